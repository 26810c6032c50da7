import type { CacheReport, Status, StepReport } from "@stagemap/analysis";
import type { RowMark } from "../graph/graph-pane-props.ts";
import { saySeconds } from "./seconds-words.ts";

const words: Readonly<Record<Status, string>> = {
  cached: "Cached",
  rebuilt: "Rebuilt",
  maybe: "May be rebuilt",
  skipped: "Skipped",
};

/** What rows and heads of the graph are marked with, by the key of the step or stage. */
export function marksOf({ steps }: CacheReport): ReadonlyMap<string, RowMark> {
  const marks = new Map<string, RowMark>();
  const stages = new Map<string, StepReport[]>();
  for (const step of steps) {
    marks.set(step.key, { status: step.status, seconds: secondsOf(step), reason: reasonOf(step) });
    const others = stages.get(step.stage);
    if (others === undefined) stages.set(step.stage, [step]);
    else others.push(step);
  }
  for (const [stage, its] of stages) marks.set(stage, stageMark(its));
  return marks;
}

function secondsOf({ seconds, status }: StepReport): string {
  return seconds === 0 || status === "cached" || status === "skipped" ? "" : saySeconds(seconds);
}

function reasonOf({ status, causes, notes, seconds, estimate }: StepReport): string {
  const [cause] = causes;
  const why = cause === undefined ? notes.join(". ") : cause.text;
  const about = estimate.isMeasuredByUser ? "" : "about ";
  const takes = seconds === 0 ? "" : `, ${about}${saySeconds(seconds)}`;
  return why === "" ? `${words[status]}${takes}` : `${words[status]}${takes}: ${why}`;
}

const worstFirst: readonly Status[] = ["rebuilt", "maybe", "cached", "skipped"];

function stageMark(steps: readonly StepReport[]): RowMark {
  const counts = worstFirst.map((status) => steps.filter((step) => step.status === status).length);
  const status = worstFirst[counts.findIndex((count) => count > 0)] ?? "cached";
  const sum = steps.reduce((total, step) => total + step.seconds, 0);
  const parts = worstFirst.flatMap((each, index) => {
    const count = counts[index] ?? 0;
    return count === 0 ? [] : [`${count} ${each}`];
  });
  const takes = sum === 0 ? "" : `, about ${saySeconds(sum)} of work`;
  const reason = `${parts.join(", ")}${takes}`;
  return { status, seconds: sum === 0 ? "" : saySeconds(sum), reason };
}
