import type { Model, Stage, StageKey, StepKey } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import { actorsOf, swapped } from "./actors.ts";
import { faultInStage } from "./certify-stage.ts";
import { faultOfOrder } from "./certify.ts";
import { planBetween } from "./move-between.ts";
import { meetingsOf, reasonsOf, safetyOf } from "./passing.ts";
import type { Meeting } from "./passing.ts";
import { refuse } from "./plan.ts";
import type { MoveOptions, MovePlan, Note, Refused, Safety, Together } from "./plan.ts";
import { arrangeEdits, reordered, unitsOf } from "./stage-text.ts";
import { titleOf } from "./words.ts";
import type { Actor } from "./words.ts";

export interface Move {
  readonly stage: StageKey;
  readonly step: StepKey;
  /** Where it goes; its own stage when absent. */
  readonly toStage?: StageKey;
  /** Before the step of that number in the stage as it is; as many as there are steps for the end. */
  readonly gap: number;
}

/**
 * What it takes to move a step, and what that would do to the image: a safe move leaves the image of every stage as it was. Comments right
 * above the step and its heredocs go with it. A move to where it stands is safe and has no edits. Never throws.
 */
export function planMove(model: Model, move: Move, options: MoveOptions = {}): MovePlan {
  const stage = model.stages.find(({ key }) => key === move.stage);
  const from = stage?.steps.findIndex(({ key }) => key === move.step) ?? -1;
  const step = stage?.steps[from];
  if (stage === undefined || step === undefined) {
    return refuse("The text has changed: the step is no longer there.");
  }
  const target =
    move.toStage === undefined ? stage : model.stages.find(({ key }) => key === move.toStage);
  if (target === undefined) return refuse("The text has changed: the stage is no longer there.");
  if (!Number.isInteger(move.gap) || move.gap < 0 || move.gap > target.steps.length) {
    return refuse("There is no such place in the stage.");
  }
  if (step.item.isOpen) {
    return refuse(`${titleOf(step)} has no end: close its heredoc first.`);
  }
  if (model.replaced.has(stage.index) || model.replaced.has(target.index)) {
    return refuse("The stage is replaced by a named context: none of its steps runs.");
  }
  if (target !== stage) return planBetween(model, { stage, from, target, gap: move.gap }, options);
  return planWithin(model, { stage, from, gap: move.gap }, options);
}

/**
 * The plan of moving a step to every gap of its stage, from before the first step to behind the last. What may still be refused is a
 * breaking move that somebody makes all the same: see {@link MoveOptions.isPreview}.
 */
export function gapsFor(
  model: Model,
  { stage: key, step, toStage }: Omit<Move, "gap">,
  options: MoveOptions = {},
): readonly MovePlan[] {
  const stage = model.stages.find((each) => each.key === (toStage ?? key));
  if (stage === undefined) return [];
  return Array.from({ length: stage.steps.length + 1 }, (_, gap) =>
    planMove(
      model,
      { stage: key, step, gap, ...(toStage === undefined ? {} : { toStage }) },
      { isPreview: true, ...options },
    ),
  );
}

interface Within {
  readonly stage: Stage;
  readonly from: number;
  readonly gap: number;
}

function planWithin(model: Model, within: Within, options: MoveOptions): MovePlan {
  const { stage, from, gap } = within;
  if (gap === from || gap === from + 1) return stay();
  const alone = planSteps(model, { stage, steps: [from], gap }, options);
  if (!alone.ok) return alone;
  const together = alone.safety === "safe" ? null : planTogether(model, within, alone, options);
  const { safety, edits, meetings, notes } = alone;
  return { ok: true, safety, edits, notes, reasons: reasonsOf(model, meetings), together };
}

function stay(): MovePlan {
  return { ok: true, safety: "safe", edits: [], notes: [], reasons: [], together: null };
}

/** Steps of one stage that go to one gap together. */
export interface StepsWithin {
  readonly stage: Stage;
  /** Ascending. */
  readonly steps: readonly number[];
  readonly gap: number;
}

export interface StepsPlan {
  readonly ok: true;
  readonly safety: Safety;
  readonly edits: readonly TextEdit[];
  readonly meetings: readonly Meeting[];
  readonly notes: readonly Note[];
}

/** Moves steps that stay in their order to one gap. */
export function planSteps(
  model: Model,
  { stage, steps, gap }: StepsWithin,
  options: MoveOptions,
): StepsPlan | Refused {
  const actors = actorsOf(model, stage);
  const moved = new Set(steps);
  const rest = actors.map((_, index) => index).filter((index) => !moved.has(index));
  const place = rest.filter((index) => index < gap).length;
  const order = rest.toSpliced(place, 0, ...steps);
  const pairs = [...swapped(actors, order)];
  const meetings = meetingsOf(pairs, options.ignored);
  const safety = safetyOf(meetings);
  const edits = editsFor(model, stage, { steps, gap });
  const fault =
    options.isPreview === true
      ? faultInStage(model, stage, { order, edits })
      : faultOfOrder(model, stage, { order, edits, withModel: safety === "breaking" });
  if (fault !== null) return fault;
  const notes = safety === "breaking" ? [] : notesOf(pairs);
  return { ok: true, safety, edits, meetings, notes };
}

function editsFor(
  model: Model,
  stage: Stage,
  { steps, gap }: Omit<StepsWithin, "stage">,
): readonly TextEdit[] {
  const before = unitsOf(model, stage);
  const isDown = (steps[0] ?? 0) < gap;
  const after = reordered(before, { steps: new Set(steps), gap, isDown });
  return arrangeEdits(model, stage, { before, after });
}

/** What is taken for granted of steps with files that change places. */
function notesOf(pairs: readonly (readonly [Actor, Actor])[]): readonly Note[] {
  const sentences = new Set(
    pairs
      .filter((pair) => pair.every(hasFiles))
      .flatMap((pair) => pair.flatMap(({ effects }) => effects.assumptions)),
  );
  return [...sentences].map((sentence) => ({ message: `This holds as long as ${sentence}.` }));
}

function hasFiles({ effects: { files } }: Actor): boolean {
  return files.reads.length > 0 || files.writes.length > 0;
}

/** Lines that set something for those below them. */
const BINDING = new Set(["ARG", "ENV", "WORKDIR", "USER", "SHELL"]);

/** The move with the lines above that the step needs, where those are what stands in the way. */
function planTogether(
  model: Model,
  { stage, from, gap }: Within,
  alone: StepsPlan,
  options: MoveOptions,
): Together | null {
  const actors = actorsOf(model, stage);
  const steps = new Set([from]);
  let { meetings } = alone;
  for (;;) {
    const needed = meetings.flatMap(({ upper }) => {
      const index = actors.findIndex(({ step }) => step === upper.step);
      const { name } = upper.step.item.instruction;
      return index < gap || steps.has(index) || !BINDING.has(name ?? "") ? [] : [index];
    });
    if (needed.length === 0) return null;
    for (const index of needed) steps.add(index);
    const sorted = [...steps].toSorted((a, b) => a - b);
    const plan = planSteps(model, { stage, steps: sorted, gap }, options);
    if (!plan.ok) return null;
    if (rank(plan.safety) < rank(alone.safety)) {
      const others = sorted.filter((index) => index !== from);
      const titles = others.flatMap((index) => {
        const step = stage.steps[index];
        return step === undefined ? [] : [titleOf(step)];
      });
      return {
        title: `Bring ${titles.join(" and ")} along`,
        steps: sorted.flatMap((index) => stage.steps[index]?.key ?? []),
        safety: plan.safety,
        edits: plan.edits,
      };
    }
    meetings = plan.meetings;
  }
}

function rank(safety: Safety): number {
  return ["safe", "risky", "breaking"].indexOf(safety);
}
