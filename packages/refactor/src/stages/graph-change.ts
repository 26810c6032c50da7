import type { Edge, Model, Origin, Stage, Step } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { faultOfProblems, faultOfTree } from "../certify.ts";
import { refuse } from "../plan.ts";
import type { Note, Plan } from "../plan.ts";
import { modelOfText } from "../text-model.ts";

/** What an action says that it makes of the graph; nothing else may change. */
export interface GraphChange {
  readonly edits: readonly TextEdit[];
  /** For each stage of the result, the number that it had; null for a new one. */
  readonly origins: readonly (number | null)[];
  /** The numbers that stages had whose steps or base may come out otherwise; those of the others must not. */
  readonly changed: readonly number[];
  /** The numbers that stages had whose name may come out otherwise. */
  readonly renamed?: readonly number[];
  /** What changed stages take from elsewhere now, where that is known beforehand: the same as before, with these differences. */
  readonly edges?: {
    readonly added: readonly EdgeShape[];
    readonly removed: readonly EdgeShape[];
  };
  /** Comments that go with what is deleted. */
  readonly areCommentsLost?: boolean;
  readonly notes?: readonly Note[];
}

/** An edge by what its ends were: numbers of stages as the text was. */
export interface EdgeShape {
  readonly kind: Edge["kind"];
  readonly from: number;
  readonly to: number;
}

/** The plan of a change that does what it says and nothing else; refused when the result shows otherwise. */
export function planOfChange(model: Model, change: GraphChange): Plan {
  const text = applyEdits(model.tree.source, change.edits);
  const after = modelOfText(model, text);
  const isLossy = change.areCommentsLost === true;
  const broken = isLossy
    ? faultOfProblems(model, after.tree)
    : faultOfTree(model, after.tree, true);
  if (broken !== null) return broken;
  const fault = faultOfShape(model, after, change);
  if (fault !== null) return refuse(fault);
  return { ok: true, edits: change.edits, notes: change.notes ?? [] };
}

function faultOfShape(before: Model, after: Model, change: GraphChange): string | null {
  const { origins } = change;
  if (after.stages.length !== origins.length) {
    return "The result would have other stages than it should.";
  }
  const free = new Set(change.changed);
  const renamed = new Set(change.renamed ?? []);
  for (const [index, origin] of origins.entries()) {
    const old = origin === null ? undefined : before.stages[origin];
    const now = after.stages[index];
    if (old === undefined || now === undefined) continue;
    if (!renamed.has(old.index) && old.name !== now.name) return changedMeaning(old);
    if (free.has(old.index)) continue;
    if (shapeOf(before, old, (each) => each) !== shapeOf(after, now, (each) => origins[each])) {
      return changedMeaning(old);
    }
  }
  return change.edges === undefined ? null : faultOfEdges(before, after, change);
}

function changedMeaning({ writtenName, index }: Stage): string {
  const name = writtenName ?? `stage ${index}`;
  return `The lines of ${name} would mean something else: a name there would stand for another stage or image.`;
}

/** The edges of changed stages: those of before, without what is removed, with what is added. */
function faultOfEdges(before: Model, after: Model, change: GraphChange): string | null {
  const { origins, edges = { added: [], removed: [] } } = change;
  const old = before.edges
    .filter(({ to }) => origins.includes(to))
    .flatMap((edge) => edgeName(edge, (each) => each));
  const now = after.edges.flatMap((edge) => edgeName(edge, (each) => origins[each] ?? null));
  for (const { kind, from, to } of edges.removed) {
    const at = old.indexOf(`${kind} ${from} ${to}`);
    if (at !== -1) old.splice(at, 1);
  }
  const expected = [...old, ...edges.added.map(({ kind, from, to }) => `${kind} ${from} ${to}`)];
  return String(expected.toSorted()) === String(now.toSorted())
    ? null
    : "The stages would hang together otherwise than they should.";
}

function edgeName(
  { kind, from, to }: Edge,
  origin: (number: number) => number | null,
): readonly string[] {
  return from.kind === "stage" ? [`${kind} ${origin(from.stage)} ${origin(to)}`] : [];
}

/** A stage's text with what it names put as what that stands for, so that stages with other names and numbers compare. */
function shapeOf(
  model: Model,
  stage: Stage,
  origin: (number: number) => number | null | undefined,
): string {
  const base = originName(model.bases[stage.index], origin);
  const named = new Map<number, string>();
  for (const edge of [...model.edges, ...model.replacedEdges]) {
    if (edge.to === stage.index && edge.kind !== "context") {
      named.set(edge.span.start, originName(edge.from, origin));
    }
  }
  return [base, ...stage.steps.map((step) => stepShape(model, { stage, step, named }))].join("\n");
}

function stepShape(
  model: Model,
  {
    stage,
    step,
    named,
  }: { readonly stage: Stage; readonly step: Step; readonly named: ReadonlyMap<number, string> },
): string {
  const item = (model.stageItems[stage.index] ?? 0) + step.itemOffset;
  const start = model.tree.starts[item] ?? 0;
  const { raw } = step.item;
  let text = "";
  let at = 0;
  for (const { span } of step.references.toSorted((a, b) => a.span.from - b.span.from)) {
    const stands = named.get(start + span.from);
    if (stands === undefined || span.from < at) continue;
    text += raw.slice(at, span.from) + stands;
    at = span.to;
  }
  return (text + raw.slice(at)).trim().replaceAll("\r\n", "\n");
}

function originName(
  from: Origin | undefined,
  origin: (number: number) => number | null | undefined,
): string {
  switch (from?.kind) {
    case "stage":
      return `<stage ${origin(from.stage) ?? "new"}>`;
    case "image":
      return `<image ${JSON.stringify(from.reference)}>`;
    case "named-context":
      return `<context ${from.context.name}>`;
    default:
      return `<${from?.kind ?? "none"}>`;
  }
}
