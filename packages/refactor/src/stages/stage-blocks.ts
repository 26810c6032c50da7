import type { Model, Stage } from "@stagemap/model";
import { lineEndOf } from "../stage-text.ts";

/** The text of a stage: from the comments right above its FROM to those of the next one. */
export interface StageBlock {
  readonly start: number;
  /** Behind its last line that is not blank. */
  readonly contentEnd: number;
  readonly end: number;
}

/** One for each stage, in text order and without gaps. */
export function blocksOf(model: Model): readonly StageBlock[] {
  const { tree, stages } = model;
  const starts = stages.map((stage) => blockStart(model, stage));
  return stages.map((stage, index) => {
    const start = starts[index] ?? 0;
    const end = starts[stage.index + 1] ?? tree.source.length;
    const text = tree.source.slice(start, end);
    const trimmed = text.trimEnd();
    const lineEnd = /^[^\S\n]*(?:\n|$)/.exec(text.slice(trimmed.length))?.[0].length ?? 0;
    return { start, contentEnd: start + trimmed.length + lineEnd, end };
  });
}

function blockStart({ tree, stageItems }: Model, stage: Stage): number {
  let first = stageItems[stage.index] ?? 0;
  while (tree.items[first - 1]?.kind === "comment") first--;
  return tree.starts[first] ?? 0;
}

/** The lines of one stage with a line end behind the last, and without blank lines around. */
export function blockText(model: Model, { start, contentEnd }: StageBlock): string {
  const text = model.tree.source.slice(start, contentEnd);
  return text.endsWith("\n") ? text : text + lineEndOf(model);
}

/** A stage's lines, with the place where they stood; null for new ones. */
export interface StageText {
  readonly block: StageBlock | null;
  readonly text: string;
}

/** The file with these stages instead of its own. What stands before the first stays, and so does the space between places. */
export function joinBlocks(model: Model, stages: readonly StageText[]): string {
  const { source } = model.tree;
  const blocks = blocksOf(model);
  const lineEnd = lineEndOf(model);
  const spaces = blocks.map(({ contentEnd, end }) => source.slice(contentEnd, end));
  const ending = spaces.pop() ?? "";
  const usual = spaces.find((space) => space !== "") ?? spaces[0] ?? lineEnd;
  const between = [...spaces];
  const text = stages.map((stage, index) => {
    if (index === 0) return stage.text;
    const isNew = stage.block === null || (index === 1 && stages[0]?.block === null);
    if (isNew) return usual + stage.text;
    // The space above a stage that is taken away goes with it.
    const own = blocks.findIndex(({ start }) => start === stage.block?.start);
    const space = stages.length < blocks.length ? spaces[own - 1] : between.shift();
    return (space ?? usual) + stage.text;
  });
  const whole = headOf(model, blocks[0]?.start ?? source.length) + text.join("") + ending;
  // A text without a last line end stays without.
  const isEnded = source === "" || source.endsWith("\n");
  return isEnded ? whole : whole.slice(0, whole.lastIndexOf(lineEnd));
}

/** What stands before the first stage, with a blank line behind it where there was no stage. */
function headOf(model: Model, end: number): string {
  const head = model.tree.source.slice(0, end);
  if (model.stages.length > 0 || head.trim() === "") return head;
  const lineEnd = lineEndOf(model);
  return head.trimEnd() + lineEnd + lineEnd;
}
