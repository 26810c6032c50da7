import { isOneWord } from "../../one-word-output.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { isStretchAsWritten, runScripts } from "../../run-scripts.ts";
import type { NodeOf } from "../../run-scripts.ts";
import { isGivenOutside, shellVariables } from "../../shell-variables.ts";
import type { ShellVariables, VariableSource } from "../../shell-variables.ts";
import { inQuotes, splitParts } from "../../splitting.ts";
import type { SplitPart } from "../../splitting.ts";

/** Numbers, and what else never holds a space. */
const PLAIN: ReadonlySet<string> = new Set(
  (
    "? # $ - ! 0 BASHPID COLUMNS EUID HISTCMD LINENO LINES OPTIND PPID RANDOM SECONDS SHLVL UID EPOCHSECONDS " +
    // SC2068 and SC2048 are about these.
    "@ *"
  ).split(" "),
);

type Variable = NodeOf<"SimpleExpansion"> | NodeOf<"ParameterExpansion">;

export const sc2086 = defineRule({
  id: "SC2086",
  origin: "shellcheck",
  severity: "info",
  summary: "Variables stand in double quotes.",
  rationale:
    "Outside quotes the shell splits what a variable holds at spaces, and takes `*` and `?` in it for file names: one argument becomes several, or others, or none when it is empty. In double quotes it stays one argument, whatever it holds. Where the splitting is meant, leave it and say so in a comment.",
  source: "https://www.shellcheck.net/wiki/SC2086",
  examples: [
    {
      bad: "FROM debian:13\nRUN file=$(ls | head -n 1) && cat «$file»\n",
      fixed: 'FROM debian:13\nRUN file=$(ls | head -n 1) && cat "$file"\n',
    },
    {
      bad: "FROM debian:13\nRUN cat /data/«${name}».txt\n",
      fixed: 'FROM debian:13\nRUN cat "/data/${name}.txt"\n',
    },
    {
      bad: 'FROM debian:13\nRUN arch=$(uname -m); curl -fO "https://example.com/"«$arch»\n',
      fixed: 'FROM debian:13\nRUN arch=$(uname -m); curl -fO "https://example.com/""$arch"\n',
    },
  ],
  good: [
    "FROM debian:13\nARG VERSION\nRUN ./get.sh $VERSION\n",
    "FROM debian:13\nRUN for name in a b; do touch $name; done\n",
    'FROM debian:13\nRUN copy=$other; for x in $list; do echo "$x"; done\n',
    "FROM debian:13\nRUN version=1.2; ./get.sh $version ${#version} $?\n",
  ],
  *check(context) {
    const byRun = shellVariables(context);
    for (const script of runScripts(context)) {
      const variables = byRun.get(script.run);
      if (variables === undefined) continue;
      for (const split of splitParts(script)) {
        const { part } = split;
        if (part.type === "CommandExpansion" || isHarmless(part)) continue;
        const name = nameOf(part);
        if (PLAIN.has(name)) continue;
        const sources = variables.sources.get(name) ?? [];
        if (sources.length === 0 && isGivenOutside(context, script.run, name)) continue;
        if (sources.length > 0 && isPlainValue(variables, sources, 4)) continue;
        const message = "Double quote to prevent globbing and word splitting.";
        yield {
          ...findingAt(context, script.run.site, script.spanOf(part), message),
          fixes: () => quoted(context, { ...split, part }, isOneWordEach(sources)),
        };
      }
    }
  },
});

function nameOf(part: Variable): string {
  return part.type === "SimpleExpansion" ? part.text.slice(1) : part.parameter;
}

/** A length, and words that stand in the place of a variable. */
function isHarmless(part: Variable): boolean {
  if (part.type === "SimpleExpansion") return false;
  const { prefix, operation } = part;
  if (prefix === "#") return true;
  return operation?.type === "Default" && operation.operator.endsWith("+");
}

/** True when every value that the script gives a variable is known to be one word. */
function isPlainValue(
  variables: ShellVariables,
  sources: readonly VariableSource[],
  depth: number,
): boolean {
  return sources.every((source) => {
    if (source.kind === "other" || depth === 0) return false;
    if (source.kind === "loop") {
      return source.node.wordlist?.every((word) => isPlainText(word)) ?? false;
    }
    const { value } = source.node;
    if (value.type !== "Word" || source.node.append === true) return false;
    return (value.parts ?? []).every((part) => {
      switch (part.type) {
        case "Literal":
        case "SingleQuoted":
          return !/[\s*?[\]]/.test(part.value);
        case "ArithmeticExpansion":
          return true;
        case "DoubleQuoted":
          return part.parts.every(
            (inner) => inner.type === "Literal" && !/[\s*?[\]]/.test(inner.value),
          );
        case "SimpleExpansion": {
          const own = variables.sources.get(part.text.slice(1));
          return own !== undefined && isPlainValue(variables, own, depth - 1);
        }
        default:
          return false;
      }
    });
  });
}

function isPlainText({ text, parts }: NodeOf<"Word">): boolean {
  return (parts ?? []).every((part) => part.type === "Literal") && !/[\s\\*?[\]{}]/.test(text);
}

function isOneWordEach(sources: readonly VariableSource[]): boolean {
  return (
    sources.length > 0 &&
    sources.every((source) => {
      if (source.kind !== "assignment" || source.node.value.type !== "Word") return false;
      const [only, ...rest] = source.node.value.parts ?? [];
      const inner = only?.type === "DoubleQuoted" && only.parts.length === 1 ? only.parts[0] : only;
      return rest.length === 0 && inner?.type === "CommandExpansion" && isOneWord(inner);
    })
  );
}

/** The whole word in quotes, or the variable alone where the rest has quotes or wildcards. */
function quoted(
  context: CheckContext,
  split: SplitPart<Variable>,
  isSafe: boolean,
): readonly Fix[] {
  const { script, word, part } = split;
  const whole = inQuotes(split);
  const node = whole === null ? part : word;
  const span = script.spanOf(node);
  if (!isStretchAsWritten(script, span, node)) return [];
  const newText = whole ?? `"${part.text}"`;
  const edits = [replacement(context, script.run.site, span, newText)];
  return [{ title: "Put it in double quotes", safety: isSafe ? "safe" : "review", edits }];
}
