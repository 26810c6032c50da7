import { isArchive } from "../../archives.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { wholeFix } from "../../whole-fix.ts";
import { inCaseOf } from "../../written.ts";

export const dl3020 = defineRule({
  id: "DL3020",
  origin: "hadolint",
  severity: "error",
  summary: "Files and folders of the build context are copied with COPY.",
  rationale:
    "ADD does more than to copy: it downloads addresses and unpacks archives, depending on what it meets. For plain files that is only a surprise in waiting, when one of them turns out to be an archive. COPY copies and nothing else.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3020",
  examples: [
    {
      bad: "FROM alpine:3.22\n«ADD» --chown=1000 src config.json /srv/\n",
      fixed: "FROM alpine:3.22\nCOPY --chown=1000 src config.json /srv/\n",
    },
  ],
  good: [
    "FROM alpine:3.22\nADD web.tar.gz /srv/\n",
    "FROM alpine:3.22\nADD https://example.com/tool /usr/local/bin/\n",
  ],
  *check(context) {
    for (const site of context.sites) {
      const { name, keyword } = site.instruction;
      if (name !== "ADD") continue;
      const sources = sourcesOf(site);
      if (sources.every((each) => isForAdd(context, each))) continue;
      const message = "Use COPY instead of ADD for files and folders";
      yield {
        ...findingAt(context, site, keyword, message),
        fixes: () => asCopy(context, site, sources),
      };
    }
  },
});

function sourcesOf({ instruction }: Site): readonly string[] {
  return instruction.args.slice(0, -1).map(({ text }) => text.replaceAll(/^["']+|["']+$/g, ""));
}

/** What ADD is there for. hadolint does not know of repositories and of all kinds of archives. */
function isForAdd({ isAll }: CheckContext, source: string): boolean {
  if (isArchive(source) || /^https?:\/\//.test(source)) return true;
  return !isAll && /^(?:git@|git:|ssh:)|\.git(?:[#?]|$)|\.(?:tzst|zst)$/.test(source);
}

function asCopy(context: CheckContext, site: Site, sources: readonly string[]): readonly Fix[] {
  const { keyword, flags } = site.instruction;
  const isForCopy = flags.every(({ name }) => SHARED_FLAGS.has(name));
  const isPlain = sources.every(
    (source) => !isArchive(source) && !/^\w+:\/\/|^git@|\.git(?:[#?]|$)/.test(source),
  );
  if (!isForCopy || !isPlain) return [];
  // A pattern may fit an archive, and a variable hold the name of one.
  const isCertain = sources.every((source) => !/[*?[$]/.test(source));
  const edit = replacement(context, site, keyword, inCaseOf(keyword, "COPY"));
  return wholeFix("Copy with COPY", isCertain ? "safe" : "review", [edit]);
}

const SHARED_FLAGS = new Set(["chown", "chmod", "link", "exclude"]);
