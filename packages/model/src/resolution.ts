import { goQuote } from "@stagemap/syntax";
import type { SyntaxTree } from "@stagemap/syntax";
import type { Span } from "@stagemap/text";
import { parseImageReference } from "./image-reference.ts";
import type { ImageReferenceResult } from "./image-reference.ts";
import { contextOfImage } from "./named-contexts.ts";
import type { NamedContext, NamedContexts } from "./named-contexts.ts";
import type { Edge, ModelProblem, Origin, Stage, Step } from "./types.ts";

export type ImageNames = ReadonlyMap<string, ImageReferenceResult>;

/** What resolving has found so far. */
export interface Resolution {
  readonly tree: SyntaxTree;
  readonly stages: readonly Stage[];
  readonly stageItems: readonly number[];
  readonly edges: Edge[];
  readonly replacedEdges: Edge[];
  readonly problems: ModelProblem[];
  readonly namedContexts: NamedContexts | null;
  /** The numbers of stages whose place a named context takes. */
  readonly replaced: Set<number>;
  /** Stages by name: while bases are resolved those above, then all. The last of a name counts. */
  readonly byName: Map<string, number>;
  /** The last stage of each name in the whole text. */
  readonly lastOfName: ReadonlyMap<string, number>;
  /** What image names stand for; names that were read before need not be read again. */
  readonly images: Map<string, ImageReferenceResult>;
  readonly knownImages: ImageNames;
  /** What a number after --from= counts: the stages, then what --from and mounts have named so far. */
  readonly numbered: Origin[];
}

/** The place in the text of what is being resolved. */
export interface Site {
  readonly stage: Stage;
  /** Null for FROM, and for what ONBUILD left. */
  readonly step: Step | null;
  /** The index of the instruction among the tree's items. */
  readonly item: number;
}

export const NONE: Origin = { kind: "none" };

export function addEdge(
  { tree, edges, replacedEdges, replaced }: Resolution,
  { stage, step, item }: Site,
  { kind, from, span, paths }: Pick<Edge, "kind" | "from" | "span" | "paths">,
): void {
  const list = replaced.has(stage.index) ? replacedEdges : edges;
  list.push({ kind, from, to: stage.index, step, span, line: tree.lines[item] ?? 1, paths });
}

export function report(
  { tree, problems }: Resolution,
  { stage, step, item }: Site,
  problem: Pick<ModelProblem, "code" | "phase" | "message" | "span"> & { severity?: "warning" },
): void {
  problems.push({
    severity: "error",
    ...problem,
    line: tree.lines[item] ?? 1,
    stage: stage.index,
    step,
  });
}

/** What an image's name stands for: a named context of that name, else the image. */
export function resolveImage(resolution: Resolution, site: Site, name: string, span: Span): Origin {
  const { namedContexts } = resolution;
  const origin = readImage(resolution, site, name, span);
  if (namedContexts === null || origin.kind !== "image") return origin;
  const context = contextOfImage(namedContexts, origin.reference);
  return context === undefined ? origin : takeContext(resolution, site, context, span);
}

export function readImage(resolution: Resolution, site: Site, name: string, span: Span): Origin {
  const { images, knownImages } = resolution;
  const result = images.get(name) ?? knownImages.get(name) ?? parseImageReference(name);
  images.set(name, result);
  if (result.ok) return { kind: "image", reference: result.reference };
  const message = `failed to parse stage name ${goQuote(name)}: ${result.message}`;
  report(resolution, site, { code: "image-reference", phase: "images", message, span });
  return NONE;
}

/** A build that needs the context loads it, which fails when its value names nothing. */
export function takeContext(
  resolution: Resolution,
  site: Site,
  context: NamedContext,
  span: Span,
): Origin {
  const { source } = context;
  if (source.kind === "invalid") {
    const { message } = source;
    report(resolution, site, { code: "named-context", phase: "build", message, span });
  }
  return { kind: "named-context", context };
}
