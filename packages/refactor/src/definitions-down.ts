import type { Model, Stage, StageKey } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import { actorsOf } from "./actors.ts";
import { faultOfOrder } from "./certify.ts";
import { conflictsBetween, readsName } from "./conflicts.ts";
import { refuse } from "./plan.ts";
import type { Plan, Reason } from "./plan.ts";
import { arrangeEdits, arranged, unitsOf } from "./stage-text.ts";
import type { Actor } from "./words.ts";

/**
 * Moves every ARG and ENV of the stages down to its first use, in one list of edits; all stages when none are named. A stage of which
 * BuildKit would read the lines in another way stays as it is. Never throws.
 */
export function planDefinitionsDown(model: Model, stages?: readonly StageKey[]): Plan {
  const edits: TextEdit[] = [];
  const reasons: Reason[] = [];
  for (const stage of model.stages) {
    const isChosen = stages === undefined || stages.includes(stage.key);
    if (!isChosen || model.replaced.has(stage.index)) continue;
    const order = orderOf(actorsOf(model, stage));
    if (order.every((number, place) => number === place)) continue;
    const units = unitsOf(model, stage);
    const own = arrangeEdits(model, stage, { before: units, after: arranged(units, order) });
    const fault = faultOfOrder(model, stage, { order, edits: own, withModel: false });
    if (fault === null) edits.push(...own);
    else reasons.push(...fault.reasons);
  }
  if (edits.length > 0) return { ok: true, edits, notes: [] };
  return reasons.length > 0
    ? { ok: false, reasons }
    : refuse("Every ARG and ENV stands right above its first use.");
}

/** True for a stage in which some definition can go down. */
export function hasLooseDefinitions(model: Model, stage: Stage): boolean {
  return orderOf(actorsOf(model, stage)).some((number, place) => number !== place);
}

/** The steps with each definition as low as it may stand, those further down first: they make way for the others. */
function orderOf(actors: readonly Actor[]): readonly number[] {
  const order = actors.map((_, index) => index);
  for (const [index, actor] of [...actors.entries()].toReversed()) {
    const { name } = actor.step.item.instruction;
    if ((name !== "ARG" && name !== "ENV") || !isWorthMoving(actors, index)) continue;
    let place = order.indexOf(index);
    for (;;) {
      const next = actors[order[place + 1] ?? -1];
      if (next === undefined || conflictsBetween(actor.effects, next.effects).length > 0) break;
      order[place] = order[place + 1] ?? index;
      order[place + 1] = index;
      place++;
    }
    settle(actors, order, { index, place });
  }
  return order;
}

/** Back up over lines that run nothing: passing them gains nothing. */
function settle(
  actors: readonly Actor[],
  order: number[],
  { index, place }: { readonly index: number; readonly place: number },
): void {
  let at = place;
  while (at > index || order.slice(0, at).some((each) => each > index)) {
    const above = order[at - 1];
    if (above === undefined || above < index || isRunning(actors[above])) return;
    order[at] = above;
    order[at - 1] = index;
    at--;
  }
}

function isRunning(actor: Actor | undefined): boolean {
  return ["RUN", "COPY", "ADD"].includes(actor?.step.item.instruction.name ?? "");
}

/** An ARG that nobody uses stays; what an ENV sets, the program that runs in the image may use. */
function isWorthMoving(actors: readonly Actor[], index: number): boolean {
  const own = actors[index];
  if (own?.step.item.instruction.name !== "ARG") return true;
  return actors
    .slice(index + 1)
    .some(({ effects }) =>
      own.effects.variables.writes.some((name) => readsName(effects.variables.reads, name)),
    );
}
