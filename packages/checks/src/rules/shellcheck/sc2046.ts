import { isOneWord } from "../../one-word-output.ts";
import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { isStretchAsWritten, runScripts } from "../../run-scripts.ts";
import type { NodeOf, RunScript } from "../../run-scripts.ts";
import { inQuotes, splitParts } from "../../splitting.ts";
import type { SplitPart } from "../../splitting.ts";

export const sc2046 = defineRule({
  id: "SC2046",
  origin: "shellcheck",
  severity: "warning",
  summary: "The output of a command stands in double quotes.",
  rationale:
    "Outside quotes the shell splits the output of `$(…)` at spaces and line ends, and takes `*` and `?` in it for file names. In double quotes it stays one argument. Where several are meant, as with a list of packages, read it line by line with xargs.",
  source: "https://www.shellcheck.net/wiki/SC2046",
  examples: [
    {
      bad: "FROM debian:13\nRUN make -j«$(nproc)»\n",
      fixed: 'FROM debian:13\nRUN make "-j$(nproc)"\n',
    },
    { bad: "FROM debian:13\nRUN rm «$(cat list)»\n" },
  ],
  good: [
    'FROM debian:13\nRUN make -j"$(nproc)"\n',
    "FROM debian:13\nRUN jobs=$(nproc) && for f in $(ls); do make; done\n",
    "FROM debian:13\nRUN echo $(seq 3)\n",
  ],
  *check(context) {
    for (const script of runScripts(context)) {
      for (const split of splitParts(script)) {
        const { part } = split;
        if (part.type !== "CommandExpansion" || isMeantToSplit(part)) continue;
        yield {
          ...findingAt(
            context,
            script.run.site,
            script.spanOf(part),
            "Quote this to prevent word splitting.",
          ),
          fixes: () => quoted(context, script, { ...split, part }),
        };
      }
    }
  },
});

function isMeantToSplit({ script }: NodeOf<"CommandExpansion">): boolean {
  const first = script?.commands[0]?.command;
  const name = first?.type === "Command" ? first.name?.text : undefined;
  return name === undefined || name === "seq" || name === "pgrep";
}

function quoted(
  context: CheckContext,
  script: RunScript,
  split: SplitPart<NodeOf<"CommandExpansion">>,
): readonly Fix[] {
  const { word, part } = split;
  if (!part.text.startsWith("$(")) return [];
  const isSafe = isOneWord(part);
  // A word of its own may be a list: then quotes are wrong.
  if (!isSafe && (word.parts?.length ?? 0) < 2) return [];
  const whole = inQuotes(word);
  const node = whole === null ? part : word;
  const span = script.spanOf(node);
  if (!isStretchAsWritten(script, span, node)) return [];
  const edits = [replacement(context, script.run.site, span, whole ?? `"${part.text}"`)];
  return [{ title: "Put it in double quotes", safety: isSafe ? "safe" : "review", edits }];
}
