import type { Edge, ModelProblem, Stage } from "./types.ts";

/**
 * One problem for each stage that needs itself, directly or through others (dockerfile2llb/validations.go). BuildKit names the
 * first stage from which it gets to a circle, so that one has a problem even where it only leads there.
 */
export function circularProblems(
  stages: readonly Stage[],
  edges: readonly Edge[],
): readonly ModelProblem[] {
  // Without an edge to the stage itself or a later one there can be no circle.
  if (!edges.some(({ from, to }) => from.kind === "stage" && from.stage >= to)) return [];
  const needs: Needs = new Map();
  for (const edge of edges) {
    if (edge.kind === "base" || edge.from.kind !== "stage") continue;
    const ofStage = needs.get(edge.to) ?? new Map<number, Edge>();
    // Of several steps that need the same stage BuildKit remembers the last.
    ofStage.set(edge.from.stage, edge);
    needs.set(edge.to, ofStage);
  }
  const circles = new Set(
    stages.flatMap(({ index }) => (edgeTowards(index, index, needs) === null ? [] : [index])),
  );
  const problems = stages.flatMap((stage) => circularProblem(stage, stage.index, needs));
  const first = stages.find(({ index }) => reachable(index, needs).some((at) => circles.has(at)));
  if (first === undefined || circles.has(first.index)) return problems;
  const goal = reachable(first.index, needs).find((at) => circles.has(at)) ?? first.index;
  return [...circularProblem(first, goal, needs), ...problems];
}

/** For each stage its edges to others, by the number of the other. */
type Needs = Map<number, Map<number, Edge>>;

function circularProblem(
  { index, name }: Stage,
  goal: number,
  needs: Needs,
): readonly ModelProblem[] {
  const edge = edgeTowards(index, goal, needs);
  if (edge === null) return [];
  const message = `circular dependency detected on stage: ${name ?? `stage-${index}`}`;
  const { span, line, step } = edge;
  const common = { phase: "circular", severity: "error", stage: index } as const;
  return [{ ...common, code: "circular", message, span, line, step }];
}

/** The edge of stage `start` that leads to `goal`, at once or through other stages; null without one. */
function edgeTowards(start: number, goal: number, needs: Needs): Edge | null {
  for (const [stage, edge] of needs.get(start) ?? []) {
    if (reachable(stage, needs).includes(goal)) return edge;
  }
  return null;
}

/** The stage and all that it leads to. */
function reachable(start: number, needs: Needs): readonly number[] {
  const seen = new Set([start]);
  for (const stage of seen) for (const next of needs.get(stage)?.keys() ?? []) seen.add(next);
  return [...seen];
}
