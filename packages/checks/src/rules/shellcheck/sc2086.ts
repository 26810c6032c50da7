import { isOneWord } from "../../one-word-output.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { isStretchAsWritten, runScripts } from "../../run-scripts.ts";
import type { NodeOf, RunScript } from "../../run-scripts.ts";
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

/** Names of what is several words on purpose: in quotes it would be one wrong one. */
const LISTS =
  /(?:flags|opts|options|args|arguments|packages|pkgs|deps|depends|list|files|modules)$/i;

type WordPart = NonNullable<NodeOf<"Word">["parts"]>[number];
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
        const isGiven = (each: string): boolean => isGivenOutside(context, script.run, each);
        if (sources.length === 0 && isGiven(name)) continue;
        if (sources.length > 0 && isPlainValue({ variables, isGiven }, sources, 4)) continue;
        const message = "Double quote to prevent globbing and word splitting.";
        yield {
          ...findingAt(context, script.run.site, script.spanOf(part), message),
          fixes: () => quoted(context, script, { ...split, part, isSafe: isOneWordEach(sources) }),
        };
      }
    }
  },
});

function nameOf(part: Variable): string {
  return part.type === "SimpleExpansion" ? part.text.slice(1) : part.parameter;
}

/** A length, a list, and words that stand in the place of a variable. */
function isHarmless(part: Variable): boolean {
  if (part.type === "SimpleExpansion") return false;
  const { prefix, operation, index } = part;
  // All elements of an array are what SC2068 is about.
  if (prefix === "#" || index?.text === "@" || index?.text === "*") return true;
  return operation?.type === "Default" && operation.operator.endsWith("+");
}

interface Known {
  readonly variables: ShellVariables;
  readonly isGiven: (name: string) => boolean;
}

/** True when every value that the script gives a variable is known to be one word. */
function isPlainValue(known: Known, sources: readonly VariableSource[], depth: number): boolean {
  return sources.every((source) => {
    if (source.kind === "other" || depth === 0) return false;
    if (source.kind === "loop") {
      return source.node.wordlist?.every((word) => isPlainText(word)) ?? false;
    }
    const { value } = source.node;
    if (value.type !== "Word" || source.node.append === true) return false;
    return (value.parts ?? []).every((part) => isPlainPart(known, part, depth));
  });
}

function isPlainPart(known: Known, part: WordPart, depth: number): boolean {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
      return !/[\s*?[\]]/.test(part.value);
    case "ArithmeticExpansion":
      return true;
    case "DoubleQuoted":
      return part.parts.every((inner) => isPlainPart(known, inner, depth));
    case "SimpleExpansion":
    case "ParameterExpansion": {
      // Cutting pieces off leaves one word; anything else may bring in others.
      const isCut =
        part.type === "SimpleExpansion" ||
        part.operation === undefined ||
        part.operation.type === "Remove";
      const own = known.variables.sources.get(nameOf(part));
      if (!isCut) return false;
      return own === undefined ? known.isGiven(nameOf(part)) : isPlainValue(known, own, depth - 1);
    }
    default:
      return false;
  }
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
  script: RunScript,
  { word, part, isSafe }: SplitPart<Variable> & { readonly isSafe: boolean },
): readonly Fix[] {
  if (word.parts?.length === 1 && LISTS.test(nameOf(part))) return [];
  const whole = inQuotes(word);
  const node = whole === null ? part : word;
  const span = script.spanOf(node);
  if (!isStretchAsWritten(script, span, node)) return [];
  const newText = whole ?? `"${part.text}"`;
  const edits = [replacement(context, script.run.site, span, newText)];
  return [{ title: "Put it in double quotes", safety: isSafe ? "safe" : "review", edits }];
}
