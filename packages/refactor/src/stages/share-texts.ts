import type { Model, Stage } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { lineEndOf, unitsOf } from "../stage-text.ts";
import type { Unit } from "../stage-text.ts";
import { renumbered } from "./places.ts";
import { headComments } from "./share-comments.ts";
import { blocksOf } from "./stage-blocks.ts";
import type { StageBlock, StageText } from "./stage-blocks.ts";

/** A stage's text in its parts, with stages that are named by number named by the number that they will have. */
export interface StageParts {
  readonly block: StageBlock;
  /** The comments right above FROM: those about the stage, and those for tools, about the image. */
  readonly comments: { readonly stage: string; readonly image: string };
  /** FROM with its flags and its base, as far as that goes. */
  readonly from: string;
  /** What follows the base: the name, and the line end. */
  readonly naming: string;
  readonly units: readonly Unit[];
  /** Everything behind FROM, ended with a line end. */
  readonly body: string;
  /** The body up to that many steps, and from there on. */
  cut(steps: number): { readonly above: string; readonly below: string };
  /** A step with its comments, and without. */
  unit(step: number): string;
  line(step: number): string;
  /** What stands between steps. */
  blank(unit: Unit): string;
  /** What follows the last step. */
  readonly tail: string;
  /** The bodies of its heredocs; "" without one. */
  bodies(step: number): string;
}

export interface Texts {
  readonly stages: readonly StageText[];
  parts(stage: Stage): StageParts | null;
}

/** The texts of all stages once stages have other numbers, and the parts of those that are taken apart. Edits of other places go along. */
export function textsOf(
  model: Model,
  numberOf: (before: number) => number | null,
  edits: readonly TextEdit[] = [],
): Texts {
  const blocks = blocksOf(model);
  const write = writer(model, [...renumbered(model, numberOf), ...edits]);
  const stages = blocks.map((block) => ({ block, text: write(block.start, block.contentEnd) }));
  return {
    stages: stages.map(({ block, text }) => ({ block, text: ended(text, lineEndOf(model)) })),
    parts: (stage) => {
      const block = blocks[stage.index];
      return block === undefined ? null : partsOf(model, { stage, block, write });
    },
  };
}

type Write = (start: number, end: number) => string;

function writer({ tree }: Model, edits: readonly TextEdit[]): Write {
  return (start, end) => {
    const own = edits
      .filter(({ span }) => span.start >= start && span.end <= end)
      .map(({ span, newText }) => ({
        span: { start: span.start - start, end: span.end - start },
        newText,
      }))
      .toSorted((a, b) => a.span.start - b.span.start);
    return applyEdits(tree.source.slice(start, end), own);
  };
}

interface Taken {
  readonly stage: Stage;
  readonly block: StageBlock;
  readonly write: Write;
}

function partsOf(model: Model, { stage, block, write }: Taken): StageParts | null {
  const { tree, stageItems } = model;
  const item = stageItems[stage.index] ?? 0;
  const start = tree.starts[item] ?? 0;
  const bodyStart = tree.starts[item + 1] ?? tree.source.length;
  const [base] = stage.from.instruction.args;
  if (base === undefined) return null;
  const lineEnd = lineEndOf(model);
  const units = unitsOf(model, stage);
  const part = (from: number, to: number): string =>
    ended(write(from, Math.max(from, to)), lineEnd);
  const itemAt = (step: number): number => item + (stage.steps[step]?.itemOffset ?? 0);
  return {
    block,
    comments: headComments(write(block.start, start)),
    from: tree.source.slice(start, start + base.to),
    naming: closed(tree.source.slice(start + base.to, bodyStart), lineEnd),
    units,
    body: part(bodyStart, block.contentEnd),
    cut: (steps) => {
      const at = units.findLast(({ step }) => step !== null && step < steps)?.end ?? bodyStart;
      return { above: part(bodyStart, at), below: part(at, block.contentEnd) };
    },
    unit: (step) => {
      const unit = units.find((each) => each.step === step);
      return unit === undefined ? "" : part(unit.start, unit.end);
    },
    line: (step) =>
      part(tree.starts[itemAt(step)] ?? 0, tree.starts[itemAt(step) + 1] ?? tree.source.length),
    blank: ({ start: from, end }) => write(from, end),
    tail: part(units.at(-1)?.end ?? bodyStart, block.contentEnd),
    bodies: (step) => {
      const own = stage.steps[step]?.item;
      return own?.raw.slice(own.heredocs[0]?.body.from ?? own.raw.length) ?? "";
    },
  };
}

function ended(text: string, lineEnd: string): string {
  return text === "" || text.endsWith("\n") ? text : text + lineEnd;
}

function closed(line: string, lineEnd: string): string {
  return line.endsWith("\n") ? line : line + lineEnd;
}

/** FROM with a name, in the case of the keyword. */
export function fromLine(from: string, name: string, lineEnd: string): string {
  return `${from} ${/^\s*from\b/.test(from) ? "as" : "AS"} ${name}${lineEnd}`;
}

/** The keyword of a FROM line on a base of the file. */
export function fromStage(from: string, base: string): string {
  const indent = /^\s*/.exec(from)?.[0] ?? "";
  return `${indent}${/^\s*from\b/.test(from) ? "from" : "FROM"} ${base}`;
}

/** The keyword of one FROM with the flags and the base of another. */
export function fromStageOf(upper: string, lower: string): string {
  const keyword = /^\s*\w+/;
  return (keyword.exec(lower)?.[0] ?? "FROM") + upper.replace(keyword, "");
}

/** Without blank lines at the beginning. */
export function withoutSpace(text: string): string {
  return text.replace(/^(?:[^\S\n]*\r?\n)+/, "");
}
