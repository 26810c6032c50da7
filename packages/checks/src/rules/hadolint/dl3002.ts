import { baseImage } from "../../base-images.ts";
import { linesBelow } from "../../edits.ts";
import { imageOf } from "../../lineage.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { wholeFix } from "../../whole-fix.ts";
import { inCaseOf } from "../../written.ts";

const ROOT = /^(?:root|0)(?::|$)/;

export const dl3002 = defineRule({
  id: "DL3002",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "The last USER of a stage is not root.",
  rationale:
    "What breaks out of a program that runs as root is root in the container, and often on the machine behind it. Install as root what needs it, then switch to an ordinary user with USER before the program starts.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3002",
  examples: [
    {
      bad: 'FROM debian:13\nUSER 1000\nRUN make\nUSER «root»\nRUN make install\nCMD ["web"]\n',
      fixed:
        'FROM debian:13\nUSER 1000\nRUN make\nUSER root\nRUN make install\nUSER 1000\nCMD ["web"]\n',
    },
    { bad: "FROM debian:13 AS base\nUSER «0:0»\nRUN make\nFROM base\nUSER www-data\n" },
  ],
  good: ["FROM debian:13\nUSER root\nRUN make\nUSER www-data\n", "FROM debian:13\nRUN make\n"],
  *check(context) {
    const last = new Map<number, Site>();
    for (const site of context.sites) {
      if (site.stage !== null && site.instruction.name === "USER") last.set(site.stage.index, site);
    }
    for (const site of last.values()) {
      const { rest } = site.instruction;
      if (!ROOT.test(rest.text)) continue;
      yield {
        ...findingAt(context, site, rest, "Last USER should not be root"),
        fixes: () => backToUser(context, site),
      };
    }
  },
});

/** Switches back behind the last step that may need root: to the user before it, or to one that the image brings. */
function backToUser(context: CheckContext, site: Site): readonly Fix[] {
  const stage = site.stage?.index ?? -1;
  const user = userBefore(context, site) ?? userOfImage(context, stage);
  const steps = context.sites.filter(
    (each) => each.index >= site.index && each.stage?.index === stage,
  );
  const last = steps.findLast(
    ({ instruction: { name } }) => name === "USER" || (name !== null && NEEDING_ROOT.has(name)),
  );
  if (user === null || last === undefined || last.item.isOpen) return [];
  const line = `${inCaseOf(site.instruction.keyword, "USER")} ${user}`;
  return wholeFix(`Switch back to ${user}`, "review", [linesBelow(context, last, [line])]);
}

const NEEDING_ROOT: ReadonlySet<string> = new Set(["RUN", "COPY", "ADD", "WORKDIR"]);

/** The last user without root's rights that the stage itself named. */
function userBefore({ sites }: CheckContext, { stage, index }: Site): string | null {
  const before = sites.findLast(
    (each) =>
      each.index < index &&
      each.stage === stage &&
      each.instruction.name === "USER" &&
      !ROOT.test(each.instruction.rest.text),
  );
  return before?.instruction.rest.text ?? null;
}

function userOfImage({ model }: CheckContext, stage: number): string | null {
  const image = imageOf(model, stage);
  if (image === null) return null;
  const { user, spareUser } = baseImage(image);
  const isKnown = user !== null && !ROOT.test(user) && /^[\w-]+$/.test(user);
  return isKnown ? user : (spareUser?.name ?? null);
}
