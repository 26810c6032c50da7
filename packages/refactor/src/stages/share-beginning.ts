import type { Model, Stage, StageKey } from "@stagemap/model";
import { refuse } from "../plan.ts";
import type { Note, Plan, Reason } from "../plan.ts";
import { lineEndOf } from "../stage-text.ts";
import { lineOf, titleOf } from "../words.ts";
import type { EdgeShape } from "./graph-change.ts";
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
  /** Of the stage that comes to hold what they begin with: a new one, or the upper one that is nothing else. */
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
  const fault = sharingFault(model, stages);
  if (fault !== null) return refuse(fault);
  const count = commonSteps(model, stages);
  if (count === 0) return { ok: false, reasons: [differenceReason(model, stages)] };
  // A stage that is nothing but the beginning of the others can be their base itself.
  const isBase = first.name === name && first.steps.length === count;
  const taken = isBase ? null : nameFault(model, name, null);
  if (taken !== null) return refuse(taken);
  const users = isBase ? stages.slice(1) : stages;
  return planOn(model, { first, users, count, name, isBase, notes: notesOf(stages, count) });
}

interface Shared {
  /** The uppermost stage; the base of the others where `isBase` says so. */
  readonly first: Stage;
  /** The stages that come to stand on the base. */
  readonly users: readonly Stage[];
  readonly count: number;
  readonly name: string;
  readonly isBase: boolean;
  readonly notes: readonly Note[];
}

function planOn(model: Model, shared: Shared): Plan {
  const { first, users, count, name, isBase, notes } = shared;
  const texts = textsOf(model, (each) => (isBase || each < first.index ? each : each + 1));
  const upper = texts.parts(first);
  const parts = users.map((stage) => texts.parts(stage));
  if (upper === null) return refuse("The FROM line is not complete.");
  const numbers = users.map(({ index }) => index);
  const text = baseText(upper, { parts, count, name, isBase, lineEnd: lineEndOf(model) });
  const written = texts.stages.map((each, index) => {
    if (isBase && index === first.index) return { ...each, text };
    const part = parts[numbers.indexOf(index)] ?? null;
    return part === null ? each : { ...each, text: restText(part, name, count) };
  });
  const origins = model.stages.map(({ index }) => index);
  const composition = model.stages.map(({ index, steps }) =>
    steps
      .map((_, step): StepOrigin => ({ stage: index, step }))
      .slice(numbers.includes(index) ? count : 0),
  );
  if (!isBase) {
    const steps = first.steps.slice(0, count);
    written.splice(first.index, 0, { block: null, text });
    origins.splice(first.index, 0, NEW);
    composition.splice(
      first.index,
      0,
      steps.map((_, step) => ({ stage: first.index, step })),
    );
  }
  return planOfComposition(model, {
    stages: written,
    origins,
    changed: numbers,
    composition,
    edges: edgesOf(model, shared),
    notes,
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

interface Base extends Pick<Shared, "count" | "name" | "isBase"> {
  readonly parts: readonly (StageParts | null)[];
  readonly lineEnd: string;
}

/** The upper stage's lines, with the comments that only the others have. */
function baseText(upper: StageParts, { parts, count, name, isBase, lineEnd }: Base): string {
  const { above, below } = upper.cut(count);
  const known = new Set(commentsOf(above));
  const ofImage = [upper, ...parts].flatMap(
    (part) => part?.comments.image.match(/[^\n]*\n|[^\n]+$/g) ?? [],
  );
  let text = (isBase ? upper.comments.stage : "") + [...new Set(ofImage)].join("");
  text += isBase ? upper.from + upper.naming : fromLine(upper.from, name, lineEnd);
  let written = 0;
  for (let step = 0; step < count; step++) {
    const stray = parts.flatMap((part) => strayComments(part, step, known));
    for (const each of stray) known.add(each);
    const upTo = upper.cut(step + 1).above.length;
    const unit = upper.unit(step);
    text += above.slice(written, upTo - unit.length);
    text += stray.map((each) => each + lineEnd).join("") + unit;
    written = upTo;
  }
  return isBase ? text + below : text;
}

function restText(part: StageParts, name: string, count: number): string {
  const { comments, from, naming, units } = part;
  const { below } = part.cut(count);
  const isSpaced = units[0]?.isBlank ?? false;
  return comments.stage + fromStage(from, name) + naming + (isSpaced ? below : withoutSpace(below));
}

function edgesOf(
  model: Model,
  { first, users, count, isBase }: Shared,
): { readonly added: readonly EdgeShape[]; readonly removed: readonly EdgeShape[] } {
  const base = isBase ? first.index : NEW;
  const own = isBase ? [] : takenEdges(model, first, count).map((edge) => ({ ...edge, to: NEW }));
  const onBase = users.map(({ index }) => ({ kind: "base" as const, from: base, to: index }));
  return {
    added: [...own, ...onBase],
    removed: users.flatMap((stage) => takenEdges(model, stage, count)),
  };
}

/** What a stage takes from other stages with its base and its first steps. */
function takenEdges(model: Model, stage: Stage, count: number): readonly EdgeShape[] {
  return model.edges.flatMap(({ kind, from, to, step }) => {
    if (from.kind !== "stage" || to !== stage.index) return [];
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
