import type { Side, SideStage, SideStep } from "./compare-sides.ts";

/** What of two texts stands for the same thing. Swapping the texts swaps the pairs and changes nothing else. */
export interface Match {
  readonly stages: readonly (readonly [SideStage, SideStage])[];
  readonly steps: readonly StepPair[];
}

export interface StepPair {
  readonly kind: "same" | "changed" | "moved";
  readonly before: SideStep;
  readonly after: SideStep;
}

export function matchSides(before: Side, after: Side): Match {
  // Between equally good pairings the order of the texts would decide, so they always come in the same one.
  if (before.text <= after.text) return matchInOrder(before, after);
  const { stages, steps } = matchInOrder(after, before);
  return {
    stages: stages.map(([one, other]) => [other, one]),
    steps: steps.map(({ kind, before: one, after: other }) => ({
      kind,
      before: other,
      after: one,
    })),
  };
}

function matchInOrder(before: Side, after: Side): Match {
  const stages = matchStages(before.stages, after.stages);
  const partner = new Map(stages.map(([one, other]) => [one.view.key, other.view.key]));
  const isSame = (one: SideStep, other: SideStep): boolean =>
    one.content === other.content &&
    one.feeds.length === other.feeds.length &&
    one.feeds.every((key, index) => partner.get(key) === other.feeds[index]);

  const steps: StepPair[] = [];
  const taken = new Set<SideStep>();
  const add = (kind: StepPair["kind"], one: SideStep, other: SideStep): void => {
    steps.push({ kind, before: one, after: other });
    taken.add(one).add(other);
  };
  const runs = stages.map(([one, other]) => commonSteps(one.steps, other.steps, isSame));
  for (const run of runs) for (const [one, other] of run) add("same", one, other);
  const isFree = (step: SideStep): boolean => !taken.has(step);
  const isSameStage = (one: SideStep, other: SideStep): boolean =>
    partner.get(one.stage.view.key) === other.stage.view.key;
  const oldSteps = before.stages.flatMap((stage) => stage.steps);
  const newSteps = after.stages.flatMap((stage) => stage.steps);
  for (const isNear of [isSameStage, () => true]) {
    for (const one of oldSteps.filter(isFree)) {
      const other = newSteps.find((step) => isFree(step) && isNear(one, step) && isSame(one, step));
      if (other !== undefined) add("moved", one, other);
    }
  }
  stages.forEach(([one, other], index) => {
    for (const gap of gapsOf(one.steps, other.steps, runs[index] ?? [])) {
      for (const old of gap.before.filter(isFree)) {
        const { keyword } = old.view;
        const step = gap.after.find((each) => isFree(each) && each.view.keyword === keyword);
        if (step !== undefined) add("changed", old, step);
      }
    }
  });
  return { stages, steps };
}

/** Stages by name, then by what they do, then by how much of it is the same, and last what ships with what ships. */
function matchStages(olds: readonly SideStage[], news: readonly SideStage[]): Match["stages"] {
  const pairs: (readonly [SideStage, SideStage])[] = [];
  const taken = new Set<SideStage>();
  const add = (one: SideStage, other: SideStage): void => {
    if (taken.has(one) || taken.has(other)) return;
    pairs.push([one, other]);
    taken.add(one).add(other);
  };
  const byKey = new Map(news.map((stage) => [stage.view.key, stage]));
  for (const one of olds) {
    const other = one.view.name === null ? undefined : byKey.get(one.view.key);
    if (other !== undefined && other.view.name !== null) add(one, other);
  }
  const candidates = olds.flatMap((one) =>
    taken.has(one)
      ? []
      : news.flatMap((other) => {
          const likeness = taken.has(other) ? 0 : likenessOf(one, other);
          const distance = Math.abs(one.view.number - other.view.number);
          return likeness >= 0.5 ? [{ one, other, likeness, distance }] : [];
        }),
  );
  candidates.sort((a, b) => b.likeness - a.likeness || a.distance - b.distance);
  for (const { one, other } of candidates) add(one, other);
  const [last, newLast] = [olds.at(-1), news.at(-1)];
  if (last !== undefined && newLast !== undefined) add(last, newLast);
  return pairs;
}

/** The share of base and steps that both have, from 0 to 1. */
function likenessOf(one: SideStage, other: SideStage): number {
  const own = partsOf(one);
  const left = new Map<string, number>();
  for (const part of own) left.set(part, (left.get(part) ?? 0) + 1);
  const theirs = partsOf(other);
  let shared = 0;
  for (const part of theirs) {
    const count = left.get(part) ?? 0;
    if (count > 0) shared += 1;
    left.set(part, count - 1);
  }
  return (2 * shared) / (own.length + theirs.length);
}

function partsOf({ view: { base }, steps }: SideStage): readonly string[] {
  return [
    `FROM ${base.kind === "stage" ? "" : base.label}`,
    ...steps.map(({ content }) => content),
  ];
}

type Run = readonly (readonly [SideStep, SideStep])[];

/** The longest list of steps that stand in both in the same order. */
function commonSteps(
  olds: readonly SideStep[],
  news: readonly SideStep[],
  isSame: (one: SideStep, other: SideStep) => boolean,
): Run {
  const width = news.length + 1;
  const lengths = new Uint32Array((olds.length + 1) * width);
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  const isEqual = (i: number, j: number): boolean => {
    const [one, other] = [olds[i], news[j]];
    return one !== undefined && other !== undefined && isSame(one, other);
  };
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      lengths[i * width + j] = isEqual(i, j)
        ? lengthAt(i + 1, j + 1) + 1
        : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const run: (readonly [SideStep, SideStep])[] = [];
  for (let i = 0, j = 0; i < olds.length && j < news.length;) {
    const [one, other] = [olds[i], news[j]];
    if (one !== undefined && other !== undefined && isSame(one, other)) {
      run.push([one, other]);
      i += 1;
      j += 1;
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return run;
}

/** What stands between the steps that both have. */
function gapsOf(
  olds: readonly SideStep[],
  news: readonly SideStep[],
  run: Run,
): readonly { readonly before: readonly SideStep[]; readonly after: readonly SideStep[] }[] {
  let oldFrom = 0;
  let newFrom = 0;
  const ends = run.map(([one, other]) => [olds.indexOf(one), news.indexOf(other)] as const);
  return [...ends, [olds.length, news.length] as const].map(([oldTo, newTo]) => {
    const gap = { before: olds.slice(oldFrom, oldTo), after: news.slice(newFrom, newTo) };
    oldFrom = oldTo + 1;
    newFrom = newTo + 1;
    return gap;
  });
}
