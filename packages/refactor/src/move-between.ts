import { targetNumber } from "@stagemap/model";
import type { Model, Stage } from "@stagemap/model";
import { joinPath } from "@stagemap/shell";
import type { TextEdit } from "@stagemap/text";
import { actorsOf } from "./actors.ts";
import { faultOfText, readingOf } from "./certify.ts";
import type { StepEffects } from "./effects.ts";
import { readsName } from "./conflicts.ts";
import { meetingsOf, reasonsOf, safetyOf } from "./passing.ts";
import { overlap, pathSet } from "./paths.ts";
import type { MoveOptions, MovePlan, Note, Reason, Safety } from "./plan.ts";
import { arrangeEdits, unitsOf, withoutDoubleSpace } from "./stage-text.ts";
import { lineOf, titleOf } from "./words.ts";
import type { Actor } from "./words.ts";

interface Between {
  readonly stage: Stage;
  readonly from: number;
  readonly target: Stage;
  readonly gap: number;
}

/**
 * A move from one stage to another. It can only keep the image where one of them is built on the other, and nothing else sees the
 * stages between the two places; elsewhere it is what the user says it is, and breaking.
 */
export function planBetween(model: Model, between: Between, options: MoveOptions): MovePlan {
  const edits = editsBetween(model, between);
  const fault = faultOfText(model, expectedReading(model, between), {
    edits,
    withModel: options.isPreview !== true,
  });
  if (fault !== null) return fault;
  const line = lineage(model, between);
  if (line === null) return unrelated(model, between, edits);
  const { stage, from } = between;
  const moved = actorsOf(model, stage)[from];
  if (moved === undefined) return unrelated(model, between, edits);
  const isDown = line[0] === stage;
  const passed = passedSteps(model, { ...between, line, isDown });
  const meetings = meetingsOf(
    passed.map((each) => (isDown ? ([moved, each] as const) : ([each, moved] as const))),
    options.ignored,
  );
  // All but the uppermost of the chain come out otherwise.
  const changed = line.slice(0, -1);
  const known = [
    ...boundaryReasons(model, { moved, changed, place: placeInLowest(between, isDown) }),
    ...onlookerReasons(model, {
      moved,
      changed,
      top: line.at(-1) ?? stage,
      target: options.target ?? null,
    }),
  ];
  const safety: Safety = known.length > 0 ? "breaking" : safetyOf(meetings);
  return {
    ok: true,
    safety,
    edits,
    notes: notesOf(changed, moved),
    reasons: [...known, ...reasonsOf(model, meetings)],
    together: null,
  };
}

/** The stages from the lower to the upper one, each built on the one before; null when neither is built on the other. */
function lineage(model: Model, { stage, target }: Between): readonly Stage[] | null {
  return chain(model, stage, target) ?? chain(model, target, stage);
}

function chain(model: Model, lower: Stage, upper: Stage): readonly Stage[] | null {
  const stages = [upper];
  let at: Stage | undefined = upper;
  while (at !== undefined && at !== lower) {
    const base: Model["bases"][number] | undefined = model.bases[at.index];
    if (base?.kind !== "stage" || base.stage >= at.index) return null;
    at = model.stages[base.stage];
    if (at !== undefined) stages.unshift(at);
  }
  return at === undefined ? null : stages;
}

interface Passing extends Between {
  readonly line: readonly Stage[];
  readonly isDown: boolean;
}

/** The steps between the two places, those of stages between included. */
function passedSteps(
  model: Model,
  { stage, from, target, gap, line, isDown }: Passing,
): readonly Actor[] {
  return line.flatMap((each) => {
    const actors = actorsOf(model, each);
    if (each === stage) return isDown ? actors.slice(from + 1) : actors.slice(0, from);
    if (each === target) return isDown ? actors.slice(0, gap) : actors.slice(gap);
    return actors;
  });
}

interface Boundary {
  readonly moved: Actor;
  readonly changed: readonly Stage[];
  /** In the lowest stage, the number of items behind FROM before which the step stands, here or there. */
  readonly place: number;
}

function placeInLowest({ stage, from, target, gap }: Between, isDown: boolean): number {
  const step = isDown ? stage.steps[from] : target.steps[gap];
  return step?.itemOffset ?? Number.POSITIVE_INFINITY;
}

/** What a FROM between two stages does not let through. */
function boundaryReasons(model: Model, { moved, changed, place }: Boundary): readonly Reason[] {
  const { step, stage } = moved;
  const here = { step: step.key, line: lineOf(model, stage, step) };
  const { name } = step.item.instruction;
  if (name === "ARG" || name === "ONBUILD") {
    const message =
      name === "ARG"
        ? `${titleOf(step)} holds for its own stage only.`
        : `${titleOf(step)} is for the stages that are built on its own.`;
    return [{ message, ...here }];
  }
  const reasons: Reason[] = [];
  if (changed.some(({ triggers }) => triggers.length > 0)) {
    reasons.push({ message: "ONBUILD lines run between the two stages.", ...here });
  }
  // An ENTRYPOINT drops the CMD of the stage below it, and keeps that of its own.
  if (name === "CMD" || name === "ENTRYPOINT") {
    reasons.push({
      message: `${titleOf(step)} means something else in another stage: ENTRYPOINT drops the CMD of the stage below.`,
      ...here,
    });
  }
  const argument = hiddenArgument(model, { moved, lowest: changed[0], place });
  if (argument !== null) {
    const message = `${titleOf(step)} may look at ${argument}: an ARG sets it in the one stage, and not in the other.`;
    reasons.push({ message, ...here });
  }
  return reasons;
}

/** An argument of the lowest stage that the step may use, and that no other stage sees. */
function hiddenArgument(
  model: Model,
  {
    moved,
    lowest,
    place,
  }: { readonly moved: Actor; readonly lowest: Stage | undefined; readonly place: number },
): string | null {
  const { reads } = moved.effects.variables;
  const declared = model.scopes[lowest?.index ?? -1]?.declarations ?? [];
  const found = declared.find(
    ({ name, itemOffset }) => itemOffset < place && readsName(reads, name),
  );
  return found?.name ?? null;
}

interface Onlookers {
  readonly moved: Actor;
  readonly changed: readonly Stage[];
  readonly top: Stage;
  readonly target: string | null;
}

/** Who else sees the stages that come out otherwise. */
function onlookerReasons(
  model: Model,
  { moved, changed, top, target }: Onlookers,
): readonly Reason[] {
  const numbers = new Set(changed.map(({ index }) => index));
  const reasons: Reason[] = [];
  const built = targetNumber(model, target);
  if (built !== null && numbers.has(built)) {
    reasons.push({
      message: `The image of ${nameOf(model.stages[built])} is what is built, and would change.`,
      step: null,
      line: 0,
    });
  }
  for (const { kind, from, to, step, line, paths } of model.edges) {
    const user = model.stages[to];
    if (from.kind !== "stage" || !numbers.has(from.stage) || user === undefined) continue;
    if (kind === "base" && (numbers.has(to) || user === top)) continue;
    const isTouched = kind !== "copy" || touchesAny(moved.effects, paths);
    if (!isTouched) continue;
    const message =
      kind === "base"
        ? `${nameOf(user)} is built on ${nameOf(model.stages[from.stage])} as well, and would change.`
        : `${nameOf(user)} takes ${paths.join(" and ")} from ${nameOf(model.stages[from.stage])}, which may change with it.`;
    reasons.push({ message, step: step?.key ?? null, line });
  }
  return reasons;
}

/** True when what the step writes may be under one of the paths, or the paths cannot be told. */
function touchesAny({ files }: StepEffects, paths: readonly string[]): boolean {
  if (paths.length === 0 || paths.some((path) => path.includes("$"))) return true;
  const sets = paths.map((path) => pathSet(joinPath("/", path), "tree"));
  const written = [...files.writes, ...files.makes];
  return sets.some((set) => written.some((each) => overlap(set, each)));
}

function nameOf(stage: Stage | undefined): string {
  return stage?.writtenName === null || stage === undefined
    ? `stage ${stage?.index ?? 0}`
    : `“${stage.writtenName}”`;
}

function notesOf(changed: readonly Stage[], { effects }: Actor): readonly Note[] {
  const images = changed.map((stage) => ({
    message: `Whoever builds ${nameOf(stage)} alone gets another image.`,
  }));
  return [
    ...images,
    ...effects.assumptions.map((each) => ({ message: `This holds as long as ${each}.` })),
  ];
}

function unrelated(
  model: Model,
  { stage, from, target }: Between,
  edits: readonly TextEdit[],
): MovePlan {
  const step = stage.steps[from];
  const title = step === undefined ? "The step" : titleOf(step);
  const message = `${title} would be missing in ${nameOf(stage)} and new in ${nameOf(target)}: neither is built on the other.`;
  const line = step === undefined ? 0 : lineOf(model, stage, step);
  const reasons = [{ message, step: step?.key ?? null, line }];
  return { ok: true, safety: "breaking", edits, notes: [], reasons, together: null };
}

function editsBetween(model: Model, { stage, from, target, gap }: Between): readonly TextEdit[] {
  const before = unitsOf(model, stage);
  const moved = before.filter(({ step }) => step === from);
  const left = withoutDoubleSpace(before, new Set(moved));
  const there = unitsOf(model, target);
  const above = there.findIndex(({ step }) => step !== null && step >= gap);
  const place = above === -1 ? there.length : above;
  return [
    ...arrangeEdits(model, stage, { before, after: left }),
    ...arrangeEdits(model, target, { before: there, after: there.toSpliced(place, 0, ...moved) }),
  ];
}

function expectedReading(
  model: Model,
  { stage, from, target, gap }: Between,
): readonly (readonly string[])[] {
  const reading = readingOf(model);
  const line = reading[stage.index]?.[from + 1] ?? "";
  return reading.map((lines, index) => {
    if (index === stage.index) return lines.toSpliced(from + 1, 1);
    return index === target.index ? lines.toSpliced(gap + 1, 0, line) : lines;
  });
}
