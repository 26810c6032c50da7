import type { Model, StepKey } from "@stagemap/model";
import { passedBy } from "@stagemap/refactor";
import type { OrderInputs, OrderMove, OrderPlan, RewriteGain, Rewritten } from "@stagemap/refactor";
import { namedSteps } from "./orders-words.ts";
import { sayList } from "./titles.ts";
import type { OrderChange } from "./view-orders.ts";

/** What one search works with. */
export interface OrderSearch {
  readonly inputs: OrderInputs;
  /** What a build takes in the best order when a step of it stays where it is. */
  readonly secondsWithout: (step: StepKey) => number;
}

/** With more moves than that, finding out what each is worth would take longer than all the rest. */
const MOST_WEIGHED = 12;

interface Ordering {
  /** The text that the user sees. */
  readonly given: Model;
  /** The text that is put in order: the same, or that with rewrites. */
  readonly ordered: Model;
  readonly order: OrderPlan;
}

/** The moves of an order, each with what it saves by itself. */
export function moveChanges(
  { given, ordered, order }: Ordering,
  search: OrderSearch,
): readonly OrderChange[] {
  const shown = namedSteps(given);
  const named = namedSteps(ordered);
  const place = (key: string): string => {
    const line = shown.get(key)?.line;
    const title = named.get(key)?.title ?? "";
    return line === undefined ? title : `line ${line}, ${title}`;
  };
  return order.moves.map((move): OrderChange => {
    const { stage, step, behind, reason } = move;
    return {
      id: `move ${step}`,
      kind: "move",
      stage,
      step,
      title: named.get(step)?.title ?? "",
      line: shown.get(step)?.line ?? null,
      to: behind === null ? "to the top of its stage" : `below ${place(behind)}`,
      reason,
      gain: gainOf(move, order, search),
    };
  });
}

/** What is lost when only this step stays where it is. */
function gainOf({ step }: OrderMove, order: OrderPlan, { secondsWithout }: OrderSearch): number {
  if (order.moves.length === 1) return order.before - order.after;
  if (order.moves.length > MOST_WEIGHED) return 0;
  return Math.max(0, secondsWithout(step) - order.after);
}

/** What rewrites do, each as one change. */
export function rewriteChanges(
  given: Model,
  rewrites: readonly RewriteGain[],
  { inputs }: OrderSearch,
): readonly OrderChange[] {
  const shown = namedSteps(given);
  return rewrites.map(({ rewritten, gain }): OrderChange => {
    const { kind, stage, step } = rewritten;
    const named = shown.get(step.key);
    return {
      id: `${kind} ${step.key}`,
      kind,
      stage: stage.key,
      step: step.key,
      title: named?.title ?? step.item.line.text.trim(),
      line: named?.line ?? null,
      ...(kind === "split-copy" ? splitWords(rewritten) : definitionWords(rewritten, inputs)),
      gain,
    };
  });
}

type Words = Pick<OrderChange, "to" | "reason">;

function splitWords({ stage, model }: Rewritten): Words {
  const before = new Set(stage.steps.map(({ key }) => key));
  const after = model.stages[stage.index]?.steps ?? [];
  const named = namedSteps(model);
  const first = after.find(({ key }) => !before.has(key));
  const made = first === undefined ? "" : (named.get(first.key)?.title ?? "");
  return {
    to: made === "" ? "in two" : `in two, with ${made} first`,
    reason:
      "What is installed is rebuilt only when the files that list it change, and no longer with every source.",
  };
}

function definitionWords(rewritten: Rewritten, inputs: OrderInputs): Words {
  const { before: model, stage } = rewritten;
  const passed = passedBy(rewritten);
  const named = namedSteps(model);
  const runs = passed.filter(({ item }) => item.instruction.name === "RUN");
  const seconds = runs.reduce(
    (sum, step) => sum + inputs.seconds({ model, stage, step }).seconds,
    0,
  );
  const last = passed.at(-1);
  const titles = runs.slice(0, 2).map(({ key }) => `“${named.get(key)?.title ?? ""}”`);
  const more = runs.length > titles.length ? [`${runs.length - titles.length} more`] : [];
  const isOne = runs.length === 1;
  return {
    to: last === undefined ? "down" : `below ${named.get(last.key)?.title ?? ""}`,
    reason: `A new value no longer rebuilds ${sayList([...titles, ...more])}, which ${isOne ? "does" : "do"} not use it: about ${Math.round(seconds)} s less each time it changes.`,
  };
}
