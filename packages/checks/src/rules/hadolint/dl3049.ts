import type { Stage } from "@stagemap/model";
import { stagesBelow } from "../../context.ts";
import { setLabels } from "../../schema-labels.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";

export const dl3049 = defineRule({
  id: "DL3049",
  origin: "hadolint",
  severity: "info",
  isAboutWhatShips: true,
  summary: "The labels that the project asks for are there.",
  rationale:
    "A project can say in its settings which labels every image carries, so that people and tools find out whose an image is and what it was built from. A stage that sets none of them, and that no labelled stage is built on or copies from, misses them.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3049",
  examples: [
    {
      bad: "FROM «alpine:3.22»\nLABEL color=blue\n",
      settings: { labelSchema: [{ name: "team", type: "text" }] },
    },
  ],
  good: ['FROM alpine:3.22\nLABEL maintainer="ann@example.com"\n'],
  *check(context) {
    const { labelSchema } = context.settings;
    if (labelSchema.length === 0) return;
    const labels = setLabels(context);
    for (const { name } of labelSchema) {
      const own = new Set(
        labels.filter((each) => each.name === name).map(({ site }) => site.stage?.index ?? -1),
      );
      for (const stage of context.model.stages) {
        if (isLabelled(context, stage, own)) continue;
        const site = context.siteOfItem.get(context.model.stageItems[stage.index] ?? -1);
        if (site === undefined) continue;
        const place = stage.baseWord ?? site.instruction.keyword;
        yield findingAt(context, site, place, `Label \`${name}\` is missing.`);
      }
    }
  },
});

/** True when the stage, one below it or one on top has the label, and when others only copy from it. */
function isLabelled({ model }: CheckContext, { index }: Stage, own: ReadonlySet<number>): boolean {
  const hasLabel = [...stagesBelow(model, index)].some((each) => own.has(each));
  const isBelowLabelled = [...own].some((each) => each >= 0 && stagesBelow(model, each).has(index));
  const isCopied = model.edges.some(
    ({ kind, from }) => kind === "copy" && from.kind === "stage" && from.stage === index,
  );
  return hasLabel || isBelowLabelled || isCopied;
}
