import type { Edge, Model, StageKey } from "./types.ts";

/** Which stages a build of `target` needs, the target included. */
export function neededStages({ edges }: Model, target: number): ReadonlySet<number> {
  return stagesBehind(edges, target);
}

/**
 * Which stages BuildKit reads for a build of `target`: those that it needs, and those that stages would need whose place a named
 * context takes. Nothing of the latter is built, but what is wrong with them stops the build (dockerfile2llb/convert.go,
 * allReachableStages, which follows the commands of a replaced stage and not its base).
 */
export function visitedStages(model: Model, target: number): ReadonlySet<number> {
  const { edges, replacedEdges } = model;
  if (replacedEdges.length === 0) return neededStages(model, target);
  return stagesBehind([...edges, ...replacedEdges.filter(({ kind }) => kind !== "base")], target);
}

function stagesBehind(edges: readonly Edge[], target: number): ReadonlySet<number> {
  const byStage = new Map<number, Edge[]>();
  for (const edge of edges) {
    const ofStage = byStage.get(edge.to);
    if (ofStage === undefined) byStage.set(edge.to, [edge]);
    else ofStage.push(edge);
  }
  const needed = new Set([target]);
  for (const stage of needed) {
    for (const { from } of byStage.get(stage) ?? []) {
      if (from.kind === "stage") needed.add(from.stage);
    }
  }
  return needed;
}

/** For each stage, those that take something from it or are built on it, in text order. */
export function allUsers(model: Model): readonly ReadonlySet<number>[] {
  const users = model.stages.map(() => new Set<number>());
  // Edges stand in text order, and so do the stages that they lead to.
  for (const { from, to } of model.edges) {
    if (from.kind === "stage" && from.stage !== to) users[from.stage]?.add(to);
  }
  return users;
}

/** The stage that a key names, else the last one; null when there is none. */
export function targetNumber({ stages }: Model, key: StageKey | null): number | null {
  const chosen = stages.findIndex((stage) => stage.key === key);
  if (chosen !== -1) return chosen;
  return stages.length === 0 ? null : stages.length - 1;
}
