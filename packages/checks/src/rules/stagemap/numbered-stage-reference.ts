import { replacement } from "../../edits.ts";
import { freeName } from "../../free-name.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import type { LocalSpan } from "@stagemap/syntax";
import { isUnbroken } from "../../written.ts";

export const numberedStageReference = defineRule({
  id: "NumberedStageReference",
  origin: "stagemap",
  severity: "info",
  summary: "Stages are named where something is copied from them.",
  rationale:
    "`COPY --from=0` means the first stage, whatever that is. A stage put in above it shifts the numbers, and the line then copies from another stage without a word. A name stays with its stage and says what comes from where.",
  source: "https://docs.docker.com/build/building/multi-stage/#name-your-build-stages",
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nRUN go build -o /a .\nFROM scratch\nCOPY --from=«0» /a /a\n",
      fixed:
        "FROM golang:1.24 AS build\nRUN go build -o /a .\nFROM scratch\nCOPY --from=build /a /a\n",
    },
    {
      bad: "FROM golang:1.24\nRUN go build -o /a .\nFROM scratch\nCOPY --from=«0» /a /a\n",
      fixed:
        "FROM golang:1.24 AS builder\nRUN go build -o /a .\nFROM scratch\nCOPY --from=builder /a /a\n",
    },
  ],
  good: ["FROM golang:1.24 AS build\nFROM scratch\nCOPY --from=build /a /a\n"],
  *check(context) {
    const { model } = context;
    for (const edge of model.edges) {
      if (edge.kind !== "copy" || edge.step === null || edge.from.kind !== "stage") continue;
      const { stage: index } = edge.from;
      const [reference] = edge.step.references;
      if (reference === undefined || !/^\d+$/.test(reference.name)) continue;
      const site = context.siteOfItem.get((model.stageItems[edge.to] ?? 0) + edge.step.itemOffset);
      const stage = model.stages[index];
      if (site === undefined || stage === undefined) continue;
      const name = stage.writtenName === null ? "has no name" : `is called "${stage.writtenName}"`;
      const message = `"--from=${reference.name}" counts stages: number ${index} ${name}, and a stage added above it would shift the numbers`;
      yield {
        ...findingAt(context, site, reference.span, message),
        fixes: () => named(context, site, { span: reference.span, stage: index }),
      };
    }
  },
});

interface Numbered {
  readonly span: LocalSpan;
  readonly stage: number;
}

/** Writes the stage's name in the number's place, and gives it one first if it has none. */
function named(context: CheckContext, site: Site, { span, stage: index }: Numbered): Fix[] {
  const { model } = context;
  const stage = model.stages[index];
  const from = context.siteOfItem.get(model.stageItems[index] ?? -1);
  if (stage === undefined || from === undefined) return [];
  if (stage.name !== null) {
    // Of two stages with one name the later one would be meant.
    const isMeant = model.stages.findLast(({ name }) => name === stage.name) === stage;
    const newName = stage.writtenName ?? stage.name;
    if (!isMeant) return [];
    const edits = [replacement(context, site, span, newName)];
    return [{ title: `Write the stage's name, ${newName}`, safety: "safe", edits }];
  }
  const [base, ...more] = from.instruction.args;
  if (base === undefined || more.length > 0 || !isUnbroken(from, base)) return [];
  const newName = freeName(context, index === 0 ? "builder" : `stage-${index}`);
  const isUpper = from.instruction.keyword.text !== from.instruction.keyword.text.toLowerCase();
  const alias = ` ${isUpper ? "AS" : "as"} ${newName}`;
  const others = model.edges.flatMap(({ kind, from: origin, span: place }) => {
    const text = model.tree.source.slice(place.start, place.end);
    const isSame = kind === "copy" && origin.kind === "stage" && origin.stage === index;
    return isSame && /^\d+$/.test(text) ? [{ span: place, newText: newName }] : [];
  });
  const edits = [replacement(context, from, { from: base.to, to: base.to }, alias), ...others];
  return [{ title: `Name the stage ${newName}, and copy from that`, safety: "safe", edits }];
}
