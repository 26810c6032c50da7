import type { Command } from "@stagemap/shell";
import { callsOf, wordText } from "../../calls.ts";
import { flagValue } from "@stagemap/model";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Site } from "../../rule.ts";
import { isArchive, lastPart } from "../../archives.ts";

export const dl3010 = defineRule({
  id: "DL3010",
  origin: "hadolint",
  severity: "info",
  summary: "An archive of the build context is unpacked by ADD.",
  rationale:
    "COPY puts the archive itself into a layer, and the RUN that unpacks it adds everything a second time: even when it deletes the archive, that stays in the layer below. ADD unpacks a local tar archive while it copies, so only the content is in the image. So does `RUN --mount=type=bind`, which never copies it.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3010",
  examples: [
    { bad: "FROM debian:13\nCOPY «web.tar.gz» /srv/\nRUN cd /srv && tar -xzf web.tar.gz\n" },
    { bad: "FROM debian:13\nCOPY web «/tmp/web.tgz»\nRUN tar --extract -f /tmp/web.tgz\n" },
  ],
  good: [
    "FROM debian:13\nADD web.tar.gz /srv/\n",
    "FROM debian:13\nCOPY web.tar.gz /srv/\n",
    "FROM debian:13\nCOPY --from=build /web.tar.gz /srv/\nRUN tar -xf /srv/web.tar.gz\n",
  ],
  *check(context) {
    const unpacked = unpackedArchives(context);
    if (unpacked.length === 0) return;
    for (const site of context.sites) {
      const { name, args } = site.instruction;
      const target = args.at(-1);
      if (name !== "COPY" || target === undefined || args.length < 2) continue;
      if (flagValue(site.instruction, "from") !== null) continue;
      const words = isArchive(target.text) ? [target] : args.slice(0, -1);
      const found = words.find(
        ({ text }) =>
          isArchive(text) &&
          unpacked.some((each) => each.name === lastPart(text) && isBelow(each.site, site)),
      );
      if (found === undefined) continue;
      yield findingAt(context, site, found, "Use `ADD` for extracting archives into an image");
    }
  },
});

interface Unpacked {
  readonly name: string;
  readonly site: Site;
}

function unpackedArchives(context: CheckContext): readonly Unpacked[] {
  return callsOf(context, (program) => program === "tar" || UNPACKERS.has(program)).flatMap(
    ({ run, commands }) =>
      run.isTrigger
        ? []
        : commands.filter(unpacks).flatMap(({ args }) =>
            args
              .map((word) => lastPart(wordText(word)))
              .filter((name) => isArchive(name))
              .map((name) => ({ name, site: run.site })),
          ),
  );
}

const UNPACKERS = new Set("unzip gunzip bunzip2 unlzma unxz zgz uncompress zcat gzcat".split(" "));

function unpacks({ basename, args }: Command): boolean {
  if (basename !== "tar") return true;
  const isBundle = /^[A-Za-z]*x[A-Za-z]*$/.test(args[0]?.value ?? "");
  return isBundle || args.some(({ value }) => /^(?:--extract|--get|-[^-]*x.*)$/.test(value ?? ""));
}

function isBelow(site: Site, above: Site): boolean {
  return site.index > above.index && site.stage?.index === above.stage?.index;
}
