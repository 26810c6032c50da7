import type { Model, Stage, StageKey, StepKey } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import type { TextEdit } from "@stagemap/text";
import { refuse } from "../plan.ts";
import type { Plan } from "../plan.ts";
import { lineEndOf, unitsOf } from "../stage-text.ts";
import { planOfChange } from "./graph-change.ts";
import { isOpen, OPEN } from "./place-stage.ts";
import { GONE, sameOrigins, stageOf } from "./stage-head.ts";

const STEP_GONE = "The text has changed: the step is no longer there.";

interface Insertion {
  /** Before the step of that number; as many as there are steps for the end. */
  readonly gap: number;
  /** Whole lines; the last line end may be missing. */
  readonly text: string;
}

/** The edit that writes lines into a stage; null where there is no such place. */
export function insertionEdit(
  model: Model,
  stage: Stage,
  { gap, text }: Insertion,
): TextEdit | null {
  if (!Number.isInteger(gap) || gap < 0 || gap > stage.steps.length) return null;
  const { tree, stageItems } = model;
  const lineEnd = lineEndOf(model);
  const lines = text.replace(/(?:\r?\n)+$/, "").replaceAll(/\r?\n/g, lineEnd);
  const below = unitsOf(model, stage).find(({ step }) => step === gap);
  if (below !== undefined) {
    return { span: { start: below.start, end: below.start }, newText: lines + lineEnd };
  }
  const last = stage.steps.at(-1)?.itemOffset ?? 0;
  const item = (stageItems[stage.index] ?? 0) + last;
  const at = tree.starts[item + 1] ?? tree.source.length;
  const isEnded = tree.source.slice(0, at).endsWith("\n");
  const newText = isEnded ? lines + lineEnd : lineEnd + lines;
  return { span: { start: at, end: at }, newText };
}

/** Writes one instruction into a stage. Never throws. */
export function planInsertStep(
  model: Model,
  { stage: key, gap, text }: Insertion & { readonly stage: StageKey },
): Plan {
  const stage = stageOf(model, key);
  if (stage === undefined) return refuse(GONE);
  if (isOpen(stage)) return refuse(OPEN);
  const fault = instructionFault(model, text);
  if (fault !== null) return refuse(fault);
  const edit = insertionEdit(model, stage, { gap, text });
  if (edit === null) return refuse("There is no such place in the stage.");
  return planOfChange(model, {
    edits: [edit],
    origins: sameOrigins(model),
    changed: [stage.index],
  });
}

/** Why a text is not one instruction of a stage; null when it is. */
function instructionFault({ tree }: Model, text: string): string | null {
  const head = tree.escape === "`" ? "# escape=`\n" : "";
  const { items } = parse(`${head}FROM scratch\n${text}\n`);
  const [, ...rest] = items.filter(({ kind }) => kind === "instruction");
  const [only] = rest;
  if (only?.kind !== "instruction") return "Write an instruction, such as RUN, COPY or ENV.";
  if (rest.length > 1) return "That is more than one instruction: add one at a time.";
  if (only.instruction.name === "FROM") return "FROM begins another stage: add a stage instead.";
  if (only.instruction.name === null) {
    return `${only.instruction.keyword.text} is no instruction of Docker's.`;
  }
  return only.isOpen ? OPEN : null;
}

/** Puts one instruction in the place of another. Never throws. */
export function planEditStep(
  model: Model,
  {
    stage: key,
    step,
    text,
  }: { readonly stage: StageKey; readonly step: StepKey; readonly text: string },
): Plan {
  const stage = stageOf(model, key);
  const number = stage?.steps.findIndex((each) => each.key === step) ?? -1;
  const item = stage?.steps[number]?.item;
  if (stage === undefined || item === undefined) return refuse(STEP_GONE);
  const fault = instructionFault(model, text);
  if (fault !== null) return refuse(fault);
  const index = (model.stageItems[stage.index] ?? 0) + (stage.steps[number]?.itemOffset ?? 0);
  const start = model.tree.starts[index] ?? 0;
  const raw = item.raw.replace(/(?:\r?\n)+$/, "");
  const newText = text.replace(/(?:\r?\n)+$/, "").replaceAll(/\r?\n/g, lineEndOf(model));
  if (raw === newText) return { ok: true, edits: [], notes: [] };
  return planOfChange(model, {
    edits: [{ span: { start, end: start + raw.length }, newText }],
    origins: sameOrigins(model),
    changed: [stage.index],
    areCommentsLost: true,
  });
}

/** Writes a step once more behind itself. Never throws. */
export function planDuplicateStep(
  model: Model,
  { stage: key, step }: { readonly stage: StageKey; readonly step: StepKey },
): Plan {
  const stage = stageOf(model, key);
  const number = stage?.steps.findIndex((each) => each.key === step) ?? -1;
  const unit = stage && unitsOf(model, stage).find((each) => each.step === number);
  if (stage === undefined || unit === undefined) return refuse(STEP_GONE);
  if (isOpen(stage)) return refuse(OPEN);
  const text = model.tree.source.slice(unit.start, unit.end);
  const lineEnd = lineEndOf(model);
  const newText = text.endsWith("\n") ? text : lineEnd + text;
  const plan: TextEdit = { span: { start: unit.end, end: unit.end }, newText };
  return planOfChange(model, {
    edits: [plan],
    origins: sameOrigins(model),
    changed: [stage.index],
  });
}
