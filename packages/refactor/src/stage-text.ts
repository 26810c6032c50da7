import type { Model, Stage } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";

/** A stretch of a stage's text: a step with the comments right above it, or what stands between steps. */
export interface Unit {
  /** The number of the step in its stage; null for what stands between. */
  readonly step: number | null;
  readonly start: number;
  readonly end: number;
  /** True for blank lines alone. */
  readonly isBlank: boolean;
}

/** A stage behind its FROM, cut into units without gaps. What belongs to the next FROM is left out. */
export function unitsOf({ tree, stageItems }: Model, stage: Stage): readonly Unit[] {
  const from = stageItems[stage.index] ?? 0;
  const units: Unit[] = [];
  let at = tree.starts[from + 1] ?? tree.source.length;
  for (const [index, { itemOffset }] of stage.steps.entries()) {
    const item = from + itemOffset;
    let first = item;
    while (tree.items[first - 1]?.kind === "comment" && first - 1 > from) first--;
    const start = Math.max(at, tree.starts[first] ?? at);
    const end = tree.starts[item + 1] ?? tree.source.length;
    if (start > at) {
      const isBlank = tree.source.slice(at, start).trim() === "";
      units.push({ step: null, start: at, end: start, isBlank });
    }
    units.push({ step: index, start, end, isBlank: false });
    at = end;
  }
  return units;
}

/** Where the steps of a stage end and those of the next, with its comments, may begin. */
function stageEnd({ tree, stageItems }: Model, stage: Stage): number {
  const from = stageItems[stage.index] ?? 0;
  const last = stage.steps.at(-1)?.itemOffset ?? 0;
  return tree.starts[from + last + 1] ?? tree.source.length;
}

/** How the text's lines end: as its first one does. */
export function lineEndOf({ tree }: Pick<Model, "tree">): "\n" | "\r\n" {
  const first = tree.source.indexOf("\n");
  return first > 0 && tree.source[first - 1] === "\r" ? "\r\n" : "\n";
}

/**
 * The edits that bring the units of a stage into another order. Units that are left out are taken away; those of other stages are
 * added. Units that keep their order are not touched.
 */
export function arrangeEdits(
  model: Model,
  stage: Stage,
  { before, after }: { readonly before: readonly Unit[]; readonly after: readonly Unit[] },
): readonly TextEdit[] {
  const { source } = model.tree;
  const lineEnd = lineEndOf(model);
  const kept = keptUnits(before, after);
  const end = stageEnd(model, stage);
  const edits: TextEdit[] = before
    .filter((unit) => !kept.has(unit))
    .map(({ start, end: stop }) => ({ span: { start, end: stop }, newText: "" }));
  let pending = "";
  for (const unit of after) {
    if (!kept.has(unit)) pending += ended(source.slice(unit.start, unit.end), lineEnd);
    else if (pending !== "") {
      edits.push({ span: { start: unit.start, end: unit.start }, newText: pending });
      pending = "";
    }
  }
  if (pending !== "") edits.push(...atEnd(source, { end, pending, lineEnd, kept: [...kept] }));
  return joined(edits);
}

function ended(text: string, lineEnd: string): string {
  return text === "" || text.endsWith("\n") ? text : text + lineEnd;
}

/** What comes last goes behind the last unit that stays; a text without a last line end stays without. */
function atEnd(
  source: string,
  {
    end,
    pending,
    lineEnd,
    kept,
  }: { end: number; pending: string; lineEnd: string; kept: readonly Unit[] },
): TextEdit[] {
  if (end < source.length || source.endsWith("\n")) {
    return [{ span: { start: end, end }, newText: pending }];
  }
  const text = pending.endsWith(lineEnd) ? pending.slice(0, -lineEnd.length) : pending;
  // Where the very last line moves away, the line end before it is there already.
  const isLastKept = kept.some((unit) => unit.end === end) || kept.length === 0;
  const needsLineEnd = isLastKept && !source.slice(0, end).endsWith("\n");
  return [{ span: { start: end, end }, newText: (needsLineEnd ? lineEnd : "") + text }];
}

/** The units that stay where they are: as many as possible. */
function keptUnits(before: readonly Unit[], after: readonly Unit[]): ReadonlySet<Unit> {
  const places = new Map(before.map((unit, index) => [unit, index]));
  const sequence = after.filter((unit) => places.has(unit));
  const chosen = longestIncreasing(sequence.map((unit) => places.get(unit) ?? 0));
  return new Set(chosen.map((index) => sequence[index]).filter((unit) => unit !== undefined));
}

/** The places of a longest increasing subsequence. */
export function longestIncreasing(values: readonly number[]): readonly number[] {
  const best: { readonly length: number; readonly previous: number }[] = [];
  let last = -1;
  for (const [index, value] of values.entries()) {
    let previous = -1;
    for (let earlier = 0; earlier < index; earlier++) {
      const isBelow = (values[earlier] ?? 0) < value;
      if (isBelow && (best[earlier]?.length ?? 0) > (best[previous]?.length ?? 0))
        previous = earlier;
    }
    best.push({ length: (best[previous]?.length ?? 0) + 1, previous });
    if ((best[index]?.length ?? 0) > (best[last]?.length ?? 0)) last = index;
  }
  const chosen: number[] = [];
  for (let at = last; at !== -1; at = best[at]?.previous ?? -1) chosen.unshift(at);
  return chosen;
}

/** Edits that touch each other made one. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits.toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  )) {
    const last = result.at(-1);
    if (last === undefined || last.span.end < edit.span.start) result.push(edit);
    else {
      result[result.length - 1] = {
        span: { start: last.span.start, end: Math.max(last.span.end, edit.span.end) },
        newText: last.newText + edit.newText,
      };
    }
  }
  return result;
}

/** Moves units: those of `steps` to before the unit of step number `gap`, or behind the last. */
export function reordered(
  units: readonly Unit[],
  {
    steps,
    gap,
    isDown,
  }: { readonly steps: ReadonlySet<number>; readonly gap: number; readonly isDown: boolean },
): readonly Unit[] {
  const moved = units.filter(({ step }) => step !== null && steps.has(step));
  const rest = withoutDoubleSpace(units, new Set(moved));
  // Downwards it goes right behind the step above the gap, upwards right before the one below it.
  const above = rest.findLastIndex(({ step }) => step !== null && step < gap);
  const below = rest.findIndex(({ step }) => step !== null && step >= gap);
  const place = isDown ? above + 1 : below === -1 ? rest.length : below;
  return rest.toSpliced(place, 0, ...moved);
}

/** Without the moved units, and without the blank lines that would meet where one was. */
export function withoutDoubleSpace(
  units: readonly Unit[],
  moved: ReadonlySet<Unit>,
): readonly Unit[] {
  const result: Unit[] = [];
  for (const unit of units) {
    const last = result.at(-1);
    const isDouble = unit.step === null && last?.step === null;
    // Comments between are somebody's words, and two spaces meet only where what stood between has gone.
    if (!moved.has(unit) && !(isDouble && unit.isBlank)) result.push(unit);
  }
  return result;
}

/** Units in the order of their steps; those that keep their order stay with the space around them. */
export function arranged(units: readonly Unit[], order: readonly number[]): readonly Unit[] {
  const kept = new Set(longestIncreasing(order).map((place) => order[place]));
  const byStep = new Map(units.map((unit) => [unit.step, unit]));
  const moved = new Set(units.filter(({ step }) => step !== null && !kept.has(step)));
  let result = withoutDoubleSpace(units, moved);
  for (const [place, step] of order.entries()) {
    const unit = byStep.get(step);
    if (unit === undefined || kept.has(step)) continue;
    const previous = order[place - 1];
    const isDown = previous !== undefined && previous > step;
    const following = order.slice(place + 1).find((each) => kept.has(each));
    const isBehind =
      isDown || (previous !== undefined && !kept.has(previous)) || following === undefined;
    const neighbour = byStep.get((isBehind ? previous : following) ?? -1);
    const at = neighbour === undefined ? -1 : result.indexOf(neighbour);
    result = result.toSpliced(isBehind ? at + 1 : at, 0, unit);
  }
  return result;
}
