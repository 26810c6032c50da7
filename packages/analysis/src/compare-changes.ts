import type { Match, StepPair } from "./compare-match.ts";
import type { Side, SideStage, SideStep } from "./compare-sides.ts";
import type {
  ArgumentChange,
  EdgeChange,
  StageChange,
  StageSide,
  StepChange,
  StepSide,
} from "./view-compare.ts";
import type { EdgeView, Problem } from "./view.ts";

/** Stages and steps of both texts, as the later one orders them. */
export function stageChanges(before: Side, after: Side, match: Match): readonly StageChange[] {
  const oldOf = new Map(match.stages.map(([one, other]) => [other, one]));
  const newOf = new Map(match.stages);
  const partner = new Map(match.stages.map(([one, other]) => [one.view.key, other.view.key]));
  const steps = stepsOf(match);
  const changes: StageChange[] = [];
  let next = 0;
  const addRemovedUpTo = (end: number): void => {
    for (; next < end; next++) {
      const stage = before.stages[next];
      if (stage !== undefined && !newOf.has(stage)) {
        changes.push(changeOf(stage, null, { steps, partner }));
      }
    }
  };
  for (const stage of after.stages) {
    const old = oldOf.get(stage) ?? null;
    if (old !== null) addRemovedUpTo(old.view.number);
    changes.push(changeOf(old, stage, { steps, partner }));
  }
  addRemovedUpTo(before.stages.length);
  return changes;
}

interface Known {
  readonly steps: ReadonlyMap<SideStep, StepPair>;
  /** Keys of stages after, by those before. */
  readonly partner: ReadonlyMap<string, string>;
}

function stepsOf({ steps }: Match): ReadonlyMap<SideStep, StepPair> {
  return new Map(
    steps.flatMap((pair) => [[pair.before, pair] as const, [pair.after, pair] as const]),
  );
}

function changeOf(old: SideStage | null, stage: SideStage | null, known: Known): StageChange {
  const steps = stepChanges(old?.steps ?? [], stage?.steps ?? [], known.steps);
  const isBaseChanged = old !== null && stage !== null && !hasSameBase(old, stage, known.partner);
  const isChanged =
    isBaseChanged ||
    steps.some(({ kind }) => kind !== "same") ||
    // A step that went to another stage is listed there.
    (old !== null && old.steps.some((step) => known.steps.get(step)?.after.stage !== stage));
  return {
    kind: old === null ? "added" : stage === null ? "removed" : isChanged ? "changed" : "same",
    isRenamed: old !== null && stage !== null && nameOf(old) !== nameOf(stage),
    isBaseChanged,
    before: old && sideOfStage(old),
    after: stage && sideOfStage(stage),
    steps,
  };
}

function nameOf({ view: { key, name } }: SideStage): string | null {
  return name === null ? null : key;
}

function hasSameBase(
  { view: old }: SideStage,
  { view }: SideStage,
  partner: Known["partner"],
): boolean {
  if (old.platform !== view.platform || old.base.kind !== view.base.kind) return false;
  return view.base.kind === "stage"
    ? partner.get(old.base.node ?? "") === view.base.node
    : old.base.label === view.base.label;
}

function sideOfStage({ view: { key, title, base } }: SideStage): StageSide {
  return { key, title, base: base.label };
}

function stepChanges(
  olds: readonly SideStep[],
  news: readonly SideStep[],
  pairs: Known["steps"],
): readonly StepChange[] {
  const changes: StepChange[] = [];
  let next = 0;
  const addRemovedUpTo = (end: number): void => {
    for (; next < end; next++) {
      const step = olds[next];
      if (step === undefined || pairs.has(step)) continue;
      changes.push({
        kind: "removed",
        keyword: step.view.keyword,
        before: sideOfStep(step),
        after: null,
      });
    }
  };
  for (const step of news) {
    const pair = pairs.get(step);
    if (pair !== undefined && pair.kind !== "moved") addRemovedUpTo(olds.indexOf(pair.before));
    changes.push({
      kind: pair?.kind ?? "added",
      keyword: step.view.keyword,
      before: pair === undefined ? null : sideOfStep(pair.before),
      after: sideOfStep(step),
    });
  }
  addRemovedUpTo(olds.length);
  return changes;
}

function sideOfStep({ view: { key, summary }, stage, line }: SideStep): StepSide {
  return { key, stage: stage.view.key, summary, line };
}

/** Edges that only one text has, those that went first. */
export function edgeChanges(before: Side, after: Side, { stages }: Match): readonly EdgeChange[] {
  const partner = new Map(stages.map(([one, other]) => [one.view.key, other.view.key]));
  const idBefore = (edge: EdgeView): string => edgeId(edge, (key) => partner.get(key) ?? `-${key}`);
  const had = new Set(before.analysis.picture.edges.map(idBefore));
  const has = new Set(after.analysis.picture.edges.map((edge) => edgeId(edge, (key) => key)));
  return [
    ...before.analysis.picture.edges.flatMap((edge): EdgeChange[] =>
      has.has(idBefore(edge)) ? [] : [{ kind: "removed", text: sayEdge(before, edge) }],
    ),
    ...after.analysis.picture.edges.flatMap((edge): EdgeChange[] =>
      had.has(edgeId(edge, (key) => key)) ? [] : [{ kind: "added", text: sayEdge(after, edge) }],
    ),
  ];
}

function edgeId({ kind, from, to, paths }: EdgeView, name: (key: string) => string): string {
  const isOutside = from === "context" || from.startsWith("image:") || from.startsWith("named:");
  return JSON.stringify([kind, isOutside ? from : name(from), name(to), paths]);
}

function sayEdge({ analysis: { picture } }: Side, { kind, from, to, label }: EdgeView): string {
  const stage = (key: string): string | undefined =>
    picture.stages.find((each) => each.key === key)?.title;
  const image = picture.images.find(({ key }) => key === from)?.label;
  const source = from === "context" ? "build context" : (stage(from) ?? image ?? from);
  const verb = kind === "base" ? "is the base" : kind === "mount" ? "mounts" : "copies";
  return `${source} → ${stage(to) ?? to}: ${verb}${label === "" ? "" : ` ${label}`}`;
}

export function argumentChanges(before: Side, after: Side): readonly ArgumentChange[] {
  const had = globalsOf(before);
  const has = globalsOf(after);
  return [...new Set([...had.keys(), ...has.keys()])].toSorted().flatMap((name) => {
    const change = { name, before: had.get(name) ?? null, after: has.get(name) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function globalsOf({ analysis }: Side): ReadonlyMap<string, string> {
  return new Map(
    analysis.arguments.flatMap(({ key, declarations }) => {
      const own = declarations.filter(({ stage }) => stage === null);
      return own.length === 0 ? [] : [[key, own.at(-1)?.defaultText ?? ""] as const];
    }),
  );
}

/** What was found that is no longer, and what is new: a finding stays when its step does, or when it says the same. */
export function findingChanges(
  before: Side,
  after: Side,
  { stages, steps }: Match,
): { gone: readonly Problem[]; added: readonly Problem[]; kept: number } {
  const places = new Map<string, string>([
    ...stages.map(([one, other]) => [one.view.key, other.view.key] as const),
    ...steps.map((pair) => [pair.before.view.key, pair.after.view.key] as const),
  ]);
  const ways: readonly ((problem: Problem, isBefore: boolean) => string)[] = [
    ({ code, stage, step }, isBefore) => {
      const key = step ?? stage ?? "";
      return `${code} ${isBefore && key !== "" ? (places.get(key) ?? `-${key}`) : key}`;
    },
    ({ code, message }) => `${code} ${message}`,
  ];
  let gone = before.analysis.problems;
  let added = after.analysis.problems;
  for (const idOf of ways) {
    const left = [...added];
    gone = gone.filter((problem) => {
      const id = idOf(problem, true);
      const at = left.findIndex((each) => idOf(each, false) === id);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    added = left;
  }
  return { gone, added, kept: after.analysis.problems.length - added.length };
}
