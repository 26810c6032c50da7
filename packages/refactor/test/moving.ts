import { buildModel } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import { planMove } from "../src/index.ts";
import type { MoveOptions, MovePlan } from "../src/index.ts";
import { abstractImages } from "./abstract-build.ts";

export function modelOf(text: string): Model {
  return buildModel(parse(text), { target: null });
}

export interface NumberedMove {
  readonly stage: number;
  readonly step: number;
  readonly toStage: number;
  readonly gap: number;
}

/** Every move of a text, in order. */
export function movesOf({ stages }: Model): NumberedMove[] {
  return stages.flatMap((stage) =>
    stage.steps.flatMap((_, step) =>
      stages.flatMap((target) =>
        Array.from({ length: target.steps.length + 1 }, (__, gap) => ({
          stage: stage.index,
          step,
          toStage: target.index,
          gap,
        })),
      ),
    ),
  );
}

export function planOf(model: Model, move: NumberedMove, options: MoveOptions = {}): MovePlan {
  const stage = model.stages[move.stage];
  const step = stage?.steps[move.step];
  const toStage = model.stages[move.toStage];
  if (stage === undefined || step === undefined || toStage === undefined)
    throw new Error("no step");
  const to = move.toStage === move.stage ? {} : { toStage: toStage.key };
  return planMove(model, { stage: stage.key, step: step.key, gap: move.gap, ...to }, options);
}

/** The text after a plan that is no refusal. */
export function textAfter(model: Model, plan: MovePlan): string {
  return plan.ok ? applyEdits(model.tree.source, plan.edits) : model.tree.source;
}

/**
 * The stages whose abstract image a move has changed. Of a move between stages, those that come out otherwise by what they are do not
 * count: all below the uppermost.
 */
export function changedStages(
  model: Model,
  before: string,
  after: string,
  move: NumberedMove,
): readonly number[] {
  const old = abstractImages(before);
  const own = new Set<number>();
  const top = Math.max(move.stage, move.toStage);
  if (move.stage !== move.toStage) {
    let at = top;
    while (at !== Math.min(move.stage, move.toStage)) {
      const base = model.bases[at];
      if (base?.kind !== "stage") break;
      at = base.stage;
      own.add(at);
    }
  }
  return abstractImages(after).flatMap((image, index) =>
    image === old[index] || own.has(index) ? [] : [index],
  );
}
