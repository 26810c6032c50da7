import type { Model, Stage } from "@stagemap/model";
import { effectsOf } from "./step-effects.ts";
import type { Actor } from "./words.ts";

/** A stage's steps with what they do. */
export function actorsOf(model: Model, stage: Stage): readonly Actor[] {
  const effects = effectsOf(model, stage);
  return stage.steps.flatMap((step, index) => {
    const own = effects[index];
    return own === undefined ? [] : [{ step, stage, effects: own }];
  });
}

/** The pairs that stand the other way round in an order, the upper one of the text first. */
export function* swapped(
  actors: readonly Actor[],
  order: readonly number[],
): Iterable<readonly [Actor, Actor]> {
  for (const [place, later] of order.entries()) {
    for (const earlier of order.slice(place + 1)) {
      const upper = actors[earlier];
      const lower = actors[later];
      if (earlier < later && upper !== undefined && lower !== undefined) yield [upper, lower];
    }
  }
}
