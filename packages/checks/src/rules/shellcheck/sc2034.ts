import { insertion } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { runScripts } from "../../run-scripts.ts";
import type { NodeOf, RunScript } from "../../run-scripts.ts";
import { isGivenOutside, shellVariables } from "../../shell-variables.ts";
import type { ShellVariables } from "../../shell-variables.ts";
import { wholeFix } from "../../whole-fix.ts";

/** What the shell itself looks at, or what images export. */
const LOOKED_AT =
  /^(?:PATH|IFS|HOME|LANG|LANGUAGE|LC_\w+|PS[0-4]|CDPATH|OPT\w+|BASH\w*|HIST\w*|TERM|SHELL|PWD|OLDPWD|USER|LOGNAME|TMPDIR|ENV|POSIXLY_CORRECT|REPLY|_)$/;

export const sc2034 = defineRule({
  id: "SC2034",
  origin: "shellcheck",
  severity: "warning",
  summary: "What a script sets is used.",
  rationale:
    "A variable lives as long as its RUN's shell: it is gone in the next RUN, and programs that the script starts see it only when it is exported. One that the script itself never looks at is misspelt, forgotten, or meant for ENV.",
  source: "https://www.shellcheck.net/wiki/SC2034",
  examples: [
    {
      bad: "FROM debian:13\nRUN «jobs=4»; make\n",
      fixed: "FROM debian:13\nRUN export jobs=4; make\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN jobs=4 make\n",
    'FROM debian:13\nRUN jobs=4; make -j "$jobs"\n',
    "FROM debian:13\nRUN export jobs=4; make\n",
    "FROM debian:13\nENV JOBS=1\nRUN JOBS=4; make\n",
  ],
  *check(context) {
    const byRun = shellVariables(context);
    for (const script of runScripts(context)) {
      const variables = byRun.get(script.run);
      if (variables === undefined || variables.isOpen) continue;
      for (const node of script.nodes("Assignment")) {
        if (!isOwnLine(script, node) || isUsed(variables, node.name)) continue;
        if (LOOKED_AT.test(node.name) || isGivenOutside(context, script.run, node.name)) continue;
        const { site } = script.run;
        const span = script.spanOf(node);
        const message = `${node.name} appears unused. Verify use (or export if used externally).`;
        yield {
          ...findingAt(context, site, span, message),
          fixes: () =>
            node.value.type === "Word" && node.append !== true
              ? wholeFix("Export it", "review", [insertion(context, site, span.from, "export ")])
              : [],
        };
      }
    }
  },
});

/** An assignment that is a command of its own. */
function isOwnLine({ parentOf }: RunScript, node: NodeOf<"Assignment">): boolean {
  const parent = parentOf(node);
  return parent?.type === "Command" && parent.name === undefined;
}

function isUsed({ uses, mentioned, sources }: ShellVariables, name: string): boolean {
  if (mentioned.has(name) || uses.some((use) => use.name === name)) return true;
  return sources.get(name)?.some(({ kind }) => kind === "other") === true;
}
