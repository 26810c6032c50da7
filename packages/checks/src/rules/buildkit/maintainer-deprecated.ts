import { removal, replacement } from "../../edits.ts";
import { quoted } from "../../quoting.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { holdsComment, inCaseOf, isSteered } from "../../written.ts";

export const maintainerDeprecated = defineRule({
  id: "MaintainerDeprecated",
  origin: "buildkit",
  severity: "warning",
  summary: "The author stands in a label, not in MAINTAINER.",
  rationale:
    "MAINTAINER has long been deprecated. The label org.opencontainers.image.authors says the same, and tools can read it together with all other labels.",
  source: "https://docs.docker.com/reference/build-checks/maintainer-deprecated/",
  examples: [
    {
      bad: "FROM alpine\n«MAINTAINER Ann <ann@example.com>»\n",
      fixed: 'FROM alpine\nLABEL org.opencontainers.image.authors="Ann <ann@example.com>"\n',
    },
    {
      bad: 'FROM alpine\n«maintainer Ann "the \\$" Lee»\n',
      fixed: 'FROM alpine\nlabel org.opencontainers.image.authors="Ann \\"the \\\\\\$\\" Lee"\n',
    },
  ],
  good: ['FROM alpine\nLABEL org.opencontainers.image.authors="ann@example.com"\n'],
  *check(context) {
    for (const site of context.sites) {
      const { name, keyword, rest } = site.instruction;
      if (name !== "MAINTAINER") continue;
      const place = { from: keyword.from, to: Math.max(keyword.to, rest.to) };
      const message = "Maintainer instruction is deprecated in favor of using label";
      yield { ...findingAt(context, site, place, message), fixes: () => asLabel(context, site) };
    }
  },
});

const AUTHORS = "org.opencontainers.image.authors";

function asLabel(context: CheckContext, site: Site): Fix[] {
  const { keyword, rest } = site.instruction;
  const hasLabel = context.sites.some(({ instruction }) =>
    instruction.pairs.some(({ key }) => key.text.replace(/["']/g, "") === AUTHORS),
  );
  if (rest.text === "") return [];
  if (hasLabel) {
    if (isSteered(site)) return [];
    const title = `Remove it: there is a label ${AUTHORS} already`;
    return [{ title, safety: "review", edits: [removal(context, site)] }];
  }
  if (holdsComment(site, rest)) return [];
  // MAINTAINER takes quotes as part of the name, which nobody means who puts them around all of it.
  const name = rest.text.replace(/^(["'])([^"']*)\1$/, "$2");
  const label = `${AUTHORS}="${quoted(name, context.model.tree.escape).replace(/^"|"$/g, "")}"`;
  return [
    {
      title: `Write a label ${AUTHORS}`,
      safety: "safe",
      edits: [
        replacement(context, site, keyword, inCaseOf(keyword, "LABEL")),
        replacement(context, site, rest, label),
      ],
    },
  ];
}
