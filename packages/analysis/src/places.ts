import { instructionSpan } from "@stagemap/syntax";
import type { Model } from "@stagemap/model";
import type { Drawing } from "./picture.ts";
import type { Place, Places, RowPlace } from "./view.ts";

/** Where stages, rows and edges stand in the text. */
export function locate(model: Model, { drawnEdges }: Drawing): Places {
  const { tree, stageItems } = model;
  const stages: Place[] = [];
  const rows: RowPlace[] = [];
  for (const [position, stage] of model.stages.entries()) {
    const first = stageItems[position] ?? 0;
    const next = stageItems[position + 1] ?? tree.items.length;
    const last = lastInstruction(model, first, next);
    const fromSpan = instructionSpan(tree, first);
    stages.push({
      key: stage.key,
      span: { start: tree.starts[first] ?? 0, end: tree.starts[last + 1] ?? 0 },
    });
    rows.push({ key: stage.key, stage: stage.key, isFrom: true, span: fromSpan });
    for (const step of stage.steps) {
      const span = instructionSpan(tree, first + step.itemOffset);
      rows.push({ key: step.key, stage: stage.key, isFrom: false, span });
    }
  }
  return { stages, rows, edges: drawnEdges.map(({ key, edge }) => ({ key, span: edge.span })) };
}

/** The last instruction of a stage: comments and blank lines behind it introduce what follows. */
function lastInstruction({ tree }: Model, first: number, next: number): number {
  let last = next - 1;
  while (last > first && tree.items[last]?.kind !== "instruction") last--;
  return last;
}
