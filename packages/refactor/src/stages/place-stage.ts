import { parseImageReference } from "@stagemap/model";
import type { Model, Stage, StageKey } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import { refuse } from "../plan.ts";
import type { Note, Plan, Reason } from "../plan.ts";
import { lineEndOf } from "../stage-text.ts";
import { modelOfText } from "../text-model.ts";
import { editTo } from "./edit-to.ts";
import { planOfChange } from "./graph-change.ts";
import { edgeReason, mentionsOf, nameOf, renumbered } from "./places.ts";
import { blocksOf, blockText, joinBlocks } from "./stage-blocks.ts";
import type { StageText } from "./stage-blocks.ts";
import { GONE, headOf, stageOf } from "./stage-head.ts";
import { freeName, nameFault } from "./stage-name.ts";

const NO_PLACE = "There is no such place in the file.";
export const OPEN = "A heredoc has no end: close it first.";

export interface NewStage {
  /** Before the stage of that number; as many as there are stages for the end. */
  readonly index: number;
  /** An image, a stage above, or "scratch". */
  readonly base: string;
  /** Null for a stage without a name. */
  readonly name: string | null;
}

/** Adds a stage without steps. Never throws. */
export function planAddStage(model: Model, { index, base, name }: NewStage): Plan {
  if (!isPlace(model, index)) return refuse(NO_PLACE);
  const fault =
    baseFault(model, index, base) ?? (name === null ? null : nameFault(model, name, null));
  if (fault !== null) return refuse(fault);
  const lineEnd = lineEndOf(model);
  const text = `FROM ${base}${name === null ? "" : ` AS ${name}`}${lineEnd}`;
  return planNew(model, { index, text, name });
}

/** Why a stage of that number cannot stand on a base; null when it can. */
export function baseFault(model: Model, index: number, base: string): string | null {
  if (base === "" || /\s/.test(base)) {
    return "FROM needs the name of an image or of a stage above.";
  }
  const named = model.stages.filter(({ name }) => name === base.toLowerCase());
  if (named.length > 0) {
    return named.some((stage) => stage.index < index)
      ? null
      : `The stage ${base} does not stand above: a stage is only built on one above it.`;
  }
  if (base === "scratch" || base.includes("$")) return null;
  const reference = parseImageReference(base);
  return reference.ok ? null : `“${base}” is no name of an image: ${reference.message}.`;
}

/** Writes a stage once more behind itself, under a name of its own. Never throws. */
export function planDuplicateStage(
  model: Model,
  { stage: key, name }: { readonly stage: StageKey; readonly name?: string },
): Plan {
  const stage = stageOf(model, key);
  const block = stage === undefined ? undefined : blocksOf(model)[stage.index];
  if (stage === undefined || block === undefined) return refuse(GONE);
  if (isOpen(stage)) return refuse(OPEN);
  const wanted = stage.name === null ? `stage-${stage.index + 1}` : `${stage.name}-2`;
  const newName = name ?? freeName(model, wanted);
  const fault = nameFault(model, newName, null);
  if (fault !== null) return refuse(fault);
  const head = headOf(model, stage);
  if (head === null) return refuse("The FROM line is not complete.");
  const { span, newText } = head.renamed(newName);
  const local = { start: span.start - block.start, end: span.end - block.start };
  const text = applyEdits(blockText(model, block), [{ span: local, newText }]);
  const plan = planNew(model, { index: stage.index + 1, text, name: newName });
  if (!plan.ok) return plan;
  const there = modelOfText(model, applyEdits(model.tree.source, plan.edits));
  return sourcesOf(there, stage.index + 1) === sourcesOf(model, stage.index) ? plan : refuse(SELF);
}

/** What a stage takes content from, to be compared. */
function sourcesOf({ edges }: Model, stage: number): string {
  return JSON.stringify(
    edges.flatMap(({ kind, from, to }) => (to === stage ? [[kind, from]] : [])),
  );
}

/** FROM scratch AS scratch: below it the name means the stage. */
const SELF = "It has the name of something that it uses: below it that name would mean the stage.";

interface Inserted {
  readonly index: number;
  readonly text: string;
  readonly name: string | null;
}

function planNew(model: Model, { index, text, name }: Inserted): Plan {
  const numberOf = (each: number): number => (each < index ? each : each + 1);
  const origins: (number | null)[] = model.stages.map((stage) => stage.index);
  origins.splice(index, 0, null);
  const stages = [...textsAfter(model, numberOf)];
  stages.splice(index, 0, { block: null, text });
  const isLast = index === model.stages.length && index > 0;
  return planOfChange(model, {
    edits: editTo(model.tree.source, joinBlocks(model, stages)),
    origins,
    changed: [],
    notes: isLast ? [lastNote(name ?? `stage ${index}`)] : [],
  });
}

/** The stages' texts in their order, once stages have other numbers. */
export function textsAfter(
  model: Model,
  numberOf: (before: number) => number | null,
): readonly StageText[] {
  const edits = renumbered(model, numberOf);
  return blocksOf(model).map((block) => {
    const own = edits
      .filter(({ span }) => span.start >= block.start && span.end <= block.end)
      .map(({ span, newText }) => ({
        span: { start: span.start - block.start, end: span.end - block.start },
        newText,
      }));
    return { block, text: applyEdits(blockText(model, block), own) };
  });
}

/**
 * Moves a stage in the text to before another one. What it needs has to stay above it, and what needs it below. Never throws.
 */
export function planMoveStage(
  model: Model,
  { stage: key, index }: { readonly stage: StageKey; readonly index: number },
): Plan {
  const stage = stageOf(model, key);
  if (stage === undefined) return refuse(GONE);
  if (!isPlace(model, index)) return refuse(NO_PLACE);
  if (index === stage.index || index === stage.index + 1) return { ok: true, edits: [], notes: [] };
  if (model.stages.some(isOpen)) return refuse(OPEN);
  const reasons = orderReasons(model, stage, index);
  if (reasons.length > 0) return { ok: false, reasons };
  const order = model.stages.map((each) => each.index).filter((each) => each !== stage.index);
  order.splice(index > stage.index ? index - 1 : index, 0, stage.index);
  const texts = textsAfter(model, (each) => order.indexOf(each));
  const stages = order.flatMap((each) => texts[each] ?? []);
  const last = model.stages[order.at(-1) ?? -1];
  const isOtherLast = last !== undefined && last.index !== model.stages.length - 1;
  return planOfChange(model, {
    edits: editTo(model.tree.source, joinBlocks(model, stages)),
    origins: order,
    changed: [],
    notes: isOtherLast ? [lastNote(nameOf(last))] : [],
  });
}

/** Lines that would mean nothing any more, because a stage would stand below what needs it. */
function orderReasons(model: Model, stage: Stage, index: number): readonly Reason[] {
  const passed = model.stages.filter((each) =>
    index < stage.index
      ? each.index >= index && each.index < stage.index
      : each.index > stage.index && each.index < index,
  );
  return passed.flatMap((other) => {
    const [upper, lower] = index < stage.index ? [other, stage] : [stage, other];
    return mentionsOf(model, upper)
      .filter(({ edge }) => edge.to === lower.index)
      .map(({ edge }) =>
        edgeReason(model, edge, `needs ${nameOf(upper)}, which has to stand above it.`),
      );
  });
}

function isPlace({ stages }: Model, index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index <= stages.length;
}

export function isOpen({ steps }: Stage): boolean {
  return steps.some(({ item }) => item.isOpen);
}

/** What changes when another stage is the last one. */
export function lastNote(name: string): Note {
  return { message: `The last stage is ${name} now: a build without --target builds it.` };
}
