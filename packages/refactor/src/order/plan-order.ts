import { targetNumber, neededStages } from "@stagemap/model";
import type { Model, Stage, StageKey, StepKey } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import { faultOfOrder } from "../certify.ts";
import type { Note, Plan, Reason } from "../plan.ts";
import { arrangeEdits, arranged, longestIncreasing, unitsOf } from "../stage-text.ts";
import { lineOf, titleOf } from "../words.ts";
import { DEFAULT_INPUTS } from "./default-inputs.ts";
import type { OrderInputs } from "./inputs.ts";
import { orderStage } from "./stage-order.ts";
import type { StageOrder } from "./stage-order.ts";

export interface OrderOptions {
  /** The stages to put in order; all that the target needs when absent. */
  readonly stages?: readonly StageKey[];
  /** The stage that is built; the last one when absent. */
  readonly target?: StageKey | null;
  readonly inputs?: OrderInputs;
  /** "safe" when absent; "risky" lets steps pass each other of which nobody knows that they meet. */
  readonly risk?: "safe" | "risky";
  /** Steps that stay where they are: no other passes them. */
  readonly fixed?: readonly StepKey[];
}

export interface OrderPlan {
  /** One list of edits for all stages; without edits when the text is in order. */
  readonly plan: Plan;
  /** In text order. */
  readonly moves: readonly OrderMove[];
  /** Expected seconds of a build as the text is, over the stages that the target needs. */
  readonly before: number;
  readonly after: number;
  /** False when a stage has more steps than can be searched through: the order is good, and may not be the best. */
  readonly isProven: boolean;
  /** The stages for which it is not proven. */
  readonly unproven: readonly StageKey[];
}

export interface OrderMove {
  readonly stage: StageKey;
  readonly step: StepKey;
  /** The line where it stands, from 1. */
  readonly line: number;
  /** The step behind which it goes, of the text as it will be; null for the stage's top. */
  readonly behind: StepKey | null;
  /** The line of that step as the text is; the line of FROM for the top. */
  readonly toLine: number;
  /** A sentence: what that is good for. */
  readonly reason: string;
}

/** The order of steps with the least expected rebuild time that keeps every image as it is, as one plan. Never throws. */
export function planOrder(model: Model, options: OrderOptions = {}): OrderPlan {
  const inputs = options.inputs ?? DEFAULT_INPUTS;
  const target = targetNumber(model, options.target ?? null);
  const needed = target === null ? new Set<number>() : neededStages(model, target);
  const fixed = new Set(options.fixed);
  const chosen = new Set(options.stages ?? model.stages.map(({ key }) => key));
  const endsBefore = new Map<number, number>();
  const endsAfter = new Map<number, number>();
  const edits: TextEdit[] = [];
  const moves: OrderMove[] = [];
  const refusals: Reason[] = [];
  const assumptions = new Set<string>();
  let before = 0;
  let after = 0;
  const unproven: StageKey[] = [];
  for (const stage of model.stages) {
    if (!needed.has(stage.index) || model.replaced.has(stage.index)) continue;
    const found = orderStage({
      model,
      stage,
      inputs,
      endsBefore,
      endsAfter,
      risk: options.risk ?? "safe",
      fixed,
    });
    const planned = chosen.has(stage.key) ? planStage(model, found) : null;
    before += found.before;
    after += planned?.ok === true ? found.after : found.before;
    if (planned === null || found.movable === 0) continue;
    if (!found.isProven) unproven.push(stage.key);
    if (!planned.ok) refusals.push(...planned.reasons);
    else {
      edits.push(...planned.edits);
      moves.push(...movesOf(model, found, inputs));
      for (const each of planned.sentences) assumptions.add(each);
    }
  }
  const notes: Note[] = [...assumptions].map((each) => ({
    message: `This holds as long as ${each}.`,
  }));
  const isRefused = refusals.length > 0 && edits.length === 0;
  const plan: Plan = isRefused ? { ok: false, reasons: refusals } : { ok: true, edits, notes };
  return { plan, moves, before, after, isProven: unproven.length === 0, unproven };
}

type StagePlan =
  | {
      readonly ok: true;
      readonly edits: readonly TextEdit[];
      readonly sentences: readonly string[];
    }
  | { readonly ok: false; readonly reasons: readonly Reason[] };

function planStage(model: Model, { stage, order, actors }: StageOrder): StagePlan {
  if (isWritten(order)) return { ok: true, edits: [], sentences: [] };
  const units = unitsOf(model, stage);
  const edits = arrangeEdits(model, stage, { before: units, after: arranged(units, order) });
  const fault = faultOfOrder(model, stage, { order, edits, withModel: false });
  if (fault !== null) return fault;
  const first = order.findIndex((index, place) => index !== place);
  const sentences = actors.slice(first).flatMap(({ effects }) => effects.assumptions);
  return { ok: true, edits, sentences };
}

/** True for the order of the text. */
function isWritten(order: readonly number[]): boolean {
  return order.every((index, place) => index === place);
}

/** The steps that change places, as few as possible, each with what it is good for. */
function movesOf(model: Model, found: StageOrder, inputs: OrderInputs): readonly OrderMove[] {
  const { stage, order } = found;
  const kept = new Set(longestIncreasing(order).map((place) => order[place]));
  return order
    .flatMap((number, place): OrderMove[] => {
      const step = stage.steps[number];
      if (kept.has(number) || step === undefined) return [];
      const behind = stage.steps[order[place - 1] ?? -1];
      return [
        {
          stage: stage.key,
          step: step.key,
          line: lineOf(model, stage, step),
          behind: behind?.key ?? null,
          toLine: behind === undefined ? fromLine(model, stage) : lineOf(model, stage, behind),
          reason: reasonOf(model, { found, inputs, number, place }),
        },
      ];
    })
    .toSorted((a, b) => a.line - b.line);
}

function fromLine(model: Model, stage: Stage): number {
  return model.tree.lines[model.stageItems[stage.index] ?? 0] ?? 0;
}

interface Moved {
  readonly found: StageOrder;
  readonly inputs: OrderInputs;
  readonly number: number;
  readonly place: number;
}

/** What is rebuilt less often by the move: of the step itself and those that it passes, the one that gains most. */
function reasonOf(model: Model, { found, inputs, number, place }: Moved): string {
  const { order, stage, rebuilds } = found;
  const passed = order.filter((each, other) => each < number !== other < place && each !== number);
  const gains = [number, ...passed].flatMap((each) => {
    const step = stage.steps[each];
    if (step === undefined) return [];
    const fewer = (rebuilds.before.get(each) ?? 0) & ~(rebuilds.after.get(each) ?? 0);
    const scenarios = inputs.scenarios.filter((_, index) => (fewer & (1 << index)) !== 0);
    const weight = scenarios.reduce((sum, scenario) => sum + scenario.weight, 0);
    const { seconds } = inputs.seconds({ model, stage, step });
    return weight * seconds > 0 ? [{ step, scenarios, weight, seconds }] : [];
  });
  const [best] = gains.toSorted((a, b) => b.weight * b.seconds - a.weight * a.seconds);
  if (best === undefined) return "Makes way for the steps around it.";
  const isAlways = best.scenarios.length === inputs.scenarios.length;
  const titles = best.scenarios.map(({ title }) => title).join(", or ");
  const when = isAlways ? "anything changes" : titles;
  const share = `${Math.round(best.weight * 100)} % of builds`;
  return `${titleOf(best.step)} is no longer rebuilt when ${when}: ${duration(best.seconds)} less in ${share}.`;
}

function duration(value: number): string {
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} s`;
}
