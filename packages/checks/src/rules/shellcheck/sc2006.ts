import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { runScripts } from "../../run-scripts.ts";
import { wholeFix } from "../../whole-fix.ts";

export const sc2006 = defineRule({
  id: "SC2006",
  origin: "shellcheck",
  severity: "style",
  summary: "Commands are substituted with $(…).",
  rationale:
    "Backquotes do the same, but they cannot be nested without escapes, backslashes mean something else inside, and they are easily taken for quotes. `$(…)` works in every shell.",
  source: "https://www.shellcheck.net/wiki/SC2006",
  examples: [
    {
      bad: 'FROM debian:13\nRUN echo "«`uname -r`»"\n',
      fixed: 'FROM debian:13\nRUN echo "$(uname -r)"\n',
    },
  ],
  good: [
    'FROM debian:13\nRUN echo "$(uname -r)"\n',
    "FROM debian:13\nRUN make `# all of it` install\n",
  ],
  *check(context) {
    for (const script of runScripts(context)) {
      for (const node of script.nodes("CommandExpansion")) {
        // A comment in backquotes is the only one that can stand in the middle of a line.
        if (!node.text.startsWith("`") || /^`\s*#/.test(node.text)) continue;
        const span = script.spanOf(node);
        const { site } = script.run;
        const message = "Use $(...) notation instead of legacy backticks `...`.";
        yield {
          ...findingAt(context, site, span, message),
          fixes: () => {
            const inner = { from: span.from + 1, to: span.to - 1 };
            const isPlain = !node.text.includes("\\");
            const ends = site.item.raw.charAt(span.from) + site.item.raw.charAt(inner.to);
            if (!isPlain || ends !== "``") return [];
            return wholeFix("Write $(…)", "safe", [
              replacement(context, site, { from: span.from, to: inner.from }, "$("),
              replacement(context, site, { from: inner.to, to: span.to }, ")"),
            ]);
          },
        };
      }
    }
  },
});
