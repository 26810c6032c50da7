import type { Edge, Model } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import { unitsOf } from "../stage-text.ts";

/** Takes out what makes an edge: the step that copies with the comments right above it, or the mount of a RUN. None for a base. */
export function cutEdge(model: Model, edge: Edge): readonly TextEdit[] {
  const stage = model.stages[edge.to];
  const { step } = edge;
  if (stage === undefined || step === null) return [];
  const number = stage.steps.indexOf(step);
  if (edge.kind !== "mount") {
    return unitsOf(model, stage)
      .filter((unit) => unit.step === number)
      .map(({ start, end }) => ({ span: { start, end }, newText: "" }));
  }
  const item = (model.stageItems[stage.index] ?? 0) + step.itemOffset;
  const start = model.tree.starts[item] ?? 0;
  const place = edge.span.start - start;
  return step.item.instruction.flags
    .filter(({ from, to }) => from <= place && place <= to)
    .map(({ from, to }) => {
      const space =
        /^[\t ]*(?:\\[\t ]*\r?\n[\t ]*)?/.exec(step.item.raw.slice(to))?.[0].length ?? 0;
      return { span: { start: start + from, end: start + to + space }, newText: "" };
    });
}
