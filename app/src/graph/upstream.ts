import type { EdgeView, Picture } from "@stagemap/analysis";
import { type BoxId, CONTEXT_BOX, sourceBox, stageBox } from "@stagemap/layout";
import type { Subject } from "./graph-pane-props.ts";

/** What is lit together with a subject. */
export interface Lit {
  readonly boxes: ReadonlySet<BoxId>;
  /** Keys of edges. */
  readonly edges: ReadonlySet<string>;
}

/**
 * The subject and everything that feeds it. Images and the context are fed by nothing: with them what they feed
 * directly is lit.
 */
export function litBy(picture: Picture, subject: Subject): Lit {
  const lit = { boxes: new Set<BoxId>(), edges: new Set<string>() };
  const arriving = groupByTarget(picture.edges);
  const follow = (edge: EdgeView): void => {
    lit.edges.add(edge.key);
    addUpstream(sourceBox(edge), arriving, lit);
  };
  switch (subject.kind) {
    case "stage":
      addUpstream(stageBox(subject.key), arriving, lit);
      break;
    case "step": {
      const stage = picture.stages.find(({ steps }) =>
        steps.some(({ key }) => key === subject.key),
      );
      if (stage === undefined) break;
      lit.boxes.add(stageBox(stage.key));
      for (const edge of edgesOfStep(stage, subject.key, arriving)) follow(edge);
      break;
    }
    case "edge": {
      const edge = picture.edges.find(({ key }) => key === subject.key);
      if (edge === undefined) break;
      lit.boxes.add(stageBox(edge.to));
      follow(edge);
      break;
    }
    default: {
      const source = subject.kind === "context" ? CONTEXT_BOX : subject.key;
      lit.boxes.add(source);
      for (const edge of picture.edges) {
        if (sourceBox(edge) !== source) continue;
        lit.edges.add(edge.key);
        lit.boxes.add(stageBox(edge.to));
      }
    }
  }
  return lit;
}

/** A step that copies takes what its own edges bring; any other builds on all that came in above it. */
function edgesOfStep(
  stage: Picture["stages"][number],
  step: string,
  arriving: ReadonlyMap<BoxId, readonly EdgeView[]>,
): readonly EdgeView[] {
  const edges = arriving.get(stageBox(stage.key)) ?? [];
  const own = edges.filter((edge) => edge.step === step);
  if (own.length > 0) return own;
  const rows = new Map(stage.steps.map(({ key }, index) => [key, index]));
  const row = rows.get(step) ?? 0;
  return edges.filter((edge) => edge.step === null || (rows.get(edge.step) ?? 0) < row);
}

function addUpstream(
  start: BoxId,
  arriving: ReadonlyMap<BoxId, readonly EdgeView[]>,
  lit: { readonly boxes: Set<BoxId>; readonly edges: Set<string> },
): void {
  const waiting = [start];
  for (let box = waiting.pop(); box !== undefined; box = waiting.pop()) {
    if (lit.boxes.has(box) && box !== start) continue;
    lit.boxes.add(box);
    for (const edge of arriving.get(box) ?? []) {
      if (lit.edges.has(edge.key)) continue;
      lit.edges.add(edge.key);
      waiting.push(sourceBox(edge));
    }
  }
}

function groupByTarget(edges: readonly EdgeView[]): Map<BoxId, EdgeView[]> {
  const groups = new Map<BoxId, EdgeView[]>();
  for (const edge of edges) {
    const box = stageBox(edge.to);
    const group = groups.get(box);
    if (group === undefined) groups.set(box, [edge]);
    else group.push(edge);
  }
  return groups;
}
