import { replacement } from "../../edits.ts";
import { joinPath } from "../../paths.ts";
import { quoted } from "../../quoting.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Site } from "../../rule.ts";
import { settingsOf, valueOf } from "../../step-settings.ts";
import { wholeFix } from "../../whole-fix.ts";

export const dl3000 = defineRule({
  id: "DL3000",
  origin: "hadolint",
  severity: "error",
  sameAs: "WorkdirRelativePath",
  summary: "WORKDIR is absolute.",
  rationale:
    "A relative WORKDIR goes on from the one before it, or from whatever the base image happens to have. A reader has to add them up, and a line that moves changes where everything behind it lands. An absolute path says at its place what holds.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3000",
  examples: [
    {
      bad: "FROM alpine:3.22\nWORKDIR /srv\nWORKDIR «web»\n",
      fixed: "FROM alpine:3.22\nWORKDIR /srv\nWORKDIR /srv/web\n",
    },
  ],
  good: [
    "FROM alpine:3.22\nWORKDIR /srv/web\n",
    "FROM alpine:3.22\nARG DIR=/srv\nWORKDIR ${DIR}/web\n",
    'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR "C:/web"\n',
  ],
  *check(context) {
    const hasAbsolute = new Set<number>();
    for (const site of context.sites) {
      const { name, rest } = site.instruction;
      const stage = site.stage?.index ?? -1;
      if (name === "FROM" && inherits(context, stage, hasAbsolute)) hasAbsolute.add(stage);
      if (name !== "WORKDIR" || rest.from === rest.to) continue;
      const isKnown = hasAbsolute.has(stage);
      if (isAbsolute(rest.text)) hasAbsolute.add(stage);
      // Behind an absolute one it is clear what a relative one means.
      else if (context.isAll || !isKnown) {
        yield {
          ...findingAt(context, site, rest, "Use absolute WORKDIR"),
          fixes: () => (isKnown ? madeAbsolute(context, site) : []),
        };
      }
    }
  },
});

function inherits({ model }: CheckContext, stage: number, known: ReadonlySet<number>): boolean {
  const base = model.bases[stage];
  return base?.kind === "stage" && known.has(base.stage);
}

/** Also a variable, which may hold any path, and a path of Windows. */
function isAbsolute(written: string): boolean {
  const path = written.replaceAll(/^["']+|["']+$/g, "");
  return /^[$/]|^\p{L}:/u.test(path);
}

function madeAbsolute(context: CheckContext, site: Site): ReturnType<typeof wholeFix> {
  const settings = settingsOf(context).at.get(site);
  const [word] = site.instruction.args;
  const { escape } = context.model.tree;
  if (settings === undefined || word === undefined || settings.directory.includes("$")) return [];
  const path = joinPath(
    settings.directory,
    valueOf(word, () => undefined, escape),
  );
  if (path.includes("$") || word.text.includes("$")) return [];
  const { rest } = site.instruction;
  const edit = replacement(context, site, rest, quoted(path, escape));
  return wholeFix("Write the whole path", "safe", [edit]);
}
