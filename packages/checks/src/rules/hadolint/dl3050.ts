import { removal } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { setLabels } from "../../schema-labels.ts";
import { wholeFix } from "../../whole-fix.ts";

export const dl3050 = defineRule({
  id: "DL3050",
  origin: "hadolint",
  severity: "info",
  summary: "There are no labels but those that the project names.",
  rationale:
    "When the project's settings name its labels and are strict about them, any other is most likely misspelt or forgotten: tools that look for the right one find nothing. Rename it, remove it, or add it to the settings.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3050",
  examples: [
    {
      bad: "FROM alpine:3.22\nLABEL team=web\nLABEL «color»=blue\n",
      fixed: "FROM alpine:3.22\nLABEL team=web\n",
      settings: { labelSchema: [{ name: "team", type: "text" }], isLabelSchemaStrict: true },
    },
  ],
  good: ["FROM alpine:3.22\nLABEL team=web\n"],
  *check(context) {
    const { isLabelSchemaStrict, labelSchema } = context.settings;
    if (!isLabelSchemaStrict) return;
    const known = new Set(labelSchema.map(({ name }) => name));
    for (const { site, pair, name } of setLabels(context)) {
      if (known.has(name)) continue;
      const isAlone = site.instruction.pairs.length === 1;
      yield {
        ...findingAt(context, site, pair.key, "Superfluous label(s) present."),
        fixes: () =>
          isAlone ? wholeFix("Remove the label", "review", [removal(context, site)]) : [],
      };
    }
  },
});
