import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { isStretchAsWritten, runScripts } from "../../run-scripts.ts";
import type { NodeOf, RunScript } from "../../run-scripts.ts";

const DECLARING: ReadonlySet<string> = new Set([
  "export",
  "local",
  "declare",
  "typeset",
  "readonly",
]);

export const sc2155 = defineRule({
  id: "SC2155",
  origin: "shellcheck",
  severity: "warning",
  summary: "A value from a command is not assigned where the variable is exported.",
  rationale:
    "`export NAME=$(command)` goes well whenever export does, which is always: that the command failed is lost, and the script goes on with an empty value. Assign first and export then, so that `&&` and `set -e` see the failure.",
  source: "https://www.shellcheck.net/wiki/SC2155",
  examples: [
    {
      bad: "FROM debian:13\nRUN export «version»=$(cat VERSION) && make\n",
      fixed: "FROM debian:13\nRUN version=$(cat VERSION) && export version && make\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN version=$(cat VERSION) && export version && make\n",
    "FROM debian:13\nRUN export version=1 && make\n",
  ],
  *check(context) {
    for (const script of runScripts(context)) {
      for (const command of script.nodes("Command")) {
        if (!DECLARING.has(command.name?.text ?? "")) continue;
        for (const assignment of command.args) {
          if (assignment.type !== "Assignment" || !isFromCommand(assignment)) continue;
          const { pos } = assignment;
          const span = script.spanOf({ pos, end: pos + assignment.name.length });
          const message = "Declare and assign separately to avoid masking return values.";
          yield {
            ...findingAt(context, script.run.site, span, message),
            fixes: () => separated(context, script, { command, assignment }),
          };
        }
      }
    }
  },
});

function isFromCommand({ value }: NodeOf<"Assignment">): boolean {
  if (value.type !== "Word") return false;
  return (value.parts ?? []).some(
    (part) =>
      part.type === "CommandExpansion" ||
      (part.type === "DoubleQuoted" && part.parts.some(({ type }) => type === "CommandExpansion")),
  );
}

/** `NAME=$(command) && export NAME`, for a lone export that nothing else is joined to but "&&". */
function separated(
  context: CheckContext,
  script: RunScript,
  {
    command,
    assignment,
  }: { readonly command: NodeOf<"Command">; readonly assignment: NodeOf<"Assignment"> },
): readonly Fix[] {
  const name = command.name?.text ?? "";
  const isAlone = command.args.length === 1 && command.redirects.length === 0;
  if (name !== "export" || !isAlone || command.prefix.length > 0) return [];
  const parent = script.parentOf(command);
  const isChain =
    parent?.type === "AndOr"
      ? parent.operators.every((each) => each === "&&")
      : parent?.type === "Statement";
  const { site } = script.run;
  const span = script.spanOf(command);
  if (!isChain || !isStretchAsWritten(script, span, command)) return [];
  const newText = `${assignment.text} && export ${assignment.name}`;
  const edits = [replacement(context, site, span, newText)];
  return [{ title: "Assign first, export then", safety: "review", edits }];
}
