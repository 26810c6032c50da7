import type { Model, Stage } from "@stagemap/model";
import { contextTitle, sayList, stageTitle } from "./titles.ts";

interface ReasonContext {
  readonly target: number | null;
  /** For each stage, the numbers of those that use it, in text order. */
  readonly users: readonly ReadonlySet<number>[];
}

/** Why a build of the target leaves a stage out: nobody uses it, or only stages that are left out themselves or replaced. */
export function explainUnbuilt(
  model: Model,
  stage: Stage,
  { target, users }: ReasonContext,
): string {
  const targetStage = model.stages[target ?? -1];
  const targetTitle = targetStage === undefined ? "The target" : stageTitle(targetStage);
  const titles = titlesOf(model, users[stage.index] ?? []);
  if (titles.length > 0) {
    const verb = titles.length === 1 ? "uses" : "use";
    return `Not built: only ${sayShort(titles)} ${verb} it, which ${targetTitle} does not need.`;
  }
  const replaced = titlesOf(model, replacedUsers(model, stage));
  return replaced.length > 0
    ? `Not built: only ${sayShort(replaced)} would use it, and a named context takes that place.`
    : `Not built: no stage copies from it or builds on it, so ${targetTitle} does not need it.`;
}

/** What takes the place of a stage; null when nothing does. */
export function explainReplaced(model: Model, stage: Stage): string | null {
  if (!model.replaced.has(stage.index)) return null;
  const origin = model.bases[stage.index];
  const value = origin?.kind === "named-context" ? contextTitle(origin.context.value) : "";
  return `Replaced: --build-context puts ${value} in its place, so none of its steps runs.`;
}

function replacedUsers({ replacedEdges }: Model, { index }: Stage): ReadonlySet<number> {
  return new Set(
    replacedEdges.flatMap(({ from, to }) =>
      from.kind === "stage" && from.stage === index && to !== index ? [to] : [],
    ),
  );
}

function titlesOf({ stages }: Model, numbers: Iterable<number>): string[] {
  return [...numbers].flatMap((index) => {
    const stage = stages[index];
    return stage === undefined ? [] : [stageTitle(stage)];
  });
}

function sayShort(titles: readonly string[]): string {
  return sayList(titles.length > 3 ? [...titles.slice(0, 2), `${titles.length - 2} more`] : titles);
}
