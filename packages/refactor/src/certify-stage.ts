import type { Model, Stage } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import type { SyntaxTree } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { faultOfReading, stageLines } from "./certify.ts";
import type { Refused } from "./plan.ts";

/** A stage as a text of its own, read as in the whole one. */
interface Excerpt {
  readonly model: Model;
  readonly tree: SyntaxTree;
  /** Where it begins in the whole text, and how much stands before it in its own. */
  readonly start: number;
  readonly prefix: number;
}

const excerpts = new WeakMap<Stage, Excerpt>();

/**
 * Why a stage cannot be put into that order by edits that stay within it; null when it can. It reads the one stage and not the
 * whole text: no other can change, because only the last line of a text may be open, and edits leave none open before another.
 */
export function faultInStage(
  model: Model,
  stage: Stage,
  { order, edits }: { readonly order: readonly number[]; readonly edits: readonly TextEdit[] },
): Refused | null {
  const { tree, start, prefix } = excerptOf(model, stage);
  const [from = "", ...steps] = stageLines(tree);
  const shift = prefix - start;
  const own = edits.map(({ span, newText }) => ({
    span: { start: span.start + shift, end: span.end + shift },
    newText,
  }));
  const after = parse(applyEdits(tree.source, own), tree);
  const expected = [from, ...order.map((each) => steps[each] ?? "")];
  return faultOfReading(tree, after, expected);
}

function excerptOf(model: Model, stage: Stage): Excerpt {
  const known = excerpts.get(stage);
  if (known?.model === model) return known;
  const { source, starts, escape } = model.tree;
  const start = starts[model.stageItems[stage.index] ?? 0] ?? 0;
  const end = starts[model.stageItems[stage.index + 1] ?? starts.length] ?? source.length;
  const directive = escape === "\\" ? "" : `# escape=${escape}\n`;
  const tree = parse(directive + source.slice(start, end));
  const excerpt = { model, tree, start, prefix: directive.length };
  excerpts.set(stage, excerpt);
  return excerpt;
}
