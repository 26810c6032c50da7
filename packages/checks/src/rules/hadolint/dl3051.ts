import { defineRule, findingAt } from "../../rule.ts";
import { setLabels } from "../../schema-labels.ts";

export const dl3051 = defineRule({
  id: "DL3051",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "The labels that the project asks for say something.",
  rationale:
    "A label without a value is as good as none: whoever filters or looks it up learns nothing. Give it its value, with a build argument where that is only known when the image is built.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3051",
  examples: [
    {
      bad: 'FROM alpine:3.22\nLABEL «team»=""\n',
      settings: { labelSchema: [{ name: "team", type: "text" }] },
    },
  ],
  good: ['FROM alpine:3.22\nLABEL team=""\n'],
  *check(context) {
    const names = new Set(context.settings.labelSchema.map(({ name }) => name));
    if (names.size === 0) return;
    for (const { site, pair, name, value } of setLabels(context)) {
      if (!names.has(name) || value !== "") continue;
      yield findingAt(context, site, pair.key, `label \`${name}\` is empty.`);
    }
  },
});
