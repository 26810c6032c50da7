import { defineRule, findingAt } from "../../rule.ts";
import { runScripts } from "../../run-scripts.ts";

export const sc2140 = defineRule({
  id: "SC2140",
  origin: "shellcheck",
  severity: "warning",
  summary: "Quotes inside quotes are escaped.",
  rationale:
    'In `"a "b" c"` the quotes in the middle end the text and begin it again: b stands outside and the program never sees the quotes. Write `\\"` for those that it is to see, or leave them out.',
  source: "https://www.shellcheck.net/wiki/SC2140",
  examples: [{ bad: 'FROM debian:13\nRUN echo "{"«name»": 1}" > a.json\n' }],
  good: [
    'FROM debian:13\nRUN echo "{\\"name\\": 1}" > a.json\n',
    'FROM debian:13\nRUN touch "$HOME"/"a"\n',
  ],
  *check(context) {
    for (const script of runScripts(context)) {
      for (const { parts } of script.nodes("Word")) {
        if (parts === undefined || parts.length < 3) continue;
        for (const [index, middle] of parts.entries()) {
          const isBetween =
            parts[index - 1]?.type === "DoubleQuoted" && parts[index + 1]?.type === "DoubleQuoted";
          if (!isBetween || middle.type !== "Literal") continue;
          // Paths, lists and settings are put together like this on purpose.
          if (!/^[\w ]*[A-Za-z][\w ]*$/.test(middle.text)) continue;
          const message = `Word is of the form "A"B"C" (B indicated). Did you mean "ABC" or "A\\"B\\"C"?`;
          yield findingAt(context, script.run.site, script.spanOf(middle), message);
        }
      }
    }
  },
});
