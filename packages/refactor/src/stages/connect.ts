import type { Edge, Model, Stage, StageKey, StepKey } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import { refuse } from "../plan.ts";
import type { Plan } from "../plan.ts";
import { cutEdge } from "./cut-edge.ts";
import { planOfChange } from "./graph-change.ts";
import { insertionEdit } from "./steps.ts";
import { edgeReason, nameOf } from "./places.ts";
import { GONE, headOf, sameOrigins, stageOf } from "./stage-head.ts";
import { baseFault } from "./place-stage.ts";

export interface NewCopy {
  /** The stage to copy from. */
  readonly from: StageKey;
  readonly to: StageKey;
  /** Before the step of that number. */
  readonly gap: number;
  /** At least one. */
  readonly paths: readonly string[];
  readonly destination: string;
  readonly chown?: string;
  readonly chmod?: string;
  readonly isLinked?: boolean;
}

/** Why nothing can be taken from one stage into another; null when it can. To be asked while an edge is drawn. */
export function connectionFault(model: Model, from: StageKey, to: StageKey): string | null {
  const source = stageOf(model, from);
  const user = stageOf(model, to);
  if (source === undefined || user === undefined) return GONE;
  if (source === user) return "A stage cannot copy from itself: its files are there already.";
  if (reaches(model, user.index, source.index)) {
    return `${nameOf(source)} needs ${nameOf(user)}: each would wait for the other.`;
  }
  if (source.index > user.index) {
    return `${nameOf(source)} stands below ${nameOf(user)}: move it above first.`;
  }
  return null;
}

/** True when building the stage `wanted` takes the stage `needed`, by whatever way. */
function reaches(model: Model, needed: number, wanted: number): boolean {
  const seen = new Set<number>();
  const queue = [wanted];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === needed) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const { from, to } of model.edges) {
      if (to === at && from.kind === "stage") queue.push(from.stage);
    }
  }
  return false;
}

/** Adds a COPY --from. Never throws. */
export function planCopyFrom(model: Model, copy: NewCopy): Plan {
  const fault = connectionFault(model, copy.from, copy.to) ?? pathsFault(copy);
  const source = stageOf(model, copy.from);
  const user = stageOf(model, copy.to);
  if (fault !== null || source === undefined || user === undefined) return refuse(fault ?? GONE);
  const edit = insertionEdit(model, user, { gap: copy.gap, text: copyLine(source, copy) });
  if (edit === null) return refuse("There is no such place in the stage.");
  return planOfChange(model, {
    edits: [edit],
    origins: sameOrigins(model),
    changed: [user.index],
    edges: { added: [{ kind: "copy", from: source.index, to: user.index }], removed: [] },
  });
}

function pathsFault({ paths, destination, chown = "", chmod = "" }: NewCopy): string | null {
  if (paths.length === 0 || paths.includes("")) return "Say which paths to copy.";
  if (destination === "") return "Say where to copy to.";
  if (paths.length > 1 && !destination.endsWith("/")) {
    return "Several paths go into a directory: end the destination with a slash.";
  }
  if (/\s/.test(chown + chmod)) return "Owner and mode have no spaces.";
  if ([...paths, destination].some((path) => /[\r\n]/.test(path))) return "A path is one line.";
  return null;
}

function copyLine(source: Stage, copy: NewCopy): string {
  const { paths, destination, chown = "", chmod = "", isLinked = false } = copy;
  const flags = [
    `--from=${source.name ?? source.index}`,
    ...(isLinked ? ["--link"] : []),
    ...(chown === "" ? [] : [`--chown=${chown}`]),
    ...(chmod === "" ? [] : [`--chmod=${chmod}`]),
  ];
  const all = [...paths, destination];
  const isPlain = all.every((path) => /^[^\s"'\\#<[]+$/.test(path));
  return `COPY ${flags.join(" ")} ${isPlain ? all.join(" ") : JSON.stringify(all)}`;
}

export interface NewMount {
  readonly from: StageKey;
  readonly to: StageKey;
  /** The RUN that is to see it. */
  readonly step: StepKey;
  readonly source: string;
  readonly target: string;
}

/** Lets a RUN see the files of a stage while it runs. Never throws. */
export function planMountFrom(model: Model, mount: NewMount): Plan {
  const fault = connectionFault(model, mount.from, mount.to);
  const source = stageOf(model, mount.from);
  const user = stageOf(model, mount.to);
  const step = user?.steps.find(({ key }) => key === mount.step);
  if (fault !== null || source === undefined || user === undefined) return refuse(fault ?? GONE);
  if (step === undefined || step.item.instruction.name !== "RUN") {
    return refuse("Only a RUN can mount the files of a stage.");
  }
  if (mount.target === "") return refuse("Say where the RUN is to see the files.");
  if (/[\s,"]/.test(mount.source + mount.target)) {
    return refuse("Paths of a mount have no spaces, commas and quotes.");
  }
  const item = (model.stageItems[user.index] ?? 0) + step.itemOffset;
  const at = (model.tree.starts[item] ?? 0) + step.item.instruction.keyword.to;
  const parts = [
    "type=bind",
    `from=${source.name ?? source.index}`,
    ...(mount.source === "" || mount.source === "/" ? [] : [`source=${mount.source}`]),
    `target=${mount.target}`,
  ];
  return planOfChange(model, {
    edits: [{ span: { start: at, end: at }, newText: ` --mount=${parts.join(",")}` }],
    origins: sameOrigins(model),
    changed: [user.index],
    edges: { added: [{ kind: "mount", from: source.index, to: user.index }], removed: [] },
  });
}

/** Lets what makes an edge name another stage. Never throws. */
export function planReconnect(
  model: Model,
  { edge, from }: { readonly edge: Edge; readonly from: StageKey },
): Plan {
  const source = stageOf(model, from);
  const user = model.stages[edge.to];
  if (source === undefined || user === undefined) return refuse(GONE);
  const fault = connectionFault(model, from, user.key);
  if (fault !== null) return refuse(fault);
  if (edge.kind === "base" && source.name === null) {
    return refuse("A stage is built on another by its name: give it one first.");
  }
  const removed =
    edge.from.kind === "stage" ? [{ kind: edge.kind, from: edge.from.stage, to: user.index }] : [];
  return planOfChange(model, {
    edits: [{ span: edge.span, newText: source.name ?? String(source.index) }],
    origins: sameOrigins(model),
    changed: [user.index],
    edges: { added: [{ kind: edge.kind, from: source.index, to: user.index }], removed },
  });
}

/** Takes out what makes an edge: a COPY --from, or the mount of a RUN. Never throws. */
export function planDisconnect(model: Model, edge: Edge): Plan {
  const edits: readonly TextEdit[] = cutEdge(model, edge);
  if (edits.length === 0) {
    return { ok: false, reasons: [edgeReason(model, edge, "needs a base: choose another one.")] };
  }
  const lost = model.edges.filter(({ step, to }) => step === edge.step && to === edge.to);
  const cut = edge.kind === "mount" ? [edge] : lost;
  return planOfChange(model, {
    edits,
    origins: sameOrigins(model),
    changed: [edge.to],
    areCommentsLost: true,
    edges: {
      added: [],
      removed: cut.flatMap(({ kind, from, to }) =>
        from.kind === "stage" ? [{ kind, from: from.stage, to }] : [],
      ),
    },
  });
}

/** Builds a stage on another image or stage. Never throws. */
export function planChangeBase(
  model: Model,
  { stage: key, base }: { readonly stage: StageKey; readonly base: string },
): Plan {
  const stage = stageOf(model, key);
  const head = stage === undefined ? null : headOf(model, stage);
  if (stage === undefined || head === null) return refuse(GONE);
  const fault = baseFault(model, stage.index, base);
  if (fault !== null) return refuse(fault);
  const below = model.stages.findLast(
    ({ name, index }) => name === base.toLowerCase() && index < stage.index,
  );
  const old = model.bases[stage.index];
  const shape = (from: number) => ({ kind: "base" as const, from, to: stage.index });
  return planOfChange(model, {
    edits: [head.based(base)],
    origins: sameOrigins(model),
    changed: [stage.index],
    edges: {
      added: below === undefined ? [] : [shape(below.index)],
      removed: old?.kind === "stage" ? [shape(old.stage)] : [],
    },
  });
}
