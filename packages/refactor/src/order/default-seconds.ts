import type { Model, Stage } from "@stagemap/model";
import {
  createScriptCache,
  secondsOfInstruction,
  secondsOfRun,
  workOfScript,
} from "@stagemap/shell";
import type { RunWork } from "@stagemap/shell";
import { settingsOf } from "../settings.ts";
import type { Estimate, StepSite } from "./inputs.ts";

/** What a step takes when it is rebuilt, with the cache mounts that earlier builds have filled. */
export function secondsOfStep({ model, stage, step }: StepSite): Estimate {
  const { name, flags } = step.item.instruction;
  if (name !== "RUN") {
    const { seconds, source } = secondsOfInstruction(name ?? "");
    return { seconds, source };
  }
  const index = stage.steps.indexOf(step);
  const { seconds, source } = secondsOfRun(worksOf(model, stage)[index] ?? null, {
    above: worksAbove(model, stage, index),
    hasFilledCache: flags.some(
      (flag) => flag.name === "mount" && /(^|,)type=cache/i.test(flag.value ?? ""),
    ),
  });
  return { seconds, source };
}

const scripts = createScriptCache();
const known = new WeakMap<Model, Map<number, readonly (RunWork | null)[]>>();

/** The work of each step of a stage; null for what is no RUN, or one that cannot be read. */
function worksOf(model: Model, stage: Stage): readonly (RunWork | null)[] {
  const ofModel = known.get(model) ?? new Map<number, readonly (RunWork | null)[]>();
  known.set(model, ofModel);
  const before = ofModel.get(stage.index);
  if (before !== undefined) return before;
  const settings = settingsOf(model)[stage.index]?.before ?? [];
  const found = stage.steps.map(({ item }, index): RunWork | null => {
    const own = settings[index];
    if (item.instruction.name !== "RUN" || own === undefined) return null;
    const script = scripts.get(item, own.shell);
    return script === null ? null : workOfScript(script, own);
  });
  ofModel.set(stage.index, found);
  return found;
}

/** Of the steps above, those of stages below this one included. */
function worksAbove(model: Model, stage: Stage, index: number): readonly (RunWork | null)[] {
  const found = worksOf(model, stage).slice(0, index);
  let at = model.bases[stage.index];
  for (let depth = 0; at?.kind === "stage" && depth < model.stages.length; depth++) {
    const below = model.stages[at.stage];
    if (below === undefined) break;
    found.push(...worksOf(model, below));
    at = model.bases[below.index];
  }
  return found;
}
