import type { Plan, StagePlan, Vertex } from "./plan.ts";

/** For stages and steps of a build, those of the build before that stand for the same thing. */
export interface Matches {
  /** By the number of the later stage. */
  readonly stages: ReadonlyMap<number, number>;
  readonly vertices: ReadonlyMap<Vertex, MatchedVertex>;
}

export interface MatchedVertex {
  readonly vertex: Vertex;
  /** Among its stage's vertices. */
  readonly index: number;
}

/** Pairs what two builds have in common: stages by name, then by number; steps by their text, then by their order. */
export function matchPlans(before: Plan, after: Plan): Matches {
  const isSamePlan = before === after;
  const stages = isSamePlan
    ? new Map(before.stages.map(({ stage: { index } }) => [index, index]))
    : matchStages(before, after);
  const vertices = new Map<Vertex, MatchedVertex>();
  for (const [later, earlier] of stages) {
    const olds = before.stages[earlier]?.vertices ?? [];
    const news = after.stages[later]?.vertices ?? [];
    for (const [newIndex, oldIndex] of matchVertices(olds, news)) {
      const vertex = news[newIndex];
      const old = olds[oldIndex];
      if (vertex !== undefined && old !== undefined) {
        vertices.set(vertex, { vertex: old, index: oldIndex });
      }
    }
  }
  return { stages, vertices };
}

function matchStages(before: Plan, after: Plan): ReadonlyMap<number, number> {
  const matches = new Map<number, number>();
  const taken = new Set<number>();
  // Names tell stages apart best; then those without a name are matched in order, and last what is left.
  const ways: readonly ((later: StagePlan, earlier: StagePlan) => boolean)[] = [
    (later, earlier) => later.stage.name !== null && later.stage.key === earlier.stage.key,
    (later, earlier) => later.stage.name === null && earlier.stage.name === null,
    () => true,
  ];
  for (const belongs of ways) {
    for (const later of after.stages) {
      if (matches.has(later.stage.index)) continue;
      const match = before.stages.find(
        (earlier) => !taken.has(earlier.stage.index) && belongs(later, earlier),
      );
      if (match === undefined) continue;
      matches.set(later.stage.index, match.stage.index);
      taken.add(match.stage.index);
    }
  }
  return matches;
}

type Pair = readonly [later: number, earlier: number];

function matchVertices(olds: readonly Vertex[], news: readonly Vertex[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let oldFrom = 0;
  let newFrom = 0;
  for (const [newTo, oldTo] of [...commonTexts(olds, news), [news.length, olds.length] as const]) {
    pairs.push(...matchGap({ olds, news, oldFrom, oldTo, newFrom, newTo }));
    if (newTo < news.length) pairs.push([newTo, oldTo]);
    oldFrom = oldTo + 1;
    newFrom = newTo + 1;
  }
  return pairs;
}

interface Gap {
  readonly olds: readonly Vertex[];
  readonly news: readonly Vertex[];
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Between lines that stayed the same, a line of the same instruction is the old one, edited. */
function matchGap({ olds, news, oldFrom, oldTo, newFrom, newTo }: Gap): readonly Pair[] {
  const pairs: Pair[] = [];
  let next = oldFrom;
  for (let index = newFrom; index < newTo; index++) {
    const name = news[index]?.instruction.name;
    for (let old = next; old < oldTo; old++) {
      if (olds[old]?.instruction.name !== name) continue;
      pairs.push([index, old]);
      next = old + 1;
      break;
    }
  }
  return pairs;
}

/** The longest list of lines that stand in both in the same order. */
function commonTexts(olds: readonly Vertex[], news: readonly Vertex[]): readonly Pair[] {
  const shorter = Math.min(olds.length, news.length);
  let start = 0;
  while (start < shorter && isSame(olds[start], news[start])) start++;
  const pairs: Pair[] = Array.from({ length: start }, (_, index) => [index, index]);
  const rest = longest(olds.slice(start), news.slice(start));
  return [...pairs, ...rest.map(([later, earlier]): Pair => [later + start, earlier + start])];
}

function longest(olds: readonly Vertex[], news: readonly Vertex[]): readonly Pair[] {
  // Lengths of the longest common lists of what is left, one row a new line.
  const width = olds.length + 1;
  const lengths = new Uint32Array((news.length + 1) * width);
  for (let later = news.length - 1; later >= 0; later--) {
    for (let earlier = olds.length - 1; earlier >= 0; earlier--) {
      const at = later * width + earlier;
      lengths[at] = isSame(olds[earlier], news[later])
        ? (lengths[at + width + 1] ?? 0) + 1
        : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  for (let later = 0, earlier = 0; later < news.length && earlier < olds.length;) {
    const at = later * width + earlier;
    if (isSame(olds[earlier], news[later])) pairs.push([later++, earlier++]);
    else if ((lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0)) later++;
    else earlier++;
  }
  return pairs;
}

function isSame(a: Vertex | undefined, b: Vertex | undefined): boolean {
  return a !== undefined && b !== undefined && a.item.raw.trimEnd() === b.item.raw.trimEnd();
}
