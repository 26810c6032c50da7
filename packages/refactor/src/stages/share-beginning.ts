import type { Model, Stage, StageKey } from "@stagemap/model";
import { refuse } from "../plan.ts";
import type { Note, Plan, Reason } from "../plan.ts";
import { lineEndOf } from "../stage-text.ts";
import { lineOf, titleOf } from "../words.ts";
import { isOpen, OPEN } from "./place-stage.ts";
import { nameOf } from "./places.ts";
import { baseDifference, commonSteps } from "./share-common.ts";
import { planOfComposition } from "./share-composition.ts";
import type { StepOrigin } from "./share-certificate.ts";
import { commentsOf, strayComments } from "./share-comments.ts";
import { fromLine, fromStage, textsOf, withoutSpace } from "./share-texts.ts";
import type { StageParts } from "./share-texts.ts";
import { meaningsOf } from "./share-meaning.ts";
import { GONE, stageOf } from "./stage-head.ts";
import { nameFault } from "./stage-name.ts";

export interface Sharing {
  /** Two at least, in any order. */
  readonly stages: readonly StageKey[];
  /** Of the stage that comes to hold what they begin with. */
  readonly name: string;
}

/** The number that says "the new stage" where numbers of stages are as the text was. */
const NEW = -1;

/** Makes a stage of the steps that stages begin with, and builds them on it. Never throws. */
export function planShareBeginning(model: Model, { stages: keys, name }: Sharing): Plan {
  const chosen = [...new Set(keys)].map((key) => stageOf(model, key));
  const stages = chosen
    .filter((stage) => stage !== undefined)
    .toSorted((a, b) => a.index - b.index);
  const [first] = stages;
  if (first === undefined || stages.length < chosen.length) return refuse(GONE);
  if (stages.length === 1) return refuse("Choose another stage that begins in the same way.");
  const fault = sharingFault(model, stages) ?? nameFault(model, name, null);
  if (fault !== null) return refuse(fault);
  const count = commonSteps(model, stages);
  if (count === 0) return { ok: false, reasons: [differenceReason(model, stages)] };
  const texts = textsOf(model, (each) => (each < first.index ? each : each + 1));
  const parts = stages.map((stage) => texts.parts(stage));
  const [upper] = parts;
  if (upper === undefined || upper === null) return refuse("The FROM line is not complete.");
  const base = baseText(upper, { parts, count, name, lineEnd: lineEndOf(model) });
  const written = texts.stages.map((text, index) => {
    const part = parts[stages.findIndex((stage) => stage.index === index)];
    return part === undefined || part === null
      ? text
      : { ...text, text: restText(part, name, count) };
  });
  written.splice(first.index, 0, { block: null, text: base });
  const numbers = new Set(stages.map(({ index }) => index));
  const origins = model.stages.map(({ index }) => index);
  const composition = model.stages.map(({ index, steps }) =>
    steps
      .map((_, step): StepOrigin => ({ stage: index, step }))
      .slice(numbers.has(index) ? count : 0),
  );
  composition.splice(
    first.index,
    0,
    first.steps.slice(0, count).map((_, step) => ({ stage: first.index, step })),
  );
  return planOfComposition(model, {
    stages: written,
    origins: origins.toSpliced(first.index, 0, NEW),
    changed: [...numbers],
    composition,
    edges: { added: addedEdges(model, stages, count), removed: removedEdges(model, stages, count) },
    notes: notesOf(stages, count),
  });
}

function sharingFault(model: Model, stages: readonly Stage[]): string | null {
  if (model.stages.some(isOpen)) return OPEN;
  const replaced = stages.find(({ index }) => model.replaced.has(index));
  if (replaced !== undefined) {
    return `A named context takes the place of ${nameOf(replaced)}: none of its steps runs.`;
  }
  const [first, ...others] = stages;
  if (first === undefined) return GONE;
  for (const other of others) {
    const difference = baseDifference(model, first, other);
    if (difference !== null) return `${nameOf(first)} and ${nameOf(other)} ${difference}`;
  }
  const base = model.bases[first.index];
  const triggers = base?.kind === "stage" ? (model.stages[base.stage]?.triggers ?? []) : [];
  return triggers.length === 0 ? null : "ONBUILD lines of their base run in each of them.";
}

/** The first steps that differ. */
function differenceReason(model: Model, [first, ...others]: readonly Stage[]): Reason {
  const meanings = meaningsOf(model, String);
  const step = first?.steps[0];
  const none: Reason = {
    message: "They begin with nothing that is the same.",
    step: null,
    line: 0,
  };
  if (first === undefined || step === undefined) return none;
  const other = others.find((each) => {
    const own = each.steps[0];
    return own === undefined || meanings.of(each, own) !== meanings.of(first, step);
  });
  const own = other?.steps[0];
  if (other === undefined || own === undefined) return none;
  const line = lineOf(model, other, own);
  const message = `${nameOf(first)} begins with ${titleOf(step)}, ${nameOf(other)} with ${titleOf(own)} (line ${line}).`;
  return { message, step: own.key, line };
}

interface Base {
  readonly parts: readonly (StageParts | null)[];
  readonly count: number;
  readonly name: string;
  readonly lineEnd: string;
}

/** The upper stage's lines, with the comments that only the others have. */
function baseText(upper: StageParts, { parts, count, name, lineEnd }: Base): string {
  const { above } = upper.cut(count);
  const known = new Set(commentsOf(above));
  const ofImage = parts.flatMap((part) => part?.comments.image.split(/(?<=\n)/) ?? []);
  let text = [...new Set(ofImage)].join("") + fromLine(upper.from, name, lineEnd);
  let written = 0;
  for (let step = 0; step < count; step++) {
    const stray = parts.slice(1).flatMap((part) => strayComments(part, step, known));
    for (const each of stray) known.add(each);
    const upTo = upper.cut(step + 1).above.length;
    const unit = upper.unit(step);
    text += above.slice(written, upTo - unit.length);
    text += stray.map((each) => each + lineEnd).join("") + unit;
    written = upTo;
  }
  return text;
}

function restText(part: StageParts, name: string, count: number): string {
  const { comments, from, naming, units } = part;
  const { below } = part.cut(count);
  const isSpaced = units[0]?.isBlank ?? false;
  return comments.stage + fromStage(from, name) + naming + (isSpaced ? below : withoutSpace(below));
}

function addedEdges(model: Model, stages: readonly Stage[], count: number) {
  const [first] = stages;
  const own = takenEdges(model, first, count).map(({ kind, from }) => ({ kind, from, to: NEW }));
  return [...own, ...stages.map(({ index }) => ({ kind: "base" as const, from: NEW, to: index }))];
}

function removedEdges(model: Model, stages: readonly Stage[], count: number) {
  return stages.flatMap((stage) => takenEdges(model, stage, count));
}

/** What a stage takes from other stages with its base and its first steps. */
function takenEdges(model: Model, stage: Stage | undefined, count: number) {
  return model.edges.flatMap(({ kind, from, to, step }) => {
    if (from.kind !== "stage" || stage === undefined || to !== stage.index) return [];
    const isTaken = step === null || stage.steps.indexOf(step) < count;
    return isTaken ? [{ kind, from: from.stage, to }] : [];
  });
}

function notesOf(stages: readonly Stage[], count: number): readonly Note[] {
  const names = stages.map(nameOf);
  const list = `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
  const what = count === 1 ? "One step" : `${count} steps`;
  return [{ message: `${what} of ${list} stand once now; their images stay as they are.` }];
}
