import { neededStages } from "@stagemap/model";
import type { Edge, Model, Origin } from "@stagemap/model";
import { syntaxProblems } from "@stagemap/syntax";

/** What BuildKit would build for the default target, in the form of the conformance files. */
export function dumpGraph(model: Model): unknown {
  const [syntax] = syntaxProblems(model.tree);
  if (syntax !== undefined) return { ok: false, error: syntax.message, line: syntax.line };
  const errors = model.problems.filter(({ severity }) => severity === "error");
  const error = errors.find(({ phase }) => phase === "instruction") ?? errors[0];
  if (error !== undefined) return { ok: false, error: error.message, line: error.line };
  const target = model.stages.length - 1;
  const built = [...neededStages(model, target)].toSorted((a, b) => a - b);
  const needed = new Set(built);
  const edges = model.edges.flatMap((edge) => {
    const to = needed.has(edge.to) && edge.kind !== "context" ? nodeOf(edge.from) : null;
    return to === null ? [] : [[String(edge.to), to, edge.kind, lineOf(edge)] as const];
  });
  const unique = new Map(edges.map((edge) => [JSON.stringify(edge), edge]));
  return {
    ok: true,
    target,
    built,
    images: imagesOf(model, needed),
    edges: [...unique.values()].toSorted(byText),
  };
}

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function lineOf({ line }: Edge): number {
  return line;
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
