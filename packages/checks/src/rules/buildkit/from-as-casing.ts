import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { isUnbroken } from "../../written.ts";

export const fromAsCasing = defineRule({
  id: "FromAsCasing",
  origin: "buildkit",
  severity: "warning",
  summary: "AS is written in the case of its FROM.",
  rationale:
    "Both are keywords of one instruction. Written alike, the eye finds the stage's name between them and nothing else.",
  source: "https://docs.docker.com/reference/build-checks/from-as-casing/",
  examples: [
    { bad: "FROM alpine «as» build\n", fixed: "FROM alpine AS build\n" },
    { bad: "from alpine «AS» build\n", fixed: "from alpine as build\n" },
  ],
  good: ["FROM alpine AS build\n", "from alpine as build\n", "From alpine As build\n"],
  *check(context) {
    for (const site of context.sites) {
      const { name, keyword, args } = site.instruction;
      const as = args[1];
      if (name !== "FROM" || args.length < 3 || as === undefined) continue;
      const isLower = keyword.text === keyword.text.toLowerCase();
      const isUpper = keyword.text === keyword.text.toUpperCase();
      const expected = isLower ? as.text.toLowerCase() : as.text.toUpperCase();
      if ((!isLower && !isUpper) || as.text === expected) continue;
      const message = `'${as.text}' and '${keyword.text}' keywords' casing do not match`;
      yield {
        ...findingAt(context, site, as, message),
        fixes: () =>
          isUnbroken(site, as)
            ? [
                {
                  title: `Write ${expected} like its ${keyword.text}`,
                  safety: "safe",
                  edits: [replacement(context, site, as, expected)],
                },
              ]
            : [],
      };
    }
  },
});
