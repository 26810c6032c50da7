import type {
  AnalysisInput,
  EdgeView,
  Picture,
  StageAction,
  StageActions,
} from "@stagemap/analysis";

/** An action to try, with what it should do to the graph: every edge but `gone`, and `added` besides. */
export interface Tried {
  readonly action: StageAction;
  /** Null where the action itself puts stages together or apart, so that edges move on purpose. */
  readonly graph: {
    readonly gone: readonly EdgeView[];
    readonly added: readonly EdgeView[];
  } | null;
  /** How many stages more: what is taken out may need a base that both stand on. */
  readonly stages: number | readonly number[];
}

/** A name that no file has. */
const NEW = "a-name-that-is-new";

/** So many stages of a file are tried, and so many steps of each. */
const MOST_STAGES = 12;
const MOST_STEPS = 12;

const SAME = { gone: [], added: [] } as const;

/** Actions that need no answer of a user, on every stage, step and edge of a file, up to a limit. */
export function* actionsOn(
  { stages, edges }: Picture,
  input: AnalysisInput,
  engine: StageActions,
): Generator<Tried> {
  for (const { key, number, steps } of stages.slice(0, MOST_STAGES)) {
    const into = edges.filter(({ to }) => to === key);
    yield { action: { kind: "rename-stage", stage: key, name: NEW }, graph: SAME, stages: 0 };
    const added = { kind: "add-stage", index: number, base: "alpine:3.22", name: NEW } as const;
    yield { action: added, graph: { gone: [], added: [NEW_BASE] }, stages: 1 };
    const twice = { gone: [], added: into };
    yield { action: { kind: "duplicate-stage", stage: key }, graph: twice, stages: 1 };
    const without = { gone: into, added: [] };
    const gone = { kind: "delete-stage", stage: key, withUsers: false } as const;
    yield { action: gone, graph: without, stages: -1 };
    for (const index of [number - 1, number + 2]) {
      if (index < 0 || index > stages.length) continue;
      yield { action: { kind: "move-stage", stage: key, index }, graph: SAME, stages: 0 };
    }
    yield { action: { kind: "inline-stage", stage: key }, graph: null, stages: -1 };
    for (const partner of engine.sharingOf(input, key)?.partners ?? []) {
      const names = [key, partner.stage];
      yield {
        action: { kind: "share-beginning", stages: names, name: NEW },
        graph: null,
        stages: 1,
      };
    }
    yield* copiesInto(stages, number);
    for (const [at, step] of steps.slice(0, MOST_STEPS).entries()) {
      yield* actionsOnStep({ stage: key, step, at, edges, input, engine });
    }
  }
  for (const edge of edges) {
    if (edge.kind === "base" || edge.kind === "context") continue;
    const own = edges.filter(({ step, to }) => step === edge.step && to === edge.to);
    const cut = edge.kind === "mount" ? [edge] : own;
    const action = { kind: "disconnect", edge: edge.key } as const;
    yield { action, graph: { gone: cut, added: [] }, stages: 0 };
  }
}

function* copiesInto(stages: Picture["stages"], number: number): Generator<Tried> {
  const from = stages[number - 1];
  const to = stages[number];
  if (from === undefined || to === undefined) return;
  const copy = { kind: "copy-from", from: from.key, to: to.key, gap: to.steps.length } as const;
  const action = { ...copy, paths: ["/a-path-that-is-new"], destination: "/there" };
  yield { action, graph: { gone: [], added: [NEW_COPY] }, stages: 0 };
}

/** New edges as they look when compared. */
const NEW_COPY = newEdge("copy", ["/a-path-that-is-new"]);
const NEW_BASE = newEdge("base", []);

function newEdge(kind: EdgeView["kind"], paths: readonly string[]): EdgeView {
  return { key: "", kind, from: "", to: "", step: null, label: "", paths, isBuilt: true };
}

interface OnStep {
  readonly stage: string;
  readonly step: Picture["stages"][number]["steps"][number];
  readonly at: number;
  readonly edges: readonly EdgeView[];
  readonly input: AnalysisInput;
  readonly engine: StageActions;
}

function* actionsOnStep({ stage, step, at, edges, input, engine }: OnStep): Generator<Tried> {
  const { key, keyword } = step;
  const own = edges.filter((edge) => edge.step === key);
  const chosen = { stages: [], steps: [key] };
  const without = { gone: own, added: [] };
  yield { action: { kind: "delete", ...chosen }, graph: without, stages: 0 };
  yield { action: { kind: "comment-out", ...chosen }, graph: without, stages: 0 };
  const twice = { gone: [], added: own };
  yield { action: { kind: "duplicate-step", stage, step: key }, graph: twice, stages: 0 };
  const text = "LABEL a-name-that-is-new=1";
  yield { action: { kind: "insert-step", stage, gap: at, text }, graph: SAME, stages: 0 };
  const moved = { kind: "move-steps", stage, steps: [key], gap: Math.max(0, at - 1) } as const;
  yield { action: moved, graph: SAME, stages: 0 };
  if (keyword !== "RUN") return;
  const paths = engine.extractionOf(input, stage, [key])?.paths ?? null;
  const apart = { kind: "extract-steps", stage, steps: [key], name: NEW, paths } as const;
  yield { action: apart, graph: null, stages: [1, 2] };
}
