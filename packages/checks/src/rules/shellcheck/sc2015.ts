import { replacement, insertion } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { runScripts } from "../../run-scripts.ts";
import type { NodeOf, RunScript } from "../../run-scripts.ts";
import { wholeFix } from "../../whole-fix.ts";

const HARMLESS: ReadonlySet<string> = new Set(["echo", "exit", "return", "printf", "true", ":"]);

export const sc2015 = defineRule({
  id: "SC2015",
  origin: "shellcheck",
  severity: "info",
  summary: "A choice between two commands is made with if.",
  rationale:
    "`a && b || c` is no if-then-else: c also runs when a went well and b failed. A failing step is then followed by what was meant for another case, and the build goes on. Write `if a; then b; else c; fi`.",
  source: "https://www.shellcheck.net/wiki/SC2015",
  examples: [
    {
      bad: "FROM debian:13\nRUN [ -f setup.sh ] «&&» ./setup.sh || ./default.sh\n",
      fixed: "FROM debian:13\nRUN if [ -f setup.sh ]; then ./setup.sh; else ./default.sh; fi\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN make && make test || exit 1\n",
    "FROM debian:13\nRUN make && make test || { cat log; exit 1; }\n",
    "FROM debian:13\nRUN make || make again && make test\n",
    "FROM debian:13\nRUN rm -f a && rm b || true\n",
  ],
  *check(context) {
    for (const script of runScripts(context)) {
      for (const node of script.nodes("AndOr")) {
        const { operators, commands } = node;
        for (const [index, operator] of operators.entries()) {
          const before = commands[index - 1];
          const behind = commands[index];
          const last = commands[index + 1];
          if (operator !== "||" || operators[index - 1] !== "&&") continue;
          if (before === undefined || behind === undefined || last === undefined) continue;
          if (isHarmless(last) || isCondition(script, node)) continue;
          const gap = { pos: before.end, end: behind.pos };
          const at = gap.pos + script.layer.text.slice(gap.pos, gap.end).indexOf("&&");
          const span = script.spanOf({ pos: at, end: at + 2 });
          const message = "Note that A && B || C is not if-then-else. C may run when A is true.";
          yield {
            ...findingAt(context, script.run.site, span, message),
            fixes: () => asIf(context, script, node),
          };
        }
      }
    }
  },
});

type Member = NodeOf<"AndOr">["commands"][number];

function isHarmless(node: Member): boolean {
  // What gives up is meant for a failure of either.
  if (node.type === "Subshell" || node.type === "BraceGroup") return givesUp(node);
  if (node.type !== "Command") return false;
  if (node.name === undefined) return true;
  return HARMLESS.has(node.name.text);
}

function givesUp({ body }: NodeOf<"Subshell"> | NodeOf<"BraceGroup">): boolean {
  const last = body.commands.at(-1)?.command;
  const end = last?.type === "AndOr" ? last.commands.at(-1) : last;
  return end?.type === "Command" && /^(?:exit|return|false)$/.test(end.name?.text ?? "");
}

/** What decides over an if or a loop has no other branch. */
function isCondition(script: RunScript, node: NodeOf<"AndOr">): boolean {
  const statement = script.parentOf(node);
  const list = statement === null ? null : script.parentOf(statement);
  const owner = list === null ? null : script.parentOf(list);
  return (
    owner !== null &&
    (owner.type === "If" || owner.type === "Elif" || owner.type === "While") &&
    owner.clause === list
  );
}

/** A chain of three as if, then, else; nothing else may be joined to it. */
function asIf(context: CheckContext, script: RunScript, node: NodeOf<"AndOr">): readonly Fix[] {
  const [first, second, third, ...rest] = node.commands;
  const { run, spanOf } = script;
  if (first === undefined || second === undefined || third === undefined || rest.length > 0)
    return [];
  const gap = (left: Member, right: Member) => ({ from: spanOf(left).to, to: spanOf(right).from });
  const { raw } = run.site.item;
  const word = (place: { from: number; to: number }, operator: string, keyword: string) => {
    const text = raw.slice(place.from, place.to);
    const isPlain = /^[\s\\&|]+$/.test(text) && text.split(operator).length === 2;
    const newText = `;${text.replace(operator, keyword)}`;
    return isPlain ? replacement(context, run.site, place, newText) : null;
  };
  return wholeFix("Write it with if", "review", [
    insertion(context, run.site, spanOf(first).from, "if "),
    word(gap(first, second), "&&", "then"),
    word(gap(second, third), "||", "else"),
    insertion(context, run.site, spanOf(third).to, "; fi"),
  ]);
}
