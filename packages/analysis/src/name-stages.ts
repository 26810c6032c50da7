import type { Model } from "@stagemap/model";
import { absoluteSpan } from "@stagemap/syntax";
import type { Span } from "@stagemap/text";
import type { NamePlace, NameView } from "./names.ts";
import { stageTitle } from "./titles.ts";

/** Every stage with the places that name it, by name or by number. */
export function stageNames(model: Model): readonly NameView[] {
  const places = model.stages.map((stage): NamePlace[] => {
    const span = definitionSpan(model, stage.index);
    return [{ span, isDefinition: true, definitions: [span] }];
  });
  for (const { kind, from, span } of [...model.edges, ...model.replacedEdges]) {
    if (from.kind !== "stage" || kind === "context") continue;
    const ofStage = places[from.stage];
    const [definition] = ofStage ?? [];
    if (ofStage === undefined || definition === undefined) continue;
    ofStage.push({ span, isDefinition: false, definitions: [definition.span] });
  }
  return model.stages.map((stage, index) => ({
    kind: "stage",
    title: stageTitle(stage),
    places: (places[index] ?? []).toSorted((a, b) => a.span.start - b.span.start),
  }));
}

/** The name after AS; the keyword of a stage without one. */
function definitionSpan({ tree, stages, stageItems }: Model, index: number): Span {
  const item = stageItems[index] ?? 0;
  const stage = stages[index];
  const instruction = stage?.from.instruction;
  if (stage === undefined || instruction === undefined) return { start: 0, end: 0 };
  const word = stage.name === null ? instruction.keyword : instruction.args[2];
  return absoluteSpan(tree, item, word ?? instruction.keyword);
}
