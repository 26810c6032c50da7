import type { Edge, Model } from "./types.ts";

/** Which stages a build of `target` needs, the target included. */
export function neededStages(model: Model, target: number): ReadonlySet<number> {
  const byStage = new Map<number, Edge[]>();
  for (const edge of model.edges) {
    const edges = byStage.get(edge.to);
    if (edges === undefined) byStage.set(edge.to, [edge]);
    else edges.push(edge);
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
