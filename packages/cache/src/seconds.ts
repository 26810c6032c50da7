import {
  createScriptCache,
  isWindowsImage,
  managerUses,
  secondsOfInstruction,
  secondsOfRun,
  shellOf,
  workOfScript,
} from "@stagemap/shell";
import type { ManagerUse, RunWork, Script } from "@stagemap/shell";
import type { Plan, StagePlan, Vertex } from "./plan.ts";
import type { Estimate } from "./types.ts";

/** One script an instruction of the text, for as long as that is the same object. */
const scripts = createScriptCache();

/** The work of each vertex of a stage, null for what is no RUN or cannot be read; for as long as somebody holds the plan. */
const works = new WeakMap<StagePlan, readonly (RunWork | null)[]>();

interface EstimateSite {
  readonly plan: Plan;
  readonly stage: StagePlan;
  /** The number of the vertex in its stage. */
  readonly index: number;
  readonly vertex: Vertex;
}

/** What a step takes when it runs. `isCold` when its cache mounts are empty. */
export function estimateSeconds(
  { plan, stage, index, vertex }: EstimateSite,
  { isCold, own }: { readonly isCold: boolean; readonly own: number | undefined },
): Estimate {
  if (own !== undefined) {
    const className = "your own figure";
    return { seconds: own, className, source: "typed in by you", isMeasuredByUser: true };
  }
  const { kind, instruction } = vertex;
  const name = kind === "config" ? "" : (instruction.name ?? "");
  const { seconds, className, source } =
    kind === "run"
      ? secondsOfRun(worksOf(stage)[index] ?? null, {
          above: worksAbove(plan, stage, index),
          hasFilledCache: !isCold && hasCacheMount(vertex),
        })
      : secondsOfInstruction(name);
  return { seconds, className, source, isMeasuredByUser: false };
}

function hasCacheMount({ instruction }: Vertex): boolean {
  return instruction.flags.some(
    ({ name, value }) => name === "mount" && /(^|,)type=cache/i.test(value ?? ""),
  );
}

function worksOf(stage: StagePlan): readonly (RunWork | null)[] {
  const known = works.get(stage);
  if (known !== undefined) return known;
  const found = stage.vertices.map((vertex) => {
    const script = vertex.kind === "run" ? scriptOfRun(vertex, stage) : null;
    return script === null ? null : workOfScript(script, contextOf(vertex));
  });
  works.set(stage, found);
  return found;
}

/** Of the steps above in the stage, and of the stages that it is built on. */
function worksAbove(plan: Plan, stage: StagePlan, index: number): readonly (RunWork | null)[] {
  const above = worksOf(stage).slice(0, index);
  let { base } = stage;
  for (let depth = 0; base.kind === "stage" && depth < plan.stages.length; depth++) {
    const below = plan.stages[base.stage];
    if (below === undefined) break;
    above.push(...worksOf(below));
    ({ base } = below);
  }
  return above;
}

/** What a RUN carries out; null when its shell is none that can be read. */
export function scriptOfRun({ item, setting, step }: Vertex, stage: StagePlan): Script | null {
  // The item of an ONBUILD holds another instruction than the one that runs here.
  if (step === null) return null;
  const isWindows = stage.base.kind === "image" && isWindowsImage(stage.base.reference.full);
  return scripts.get(item, shellOf(setting.shell, { isWindows }));
}

/** The package managers that a RUN calls. */
export function usesOf(script: Script, vertex: Vertex): readonly ManagerUse[] {
  return managerUses(script, contextOf(vertex));
}

function contextOf({ variables }: Vertex): {
  readonly variable: (name: string) => string | undefined;
} {
  return { variable: (name) => variables.get(name)?.value };
}
