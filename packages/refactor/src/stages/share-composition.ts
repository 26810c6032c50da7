import type { Model } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import { commentLines } from "../certify.ts";
import { refuse } from "../plan.ts";
import type { Plan } from "../plan.ts";
import { planOfChange } from "./graph-change.ts";
import type { GraphChange } from "./graph-change.ts";
import { faultOfSteps } from "./share-certificate.ts";
import type { Composition } from "./share-certificate.ts";
import { editsTo } from "./share-edits.ts";
import { joinBlocks } from "./stage-blocks.ts";
import type { StageText } from "./stage-blocks.ts";

export interface ComposedChange extends Omit<GraphChange, "edits" | "areCommentsLost"> {
  /** The stages of the result. */
  readonly stages: readonly StageText[];
  readonly composition: Composition;
}

/** The plan of putting steps together to other stages, each doing what it did; refused when the result shows otherwise. */
export function planOfComposition(model: Model, change: ComposedChange): Plan {
  const { source } = model.tree;
  const text = joinBlocks(model, change.stages);
  const fault = faultOfSteps(model, text, change.composition) ?? faultOfComments(model, text);
  if (fault !== null) return refuse(fault);
  const edits = editsTo(source, text);
  if (applyEdits(source, edits) !== text) throw new Error("The edits do not give the text.");
  // A comment that stood twice may stand once.
  return planOfChange(model, { ...change, edits, areCommentsLost: true });
}

function faultOfComments({ tree }: Model, text: string): string | null {
  const after = new Set(commentLines(parse(text, tree)));
  const lost = commentLines(tree).find((comment) => !after.has(comment));
  return lost === undefined ? null : `The comment “${lost}” would be lost.`;
}
