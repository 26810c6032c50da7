import { absoluteSpan, expand, goQuote, instructionSpan } from "@stagemap/syntax";
import type { SyntaxTree } from "@stagemap/syntax";
import { parseImageReference } from "./image-reference.ts";
import type {
  Edge,
  ModelProblem,
  ModelProblemCode,
  Origin,
  Reference,
  Stage,
  Step,
} from "./types.ts";

export interface Graph {
  readonly bases: readonly Origin[];
  readonly edges: readonly Edge[];
  readonly problems: readonly ModelProblem[];
}

/** The place in the text of what is being resolved. */
interface Site {
  readonly stage: Stage;
  readonly step: Step | null;
}

const NONE: Origin = { kind: "none" };

/**
 * Resolves what every stage needs, in BuildKit's order: FROM sees the stages above it, --from sees all of them by name in any
 * case, and a number counts stages and the images named so far (dockerfile2llb/convert.go, toCommand).
 */
export function resolveGraph(
  tree: SyntaxTree,
  stages: readonly Stage[],
  stageItems: readonly number[],
): Graph {
  const resolver = createResolver(tree, stages, stageItems);
  const bases = resolver.resolveBases();
  for (const stage of stages) {
    for (const step of stage.steps) resolver.resolveStep({ stage, step }, step);
  }
  const { edges, problems } = resolver;
  problems.push(...circularProblems(stages, edges));
  return { bases, edges: edges.toSorted((a, b) => a.span.start - b.span.start), problems };
}

function createResolver(tree: SyntaxTree, stages: readonly Stage[], stageItems: readonly number[]) {
  const edges: Edge[] = [];
  const problems: ModelProblem[] = [];
  const byName = new Map<string, number>();
  /** What a number after --from= counts: the stages, then what --from and mounts have named so far. */
  const numbered: Origin[] = stages.map(({ index }) => ({ kind: "stage", stage: index }));

  function itemOf({ stage, step }: Site): number {
    return (stageItems[stage.index] ?? 0) + (step?.itemOffset ?? 0);
  }

  function addEdge(site: Site, edge: Pick<Edge, "kind" | "from" | "span" | "paths">): void {
    const line = tree.lines[itemOf(site)] ?? 1;
    edges.push({ ...edge, to: site.stage.index, step: site.step, line });
  }

  function report(
    site: Site,
    code: ModelProblemCode,
    message: string,
    span: Edge["span"],
    severity: ModelProblem["severity"] = "error",
  ): void {
    problems.push({
      code,
      phase: "graph",
      severity,
      message,
      span,
      line: tree.lines[itemOf(site)] ?? 1,
      stage: site.stage.index,
      step: site.step,
    });
  }

  function resolveImage(site: Site, name: string, span: Edge["span"]): Origin {
    const result = parseImageReference(name);
    if (result.ok) return { kind: "image", reference: result.reference };
    const message = `failed to parse stage name ${goQuote(name)}: ${result.message}`;
    report(site, "image-reference", message, span);
    return NONE;
  }

  function resolveBase(stage: Stage): Origin {
    const site: Site = { stage, step: null };
    const named = byName.get(stage.base);
    if (named !== undefined) return { kind: "stage", stage: named };
    if (stage.base === "scratch") return { kind: "scratch" };
    if (stage.base === "" || stage.baseWord === null) return NONE;
    const span = absoluteSpan(tree, itemOf(site), stage.baseWord);
    const later = stages.find(({ name, index }) => name === stage.base && index > stage.index);
    if (later !== undefined) {
      const message = `"${stage.base}" is a stage that is defined further down, so BuildKit takes this for an image of that name`;
      report(site, "later-stage", message, span, "warning");
    }
    return resolveImage(site, stage.base, span);
  }

  function resolveBases(): Origin[] {
    const bases = stages.map((stage) => {
      const origin = resolveBase(stage);
      if (stage.name !== null) byName.set(stage.name, stage.index);
      if (stage.baseWord !== null) {
        const site: Site = { stage, step: null };
        const span = absoluteSpan(tree, itemOf(site), stage.baseWord);
        addEdge(site, { kind: "base", from: origin, span, paths: [] });
      }
      return origin;
    });
    return bases;
  }

  /** A name that is no stage's: an image, which also takes the next number. */
  function resolveForeign(site: Site, name: string, span: Edge["span"]): Origin {
    const origin: Origin =
      name === "scratch" ? { kind: "scratch" } : resolveImage(site, name, span);
    numbered.push(origin);
    return origin;
  }

  function resolveReference(site: Site, reference: Reference, span: Edge["span"]): Origin {
    const { kind, name } = reference;
    const value = expand(name, { escape: tree.escape, lookUp: () => undefined });
    if (!value.ok || (kind === "copy" ? value.text !== name : /\$./.test(name))) {
      const message = value.ok
        ? kind === "copy"
          ? "variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround"
          : "'from' doesn't support variable expansion, define alias stage instead"
        : `failed to process ${goQuote(name)}: ${value.message}`;
      report(site, "from-variable", message, span);
      return NONE;
    }
    if (kind === "copy" && /^[+-]?\d+$/.test(name)) {
      const origin = numbered[Number(name)];
      if (origin !== undefined) return origin;
      report(site, "stage-index", `invalid stage index ${Number(name)}`, span);
      return NONE;
    }
    const named = byName.get(name.toLowerCase());
    return named === undefined ? resolveForeign(site, name, span) : { kind: "stage", stage: named };
  }

  function checkOrder(site: Site, reference: Reference, origin: Origin, span: Edge["span"]): void {
    if (origin.kind !== "stage" || origin.stage <= site.stage.index) return;
    const current = site.stage.name ?? `stage-${site.stage.index}`;
    const message =
      reference.kind === "copy"
        ? `cannot copy from stage "${reference.name}", it needs to be defined before current stage "${current}"`
        : `cannot mount from stage "${reference.name}" to "${reference.paths[0] ?? ""}", stage needs to be defined before current command`;
    report(site, "later-stage", message, span);
  }

  function resolveStep(site: Site, step: Step): void {
    const index = itemOf(site);
    for (const reference of step.references) {
      const span = absoluteSpan(tree, index, reference.span);
      const from = resolveReference(site, reference, span);
      checkOrder(site, reference, from, span);
      addEdge(site, { kind: reference.kind, from, span, paths: reference.paths });
    }
    if (step.contextPaths !== null) {
      const span = instructionSpan(tree, index);
      addEdge(site, { kind: "context", from: { kind: "context" }, span, paths: step.contextPaths });
    }
  }

  return { edges, problems, resolveBases, resolveStep };
}

/** One problem for each stage that needs itself, directly or through others (dockerfile2llb/validations.go). */
function circularProblems(stages: readonly Stage[], edges: readonly Edge[]): ModelProblem[] {
  // Without an edge to the stage itself or a later one there can be no circle.
  if (!edges.some(({ from, to }) => from.kind === "stage" && from.stage >= to)) return [];
  const needs = new Map<number, Edge[]>();
  for (const edge of edges) {
    if (edge.kind === "base" || edge.from.kind !== "stage") continue;
    needs.set(edge.to, [...(needs.get(edge.to) ?? []), edge]);
  }
  return stages.flatMap(({ index, name }): ModelProblem[] => {
    const closing = needs
      .get(index)
      ?.find(({ from }) => from.kind === "stage" && leadsTo(from.stage, index, needs));
    if (closing === undefined) return [];
    const message = `circular dependency detected on stage: ${name ?? `stage-${index}`}`;
    const { span, line, step } = closing;
    return [
      {
        code: "circular",
        phase: "graph",
        severity: "error",
        message,
        span,
        line,
        stage: index,
        step,
      },
    ];
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
