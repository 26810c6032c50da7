import type { Edge, ModelProblem, Stage } from "./types.ts";

/** One problem for each stage that needs itself, directly or through others (dockerfile2llb/validations.go). */
export function circularProblems(
  stages: readonly Stage[],
  edges: readonly Edge[],
): readonly ModelProblem[] {
  // Without an edge to the stage itself or a later one there can be no circle.
  if (!edges.some(({ from, to }) => from.kind === "stage" && from.stage >= to)) return [];
  const needs = new Map<number, Edge[]>();
  for (const edge of edges) {
    if (edge.kind === "base" || edge.from.kind !== "stage") continue;
    needs.set(edge.to, [...(needs.get(edge.to) ?? []), edge]);
  }
  return stages.flatMap(({ index, name }): readonly ModelProblem[] => {
    const closing = needs
      .get(index)
      ?.find(({ from }) => from.kind === "stage" && leadsTo(from.stage, index, needs));
    if (closing === undefined) return [];
    const message = `circular dependency detected on stage: ${name ?? `stage-${index}`}`;
    const { span, line, step } = closing;
    const common = { phase: "circular", severity: "error", stage: index } as const;
    return [{ ...common, code: "circular", message, span, line, step }];
  });
}

function leadsTo(
  start: number,
  goal: number,
  needs: ReadonlyMap<number, readonly Edge[]>,
): boolean {
  const seen = new Set([start]);
  for (const stage of seen) {
    if (stage === goal) return true;
    for (const { from } of needs.get(stage) ?? []) if (from.kind === "stage") seen.add(from.stage);
  }
  return false;
}
