import { absoluteSpan, expand, goQuote, instructionSpan, isPlainWord } from "@stagemap/syntax";
import type { SyntaxTree } from "@stagemap/syntax";
import type { Span } from "@stagemap/text";
import { resolveBase } from "./bases.ts";
import { circularProblems } from "./circular.ts";
import { checkInstruction } from "./instruction-problems.ts";
import type { NamedContexts } from "./named-contexts.ts";
import { NONE, addEdge, report, resolveImage } from "./resolution.ts";
import type { ImageNames, Resolution, Site } from "./resolution.ts";
import type { Edge, ModelProblem, Origin, Reference, Stage, Step } from "./types.ts";

export interface Graph {
  readonly bases: readonly Origin[];
  /** In text order. */
  readonly edges: readonly Edge[];
  /** Those of stages whose place a named context takes; in text order. */
  readonly replacedEdges: readonly Edge[];
  /** The numbers of those stages. */
  readonly replaced: ReadonlySet<number>;
  readonly problems: readonly ModelProblem[];
  /** Every image name that was read. */
  readonly images: ImageNames;
}

export interface GraphInput {
  readonly tree: SyntaxTree;
  readonly stages: readonly Stage[];
  readonly stageItems: readonly number[];
  /** What image names stand for, as far as they were read before. */
  readonly knownImages: ImageNames;
  readonly namedContexts: NamedContexts | null;
}

/**
 * Resolves what every stage needs, in BuildKit's order: FROM sees the stages above it, --from sees all of them by name in any
 * case, and a number counts stages and the images named so far (dockerfile2llb/convert.go, toCommand).
 */
export function resolveGraph(input: GraphInput): Graph {
  const { stages } = input;
  const resolution: Resolution = {
    ...input,
    edges: [],
    replacedEdges: [],
    problems: [],
    replaced: new Set(),
    byName: new Map(),
    lastOfName: lastOfName(stages),
    images: new Map(),
    numbered: stages.map(({ index }) => ({ kind: "stage", stage: index })),
  };
  const bases = stages.map((stage) => resolveBase(resolution, stage));
  for (const stage of stages) {
    for (const step of stage.steps) resolveStep(resolution, stage, step);
  }
  const { edges, replacedEdges, problems } = resolution;
  problems.push(...circularProblems(stages, [...edges, ...replacedEdges]));
  for (const [index, base] of bases.entries()) {
    const stage = stages[index];
    const origin = base.kind === "stage" ? stages[base.stage] : undefined;
    if (stage !== undefined && origin !== undefined) resolveTriggers(resolution, stage, origin);
  }
  const { images, replaced } = resolution;
  return {
    bases,
    edges: inTextOrder(edges),
    replacedEdges: inTextOrder(replacedEdges),
    replaced,
    problems,
    images,
  };
}

function inTextOrder(edges: readonly Edge[]): readonly Edge[] {
  return edges.toSorted((a, b) => a.span.start - b.span.start);
}

function lastOfName(stages: readonly Stage[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { name, index } of stages) if (name !== null) last.set(name, index);
  return last;
}

function resolveStep(resolution: Resolution, stage: Stage, step: Step): void {
  const { tree, stageItems } = resolution;
  const site: Site = { stage, step, item: (stageItems[stage.index] ?? 0) + step.itemOffset };
  for (const reference of step.references) {
    const span = absoluteSpan(tree, site.item, reference.span);
    addReference(resolution, site, reference, span);
  }
  if (step.item.instruction.name === "RUN") {
    let mounts = 0;
    for (const { name } of step.item.instruction.flags) if (name === "mount") mounts++;
    // A mount without from= takes a number too: for BuildKit it comes from an empty image.
    for (let count = step.references.length; count < mounts; count++) {
      resolution.numbered.push({ kind: "scratch" });
    }
  }
  if (step.contextPaths !== null) {
    const span = instructionSpan(tree, site.item);
    const from: Origin = { kind: "context" };
    addEdge(resolution, site, { kind: "context", from, span, paths: step.contextPaths });
  }
}

/** ONBUILD's instructions of the stage that `stage` is built on run in `stage`, and need there what they name. */
function resolveTriggers(resolution: Resolution, stage: Stage, base: Stage): void {
  const { tree, stageItems } = resolution;
  const { baseWord } = stage;
  if (baseWord === null || base.triggers.length === 0) return;
  const site: Site = { stage, step: null, item: stageItems[stage.index] ?? 0 };
  const span = absoluteSpan(tree, site.item, baseWord);
  for (const { instruction, references, fault } of base.triggers) {
    const refusal =
      fault === null
        ? checkInstruction(instruction)
        : { code: "arguments" as const, message: fault };
    if (refusal !== null) {
      const { code, message } = refusal;
      report(resolution, site, { code, phase: "triggers", message, span });
      continue;
    }
    for (const reference of references) addReference(resolution, site, reference, span);
  }
}

function addReference(resolution: Resolution, site: Site, reference: Reference, span: Span): void {
  const { stage } = site;
  const from = resolveReference(resolution, site, reference, span);
  const isLater = from.kind === "stage" && from.stage > stage.index;
  // What a context has replaced does not run, so it does not meet this.
  if (isLater && !resolution.replaced.has(stage.index)) {
    const message = laterStageMessage(stage, reference);
    report(resolution, site, { code: "later-stage", phase: "build", message, span });
  }
  addEdge(resolution, site, { kind: reference.kind, from, span, paths: reference.paths });
}

function resolveReference(
  resolution: Resolution,
  site: Site,
  reference: Reference,
  span: Span,
): Origin {
  const { kind, name } = reference;
  const phase = site.step === null ? "triggers" : "references";
  if (kind === "mount" && hasVariable(name)) return NONE;
  const refusal = kind === "copy" ? variableMessage(resolution.tree, name) : null;
  if (refusal !== null) {
    report(resolution, site, { code: "from-variable", phase, message: refusal, span });
    return NONE;
  }
  const index = kind === "copy" ? parseIndex(name) : null;
  if (index !== null) {
    const origin = resolution.numbered[Number(index)];
    if (origin !== undefined) return origin;
    const message = `invalid stage index ${index}`;
    report(resolution, site, { code: "stage-index", phase, message, span });
    return NONE;
  }
  const named = resolution.byName.get(name.toLowerCase());
  if (named !== undefined) return { kind: "stage", stage: named };
  const origin: Origin =
    name === "scratch" ? { kind: "scratch" } : resolveImage(resolution, site, name, span);
  resolution.numbered.push(origin);
  return origin;
}

const LARGEST_INDEX = 2n ** 63n - 1n;

/** A number as BuildKit reads one after --from=; null for a name, and for a number that is too large for Go. */
function parseIndex(name: string): bigint | null {
  // Nearly all names start with a letter, which comes behind all digits and signs.
  if (name.charCodeAt(0) > 0x39 || !/^[+-]?\d+$/.test(name)) return null;
  const index = BigInt(name.replace("+", ""));
  return index > LARGEST_INDEX || index < -LARGEST_INDEX - 1n ? null : index;
}

/** True for a mount's `from` that the instruction parser has refused for its variable. */
function hasVariable(name: string): boolean {
  const dollar = name.indexOf("$");
  return dollar !== -1 && dollar !== name.length - 1;
}

/** BuildKit does not replace variables after COPY --from= and refuses a name that has one. */
function variableMessage({ escape }: SyntaxTree, name: string): string | null {
  if (isPlainWord(name)) return null;
  const value = expand(name, { escape, lookUp: () => undefined });
  if (!value.ok) return `failed to process ${goQuote(name)}: ${value.message}`;
  return value.text === name
    ? null
    : "variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround";
}

function laterStageMessage(stage: Stage, { kind, name, target }: Reference): string {
  if (kind === "mount") {
    return `cannot mount from stage ${goQuote(name)} to ${goQuote(target)}, stage needs to be defined before current command`;
  }
  const current = goQuote(stage.name ?? `stage-${stage.index}`);
  return `cannot copy from stage ${goQuote(name)}, it needs to be defined before current stage ${current}`;
}
