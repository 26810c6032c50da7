import type { Match } from "./compare-match.ts";
import type { Side } from "./compare-sides.ts";
import type { Comparison, StageChange } from "./view-compare.ts";
import type { EdgeView, Picture, StageView, StepView } from "./view.ts";

/** What is only in the earlier text has keys that nothing of the later one has. */
const oldKey = (key: string): string => `before ${key}`;

/** The later picture with everything that was removed in its old place, drawn as what is not built. */
export function mergePictures(
  before: Side,
  after: Side,
  changes: readonly StageChange[],
  match: Match,
): Pick<Comparison, "picture" | "marks"> {
  const { picture } = after.analysis;
  const oldStages = new Map(before.stages.map((stage) => [stage.view.key, stage.view]));
  const newStages = new Map(after.stages.map((stage) => [stage.view.key, stage.view]));
  const marks: [string, Comparison["marks"][string]][] = [];
  const stages = changes.flatMap((change): StageView[] => {
    const { before: old, after: now, kind, isRenamed } = change;
    const view = now === null ? oldStages.get(old?.key ?? "") : newStages.get(now.key);
    if (view === undefined) return [];
    const key = now === null ? oldKey(view.key) : view.key;
    if (kind !== "same") marks.push([key, kind]);
    else if (isRenamed) marks.push([key, "renamed"]);
    const views = new Map([
      ...(oldStages.get(old?.key ?? "")?.steps ?? []).map(
        (step) => [`-${step.key}`, step] as const,
      ),
      ...view.steps.map((step) => [step.key, step] as const),
    ]);
    const steps = change.steps.flatMap((step): StepView[] => {
      const isOld = step.after === null;
      const found = views.get(step.after?.key ?? `-${step.before?.key ?? ""}`);
      if (found === undefined) return [];
      const stepKey = isOld ? oldKey(found.key) : found.key;
      if (step.kind !== "same") marks.push([stepKey, step.kind]);
      return [isOld ? { ...found, key: stepKey, sources: [] } : found];
    });
    return [now === null ? removedStage(view, key, steps) : { ...view, steps }];
  });
  const edges = [...picture.edges, ...removedEdges(before, picture, match)];
  const keys = new Set(picture.images.map(({ key }) => key));
  const images = before.analysis.picture.images.filter(({ key }) => !keys.has(key));
  return {
    picture: {
      ...picture,
      stages: inOrder(stages, edges),
      images: [...picture.images, ...images],
      edges,
    },
    marks: Object.fromEntries(marks),
  };
}

function removedStage(view: StageView, key: string, steps: readonly StepView[]): StageView {
  const base = view.base.kind === "stage" ? { ...view.base, node: null } : view.base;
  const whyUnbuilt = "It is in the earlier text only.";
  return { ...view, key, base, steps, role: "unbuilt", isLast: false, whyUnbuilt };
}

/** Edges of stages and steps that are gone, as long as they make no circle with the later ones. */
function removedEdges(before: Side, picture: Picture, match: Match): readonly EdgeView[] {
  const stageOf = new Map(match.stages.map(([one, other]) => [one.view.key, other.view.key]));
  const kept = new Set(match.steps.map((pair) => pair.before.view.key));
  const isStage = new Set(before.stages.map(({ view }) => view.key));
  const nodeOf = (key: string): string =>
    isStage.has(key) ? (stageOf.get(key) ?? oldKey(key)) : key;
  const edges: EdgeView[] = [...picture.edges];
  const removed: EdgeView[] = [];
  for (const edge of before.analysis.picture.edges) {
    const { step } = edge;
    const isGone = step === null ? !stageOf.has(edge.to) : !kept.has(step);
    if (!isGone) continue;
    const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)];
    if (from === to || reaches(edges, to, from)) continue;
    const next = {
      ...edge,
      key: oldKey(edge.key),
      from,
      to,
      step: step === null ? null : oldKey(step),
      isBuilt: false,
    };
    edges.push(next);
    removed.push(next);
  }
  return removed;
}

function reaches(edges: readonly EdgeView[], start: string, goal: string): boolean {
  const seen = new Set([start]);
  for (const node of seen) {
    if (node === goal) return true;
    for (const edge of edges) if (edge.from === node) seen.add(edge.to);
  }
  return false;
}

/** Each stage below those that it takes from, otherwise as they come. */
function inOrder(stages: readonly StageView[], edges: readonly EdgeView[]): readonly StageView[] {
  const byKey = new Map(stages.map((stage) => [stage.key, stage]));
  const done = new Set<StageView>();
  const seen = new Set<StageView>();
  const visit = (stage: StageView): void => {
    if (seen.has(stage)) return;
    seen.add(stage);
    for (const { from, to } of edges) {
      const source = to === stage.key ? byKey.get(from) : undefined;
      if (source !== undefined) visit(source);
    }
    done.add(stage);
  };
  for (const stage of stages) visit(stage);
  return [...done];
}
