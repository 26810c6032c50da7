import { neededStages } from "@stagemap/model";
import type { Model, Origin } from "@stagemap/model";
import { buildRefusal } from "./refusal.ts";

/** What BuildKit would build for the default target, in the form of the conformance files. */
export function dumpGraph(model: Model): unknown {
  const refusal = buildRefusal(model);
  if (refusal !== null) return refusal;
  const target = model.stages.length - 1;
  const needed = neededStages(model, target);
  const edges = model.edges.flatMap(({ kind, from, to, line }) => {
    const node = needed.has(to) && kind !== "context" ? nodeOf(from) : null;
    return node === null ? [] : [[String(to), node, kind, line] as const];
  });
  return {
    ok: true,
    target,
    built: [...needed].toSorted((a, b) => a - b),
    images: imagesOf(model, needed),
    edges: edges.toSorted(compareEdges),
  };
}

/** The files sort edges by their JSON text. */
function compareEdges(a: readonly unknown[], b: readonly unknown[]): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function nodeOf(origin: Origin): string | null {
  if (origin.kind === "stage") return String(origin.stage);
  return origin.kind === "image" ? `image:${origin.reference.full}` : null;
}

function imagesOf(model: Model, needed: ReadonlySet<number>): string[] {
  const images = model.edges.flatMap(({ from, to }) =>
    needed.has(to) && from.kind === "image" ? [from.reference.full] : [],
  );
  return [...new Set(images)].toSorted();
}
