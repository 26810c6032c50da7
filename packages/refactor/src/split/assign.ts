import type { Pair } from "@stagemap/syntax";
import { assignCopy } from "./assign-copies.ts";
import { assignRun, system } from "./assign-runs.ts";
import type { Questions } from "./assumptions.ts";
import { isBuildVariable, isRuntimeVariable, isToolPath } from "./environment.ts";
import { ownersAtCopy } from "./owners.ts";
import { installLines } from "./packages.ts";
import type { Carry, Recipe, Stop } from "./recipe.ts";
import { stop } from "./recipe.ts";
import { LINES, NONE, OWN } from "./roles.ts";
import type { Assignment, Roles } from "./roles.ts";
import { natureOf } from "./run-nature.ts";
import type { RunNature } from "./run-nature.ts";
import type { SplitStep, Subject } from "./subject.ts";

/** Decides for every step in which stage it stands. */
export function assignSteps(
  subject: Subject,
  recipe: Recipe,
  questions: Questions,
): Assignment | Stop {
  const natures = new Map<number, RunNature>();
  for (const step of subject.steps)
    if (step.name === "RUN") natures.set(step.index, natureOf(step));
  const roles: Roles = {
    subject,
    recipe,
    questions,
    installed: [],
    natures,
    lastBuild: lastBuildStep(subject, recipe, natures),
    build: subject.steps.map(() => NONE),
    runtime: subject.steps.map(() => NONE),
    carries: [...recipe.carries],
    packagesBefore: new Set(),
    packagesAfter: new Set(recipe.alsoInstalls),
    notes: [],
  };
  for (const step of subject.steps) {
    const fault = assignStep(roles, step);
    if (fault !== null) return fault;
  }
  for (const [index, { build, runtime }] of recipe.rewrites) {
    if (build !== undefined) roles.build[index] = build === null ? NONE : LINES(build);
    if (runtime !== undefined) roles.runtime[index] = runtime === null ? NONE : LINES(runtime);
  }
  const { build, runtime, packagesBefore, packagesAfter, notes } = roles;
  const added = repositoryStep(subject);
  if (added !== null && roles.installed.some(({ step }) => step >= added)) {
    return stop(
      "Packages come from a source that is added here; which of them the image needs when it runs, and how they come there, nobody can tell.",
      added,
    );
  }
  keepListUpdates(roles);
  for (const { index } of subject.steps) {
    // Whatever nobody asked for stays where it was: in what builds.
    const isGone = build[index]?.kind === "none" && runtime[index]?.kind === "none";
    if (isGone && !recipe.rewrites.has(index)) build[index] = OWN;
  }
  keepSurroundings(roles);
  const lacking = recipe.alsoInstalls.filter(
    (name) => !roles.installed.some(({ names }) => names.includes(name)),
  );
  const [first] = roles.installed.filter(({ isWritten }) => isWritten);
  if (first !== undefined && lacking.length > 0) {
    const install = installLines(first.names, system(recipe));
    const wider = installLines([...first.names, ...lacking], system(recipe));
    const share = runtime[first.step];
    const lines = share?.kind === "lines" ? share.lines : [];
    runtime[first.step] = LINES(...lines.map((line) => line.replace(install, () => wider)));
  }
  return {
    runtimeStart:
      first === undefined && lacking.length > 0 ? [installLines(lacking, system(recipe))] : [],
    build,
    runtime,
    carries: ownersAtCopy(subject, { runtime, carries: withoutNested(roles.carries) }),
    packages: { before: [...packagesBefore], after: [...packagesAfter] },
    notes,
  };
}

/** The step that adds a source of packages to the system's own; null where none does. */
function repositoryStep({ steps }: Subject): number | null {
  const adding =
    /add-apt-repository|sources\.list|apt-key|\/etc\/apk\/repositories|nodesource|--repository|yum-config-manager|\/yum\.repos\.d|\bepel-release\b/;
  return (
    steps.find(({ name, item }) => name === "RUN" && adding.test(item.line.text))?.index ?? null
  );
}

/** A step that stays in the build stage although it stands behind the last build needs what holds there. */
function keepSurroundings({ subject, build, recipe }: Roles): void {
  const last = subject.steps.findLastIndex(
    ({ index, name }) => /^(?:RUN|COPY|ADD)$/.test(name ?? "") && build[index]?.kind === "own",
  );
  for (const step of subject.steps) {
    if (step.index > last || build[step.index]?.kind !== "none" || recipe.rewrites.has(step.index))
      continue;
    if (step.name === "WORKDIR" || step.name === "SHELL") build[step.index] = OWN;
    if (step.name === "USER" && !isRootAlready(step)) build[step.index] = OWN;
  }
}

/** Brings lists of packages up to date in the runtime stage where a RUN of its own needs that and does not do it itself. */
function keepListUpdates({ subject, natures, build, runtime }: Roles): void {
  const updates = subject.steps.filter(
    ({ index, uses }) =>
      natures.get(index)?.isSystem === true && uses.some(({ action }) => action === "update-lists"),
  );
  for (const { index, uses } of subject.steps) {
    const installs = uses.some(
      ({ manager, action }) =>
        /^(?:apt|apt-get|aptitude)$/.test(manager.id) && action === "install",
    );
    if (!installs || runtime[index]?.kind !== "own" || updates.some((each) => each.index === index))
      continue;
    const update = updates.findLast((each) => each.index < index);
    if (update !== undefined && update.uses.every(({ action }) => action === "update-lists")) {
      runtime[update.index] = OWN;
      const isForBuild = subject.steps.some(
        (each) =>
          each.index > update.index &&
          build[each.index]?.kind === "own" &&
          each.uses.some(
            ({ manager, action }) => manager.ecosystem === "system" && action === "install",
          ),
      );
      if (!isForBuild) build[update.index] = NONE;
    }
  }
}

function lastBuildStep(
  { steps }: Subject,
  { isBuildOnly }: Recipe,
  natures: ReadonlyMap<number, RunNature>,
): number {
  return steps.findLastIndex(
    ({ index }) => natures.get(index)?.isProject === true || isBuildOnly?.(index) === true,
  );
}

function assignStep(roles: Roles, step: SplitStep): Stop | null {
  const { build, runtime, lastBuild } = roles;
  const { index } = step;
  const isBeforeBuild = index < lastBuild;
  switch (step.name) {
    case "RUN":
      return assignRun(roles, step);
    case "COPY":
    case "ADD":
      return assignCopy(roles, step);
    case "ENV":
      assignEnvironment(roles, step);
      return null;
    case "ARG":
      // The runtime stage gets those that it turns out to use.
      build[index] = OWN;
      return null;
    case "WORKDIR":
    case "SHELL":
      if (isBeforeBuild) build[index] = OWN;
      runtime[index] = OWN;
      return null;
    case "USER":
      if (isBeforeBuild && !isRootAlready(step)) build[index] = OWN;
      runtime[index] = OWN;
      return null;
    case "ONBUILD":
      return stop("ONBUILD makes it a base for other builds, not an image that runs.", index);
    default:
      runtime[index] = OWN;
      return null;
  }
}

/** `USER root` where nobody was anybody else before. */
function isRootAlready({ settings, item }: SplitStep): boolean {
  return settings.user === null && /^(?:root|0)(?::|$)/.test(item.instruction.args[0]?.text ?? "");
}

function assignEnvironment({ build, runtime, lastBuild }: Roles, step: SplitStep): void {
  const { pairs } = step.item.instruction;
  const names = pairs.map(({ key }) => key.text);
  const isForTools = pairs.every(
    ({ key, value }) =>
      isBuildVariable(key.text) || (key.text === "PATH" && isToolPath(value.text)),
  );
  const isForRunning = names.every(isRuntimeVariable);
  if (step.index < lastBuild && !isForRunning) build[step.index] = OWN;
  if (!isForTools) {
    const isTwice = build[step.index]?.kind === "own" && pairs.some(({ hasEquals }) => !hasEquals);
    runtime[step.index] = isTwice ? LINES(...pairs.map(withEquals)) : OWN;
  }
  // Nothing may be lost: a line that neither wants stays where it stood.
  if (isForTools && step.index >= lastBuild) build[step.index] = OWN;
}

/** The older form without "=" is warned of, so that it is not written a second time. */
function withEquals({ key, value }: Pair): string {
  const isPlain = /^[\w./:,$@%+-]*$/.test(value.text);
  return `ENV ${key.text}=${isPlain || value.text.startsWith('"') ? value.text : JSON.stringify(value.text)}`;
}

/** Without those that lie in another, which then has to wait for them. */
function withoutNested(carries: readonly Carry[]): readonly Carry[] {
  const kept: Carry[] = [];
  const byLength = carries.toSorted((a, b) => a.to.length - b.to.length || a.step - b.step);
  for (const carry of byLength) {
    const at = kept.findIndex(
      ({ from, to }) =>
        (carry.to === to || carry.to.startsWith(`${to}/`)) &&
        (carry.from === from || carry.from.startsWith(`${from}/`)),
    );
    const outer = kept[at];
    if (outer === undefined) kept.push(carry);
    else kept[at] = { ...outer, step: Math.max(outer.step, carry.step) };
  }
  const place = ({ to }: Carry): number => carries.findIndex((each) => each.to === to);
  return kept.toSorted((a, b) => a.step - b.step || place(a) - place(b));
}
