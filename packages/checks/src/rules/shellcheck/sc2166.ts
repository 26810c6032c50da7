import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { runScripts } from "../../run-scripts.ts";
import type { NodeOf, RunScript } from "../../run-scripts.ts";

export const sc2166 = defineRule({
  id: "SC2166",
  origin: "shellcheck",
  severity: "warning",
  summary: "Conditions are joined by the shell, not inside the brackets.",
  rationale:
    "`[ a -a b ]` and `[ a -o b ]` are ambiguous when a value looks like an operator, and POSIX has dropped them. `[ a ] && [ b ]` and `[ a ] || [ b ]` mean the same in every shell.",
  source: "https://www.shellcheck.net/wiki/SC2166",
  examples: [
    {
      bad: "FROM debian:13\nRUN if [ -f a «-a» -f b ]; then make; fi\n",
      fixed: "FROM debian:13\nRUN if [ -f a ] && [ -f b ]; then make; fi\n",
    },
    {
      bad: "FROM debian:13\nRUN if [ -f a «-o» -f b ]; then make; fi\n",
      fixed: "FROM debian:13\nRUN if [ -f a ] || [ -f b ]; then make; fi\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN if [ -f a ] && [ -f b ]; then make; fi\n",
    "FROM debian:13\nRUN if [ -a file ]; then make; fi\n",
  ],
  *check(context) {
    for (const script of runScripts(context)) {
      for (const command of script.nodes("Command")) {
        const name = command.name?.text;
        if (name !== "[" && name !== "test") continue;
        for (const [index, word] of command.args.entries()) {
          const isJoint = (word.text === "-a" || word.text === "-o") && index > 0;
          if (!isJoint || command.args[index - 1]?.text === "!") continue;
          const [joint, kind] = word.text === "-a" ? ["&&", "-a"] : ["||", "-o"];
          const message = `Prefer [ p ] ${joint} [ q ] as [ p ${kind} q ] is not well-defined.`;
          yield {
            ...findingAt(context, script.run.site, script.spanOf(word), message),
            fixes: () => split(context, script, { command, joint }),
          };
        }
      }
    }
  },
});

/** Takes the brackets apart where nothing but the whole condition hangs on them. */
function split(
  context: CheckContext,
  script: RunScript,
  { command, joint }: { readonly command: NodeOf<"Command">; readonly joint: string | undefined },
): readonly Fix[] {
  const { name, args } = command;
  const joints = args.filter(({ text }) => text === "-a" || text === "-o");
  const isOfOneKind = joints.every(({ text }) => text === joints[0]?.text);
  const isPlain = name?.text === "[" && !args.some(({ text }) => /^(?:!|\\?[()])$/.test(text));
  const parent = script.parentOf(command);
  const isFirst =
    parent?.type === "Statement" || (parent?.type === "AndOr" && parent.commands[0] === command);
  if (!isOfOneKind || !isPlain || !isFirst || joint === undefined) return [];
  const edits = joints.map((each) =>
    replacement(context, script.run.site, script.spanOf(each), `] ${joint} [`),
  );
  return [{ title: "Take the brackets apart", safety: "safe", edits }];
}
