import { allUsers, neededStages } from "@stagemap/model";
import type { Edge, Model, Origin, Reference, Stage, Step } from "@stagemap/model";
import { stepKeyword, stepSummary } from "./summary.ts";
import { explainReplaced, explainUnbuilt } from "./stage-reasons.ts";
import { contextTitle, stageTitle } from "./titles.ts";
import type {
  BaseView,
  EdgeView,
  ImageView,
  NodeKey,
  Picture,
  SourceView,
  StageKey,
  StageView,
  StepView,
} from "./view.ts";

const CONTEXT_KEY: NodeKey = "context";
/** How many stage colours there are; see the app's theme. */
const COLOR_COUNT = 8;

/** A picture with the keys of its edges beside the model's edges they stand for. */
export interface Drawing {
  readonly picture: Picture;
  /** For each model edge that is drawn, its key; in the model's order. */
  readonly drawnEdges: readonly { readonly key: string; readonly edge: Edge }[];
  /** What was drawn for each step, to be used again while the step is the same object. */
  readonly stepViews: ReadonlyMap<Step, StepView>;
}

/**
 * Draws a model for one target. `target` is a stage's number, or null when there is no stage. With the drawing of an earlier
 * version, rows whose step and sources did not change are the same objects.
 */
export function drawPicture(model: Model, target: number | null, previous?: Drawing): Drawing {
  const context: StageContext = {
    target,
    needed: target === null ? new Set<number>() : neededStages(model, target),
    origins: originsByStep(model),
    users: allUsers(model),
    known: previous?.stepViews ?? new Map(),
    stepViews: new Map(),
  };
  const stages = model.stages.map((stage) => drawStage(model, stage, context));
  const drawnEdges = keyEdges(model);
  const edges = drawnEdges.map(({ key, edge }) => drawEdge(model, key, edge, context.needed));
  return {
    picture: {
      stages,
      images: drawImages(model),
      edges,
      target: target === null ? null : (model.stages[target]?.key ?? null),
    },
    drawnEdges,
    stepViews: context.stepViews,
  };
}

interface StageContext {
  readonly target: number | null;
  readonly needed: ReadonlySet<number>;
  readonly origins: ReadonlyMap<Step, readonly Origin[]>;
  /** For each stage, the numbers of those that use it, in text order. */
  readonly users: readonly ReadonlySet<number>[];
  readonly known: ReadonlyMap<Step, StepView>;
  readonly stepViews: Map<Step, StepView>;
}

function drawStage(model: Model, stage: Stage, context: StageContext): StageView {
  const isNeeded = context.needed.has(stage.index);
  return {
    key: stage.key,
    number: stage.index,
    name: stage.writtenName,
    title: stageTitle(stage),
    base: drawBase(model, stage),
    platform: stage.platform,
    color: stage.index % COLOR_COUNT,
    role: stage.index === context.target ? "target" : isNeeded ? "built" : "unbuilt",
    isLast: stage.index === model.stages.length - 1,
    whyUnbuilt: isNeeded ? null : explainUnbuilt(model, stage, context),
    whyReplaced: explainReplaced(model, stage),
    steps: stage.steps.map((step) => drawStep(model, step, context)),
  };
}

function drawBase(model: Model, stage: Stage): BaseView {
  const origin = model.bases[stage.index] ?? { kind: "none" };
  switch (origin.kind) {
    case "stage":
    case "image":
      return { kind: origin.kind, label: originLabel(model, origin), node: nodeKey(model, origin) };
    case "named-context": {
      const label = contextTitle(origin.context.value);
      return { kind: origin.kind, label, node: nodeKey(model, origin) };
    }
    case "scratch":
      return { kind: "scratch", label: "scratch", node: null };
    case "context":
    case "none":
      return { kind: "missing", label: stage.base || (stage.baseWord?.text ?? ""), node: null };
  }
}

function drawStep(model: Model, step: Step, context: StageContext): StepView {
  const origins = context.origins.get(step) ?? [];
  const sources = step.references.map((reference, index) =>
    drawSource(model, reference, origins[index] ?? { kind: "none" }),
  );
  const known = context.known.get(step);
  const view =
    known !== undefined && hasSameSources(known, sources)
      ? known
      : {
          key: step.key,
          keyword: stepKeyword(step.item),
          summary: stepSummary(step),
          sources,
        };
  context.stepViews.set(step, view);
  return view;
}

function hasSameSources(view: StepView, sources: readonly SourceView[]): boolean {
  return view.sources.every((source, index) => {
    const other = sources[index];
    return source.label === other?.label && source.node === other.node;
  });
}

function drawSource(model: Model, { kind, name }: Reference, origin: Origin): SourceView {
  const label = origin.kind === "none" ? name : originLabel(model, origin);
  return { kind, label, node: nodeKey(model, origin) };
}

/** What each step's references stand for, in the order of the references. */
function originsByStep(model: Model): Map<Step, Origin[]> {
  const origins = new Map<Step, Origin[]>();
  for (const { step, kind, from } of model.edges) {
    if (step === null || kind === "context") continue;
    const list = origins.get(step);
    if (list === undefined) origins.set(step, [from]);
    else list.push(from);
  }
  return origins;
}

function originLabel(model: Model, origin: Origin): string {
  switch (origin.kind) {
    case "stage": {
      const stage = model.stages[origin.stage];
      return stage === undefined ? "" : stageTitle(stage);
    }
    case "image":
      return origin.reference.short;
    case "named-context":
      return origin.context.name;
    case "scratch":
      return "scratch";
    case "context":
      return "build context";
    case "none":
      return "";
  }
}

function nodeKey(model: Model, origin: Origin): NodeKey | null {
  switch (origin.kind) {
    case "stage":
      return model.stages[origin.stage]?.key ?? null;
    case "image":
      return `image:${origin.reference.full}`;
    case "named-context":
      return `named:${origin.context.name}`;
    case "context":
      return CONTEXT_KEY;
    case "scratch":
    case "none":
      return null;
  }
}

/** Gives the edges that lead somewhere keys that do not depend on other stages' lines. */
export function keyEdges(model: Model): { key: string; edge: Edge }[] {
  const counts = new Map<string, number>();
  return model.edges.flatMap((edge) => {
    const from = nodeKey(model, edge.from);
    const to = model.stages[edge.to];
    if (from === null || to === undefined || from === to.key) return [];
    const base = `${edge.kind}:${from}>${edge.step?.key ?? to.key}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return [{ key: count === 1 ? base : `${base}~${count}`, edge }];
  });
}

function drawEdge(model: Model, key: string, edge: Edge, needed: ReadonlySet<number>): EdgeView {
  return {
    key,
    kind: edge.kind,
    from: nodeKey(model, edge.from) ?? "",
    to: stageKeyAt(model, edge.to),
    step: edge.step?.key ?? null,
    label: shortenPaths(edge.paths),
    paths: edge.paths,
    isBuilt: needed.has(edge.to),
  };
}

function stageKeyAt(model: Model, index: number): StageKey {
  return model.stages[index]?.key ?? "";
}

/** Longer paths are cut at their start: the end says more. */
const LONGEST_PATH = 28;

function shortenPaths(paths: readonly string[]): string {
  const [first, second, ...others] = paths.map((path) =>
    path.length > LONGEST_PATH ? `…${path.slice(1 - LONGEST_PATH)}` : path,
  );
  if (first === undefined) return "";
  if (second === undefined) return first;
  if (others.length === 0 && first.length + second.length <= LONGEST_PATH) {
    return `${first}, ${second}`;
  }
  return `${first} +${others.length + 1}`;
}

function drawImages(model: Model): ImageView[] {
  const images = new Map<NodeKey, ImageView>();
  for (const { kind, from } of model.edges) {
    const key = nodeKey(model, from);
    if (key === null || (from.kind !== "image" && from.kind !== "named-context")) continue;
    const label = originLabel(model, from);
    const reference = from.kind === "image" ? from.reference.full : from.context.value;
    const isCopiedFrom = kind !== "base" || (images.get(key)?.isCopiedFrom ?? false);
    images.set(key, { key, kind: from.kind, label, reference, isCopiedFrom });
  }
  return [...images.values()];
}
