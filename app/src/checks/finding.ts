import type { Problem } from "@stagemap/analysis";

/** How loud a finding is: as its problem, but for matters of taste. */
export type Weight = "error" | "warning" | "info" | "style";

/** A problem as the panel lists it. */
export interface Finding {
  /** Stays the same under edits elsewhere. */
  readonly key: string;
  readonly problem: Problem;
  readonly weight: Weight;
}

/** In the order of the problems. */
export function findingsOf(problems: readonly Problem[]): readonly Finding[] {
  const met = new Map<string, number>();
  return problems.map((problem) => {
    const { code, stage, step, message } = problem;
    const name = `${code} ${step ?? stage ?? ""} ${message}`;
    const count = (met.get(name) ?? 0) + 1;
    met.set(name, count);
    return { key: count === 1 ? name : `${name} ${count}`, problem, weight: weightOf(problem) };
  });
}

export function weightOf({ severity, rule }: Problem): Weight {
  return severity === "info" && rule?.severity === "style" ? "style" : severity;
}
