import type { Step } from "@stagemap/model";
import { earlyInstall } from "@stagemap/shell";
import type { EarlyInstall } from "@stagemap/shell";
import { actorsOf } from "../actors.ts";
import { conflictsBetween } from "../conflicts.ts";
import { refuse } from "../plan.ts";
import type { Plan } from "../plan.ts";
import type { RefactoringSite } from "../refactoring.ts";
import { settingsOf } from "../settings.ts";
import type { Settings } from "../settings.ts";
import { titleOf } from "../words.ts";
import { planFetchAbove } from "./fetch-above.ts";
import { planInstallAbove } from "./install-above.ts";
import { projectCalls, scriptOfStep } from "./project-calls.ts";
import type { ProjectCall } from "./project-calls.ts";
import { bringsInto, filesIn, holds } from "./taken.ts";
import type { Taken } from "./taken.ts";

/** The first call below a COPY that fetches what the project depends on, and that reads what the COPY brings. */
export interface FirstInstall extends ProjectCall {
  readonly directory: string;
  /** The number of its step. */
  readonly index: number;
  readonly install: EarlyInstall;
}

/** Splits a COPY in two: what an install below reads, and behind the install the rest. */
export function planSplit(site: RefactoringSite, taken: Taken): Plan {
  const first = firstInstall(site, taken);
  if (typeof first === "string") return refuse(first);
  const fetched = fetchedAbove(site, first);
  if (fetched !== null) return refuse(fetched);
  return first.install.commands === null
    ? planInstallAbove(site, taken)
    : planFetchAbove(site, taken, first);
}

function firstInstall(site: RefactoringSite, taken: Taken): FirstInstall | string {
  const { model, stage, index } = site;
  const settings = settingsOf(model)[stage.index]?.before ?? [];
  for (const [number, step] of stage.steps.entries()) {
    const own = settings[number];
    if (number <= index || own === undefined) continue;
    for (const call of projectCalls(step, own)) {
      const { directory } = call;
      if (directory === null) return `${titleOf(step)} runs in a folder that only the shell knows.`;
      if (!holds(taken, directory) && !bringsInto(taken, directory)) continue;
      const fault = isNeedless(site, number) ?? workspaceFault(site, call);
      if (fault !== null) return fault;
      const answer = earlyInstall(call.use, filesIn(taken, directory, site.files), own.variable);
      if (!answer.ok) return `${titleOf(step)} stays behind the sources: ${answer.reason}.`;
      if (answer.install.commands !== null && setsVariables(step, own, call)) {
        return `${titleOf(step)} stays behind the sources: its script sets variables that the fetch may need.`;
      }
      return { ...call, directory, index: number, install: answer.install };
    }
  }
  return "No step below installs what a manifest of the project names.";
}

/** True when the script sets variables for the commands behind, before it comes to the call. */
function setsVariables(step: Step, settings: Settings, { use }: ProjectCall): boolean {
  const commands = scriptOfStep(step, settings)?.commands ?? [];
  return commands.some(
    ({ from, basename, nameWord }) =>
      from < use.command.from &&
      (nameWord === null || basename === "export" || basename === "." || basename === "source"),
  );
}

/** A step that reads nothing of what is copied is moved as it is. */
function isNeedless({ model, stage, index }: RefactoringSite, number: number): string | null {
  const actors = actorsOf(model, stage);
  const upper = actors[index];
  const lower = actors[number];
  if (upper === undefined || lower === undefined) return null;
  return conflictsBetween(upper.effects, lower.effects).length > 0
    ? null
    : `${titleOf(lower.step)} reads nothing of what is copied: it can move up as it is.`;
}

const WORKSPACE_PROGRAMS = new Set(["turbo", "nx", "lerna", "rush"]);
const WORKSPACE_PATHS = /(?:^|[\s/"'])(?:packages|apps)\/[\w@-]/;

/** Where names show several packages, only a list of files tells where their manifests are. */
function workspaceFault(
  { model, stage, files }: RefactoringSite,
  { use }: ProjectCall,
): string | null {
  if (files !== null || use.manager.ecosystem !== "node") return null;
  const settings = settingsOf(model)[stage.index]?.before ?? [];
  const shows = stage.steps.some((step) => {
    const text = step.item.line.text;
    const words = text.split(/[\s;&|"',[\]]+/);
    return (
      (step.references.length === 0 && WORKSPACE_PATHS.test(text)) ||
      (step.item.instruction.name === "RUN" &&
        words.some((word) => WORKSPACE_PROGRAMS.has(word)) &&
        settings.length > 0)
    );
  });
  return shows
    ? "The project has several packages, each with a manifest of its own: name the context’s files to have all of them copied."
    : null;
}

const DEPENDENCIES =
  /node_modules|vendor|site-packages|\.venv|\/go\/pkg|\.m2|registry|bundle|target\/?$/;

/** What a step above has installed or brought already; null where nothing has. */
function fetchedAbove(
  { model, stage, index }: RefactoringSite,
  { use }: FirstInstall,
): string | null {
  const { ecosystem } = use.manager;
  let at: typeof stage | undefined = stage;
  let end = index;
  for (let depth = 0; at !== undefined && depth <= model.stages.length; depth++) {
    const settings = settingsOf(model)[at.index]?.before ?? [];
    for (const [number, step] of at.steps.slice(0, end).entries()) {
      const own = settings[number];
      const fetches =
        own !== undefined &&
        projectCalls(step, own).some((each) => each.use.manager.ecosystem === ecosystem);
      const isCook = /\bchef\s+cook\b/.test(step.item.line.text);
      const brings =
        depth === 0 &&
        step.references.some(({ paths }) => paths.some((path) => DEPENDENCIES.test(path)));
      if (fetches || isCook || brings) {
        return `${titleOf(step)} above brings what the project depends on already.`;
      }
    }
    const base: (typeof model.bases)[number] | undefined = model.bases[at.index];
    at = base?.kind === "stage" && base.stage < at.index ? model.stages[base.stage] : undefined;
    end = at?.steps.length ?? 0;
  }
  return null;
}
