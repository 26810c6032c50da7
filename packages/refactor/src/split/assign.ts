import { joinPath } from "@stagemap/shell";
import type { Command } from "@stagemap/shell";
import { distributionOf } from "@stagemap/images";
import type { Distribution } from "@stagemap/images";
import type { Pair } from "@stagemap/syntax";
import type { Questions } from "./assumptions.ts";
import { isBuildVariable, isRuntimeVariable, isToolPath } from "./environment.ts";
import { contextCopy } from "./context-copy.ts";
import type { ContextCopy } from "./context-copy.ts";
import { installLines, systemPackages } from "./packages.ts";
import type { Carry, Recipe, Stop } from "./recipe.ts";
import { stop } from "./recipe.ts";
import { makesAccounts, natureOf } from "./run-nature.ts";
import type { RunNature } from "./run-nature.ts";
import { ownersAtCopy } from "./owners.ts";
import { setupLines } from "./setup-lines.ts";
import type { SplitStep, Subject } from "./subject.ts";

/** Where each step goes. */
export interface Assignment {
  /** By the step's number: what each stage has of it. */
  readonly build: readonly Share[];
  readonly runtime: readonly Share[];
  /** Sorted by step; none lies in another. */
  readonly carries: readonly Carry[];
  /** Lines of the runtime stage before all others. */
  readonly runtimeStart: readonly string[];
  readonly packages: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly notes: readonly string[];
}

/** The step's own text, other lines, or nothing. */
export type Share =
  | { readonly kind: "own" }
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  | { readonly kind: "none" };

const OWN: Share = { kind: "own" };
const NONE: Share = { kind: "none" };
const LINES = (...lines: readonly string[]): Share => ({ kind: "lines", lines });

interface Roles {
  readonly subject: Subject;
  readonly recipe: Recipe;
  readonly questions: Questions;
  /** What the runtime stage installs: as it stands in the text, or written anew. */
  readonly installed: {
    readonly step: number;
    readonly names: readonly string[];
    readonly isWritten: boolean;
  }[];
  readonly natures: ReadonlyMap<number, RunNature>;
  /** The number of the last step that builds; -1 without one. */
  readonly lastBuild: number;
  readonly build: Share[];
  readonly runtime: Share[];
  readonly carries: Carry[];
  readonly packagesBefore: Set<string>;
  readonly packagesAfter: Set<string>;
  readonly notes: string[];
}

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
  if (added !== null && roles.installed.some(({ isWritten }) => isWritten)) {
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

/** Brings lists of packages up to date in the runtime stage where a RUN of its own needs that and does not do it itself. */
function keepListUpdates({ subject, natures, runtime }: Roles): void {
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

function assignCopy(roles: Roles, step: SplitStep): Stop | null {
  const { build, runtime, recipe, lastBuild, natures, subject } = roles;
  const { index } = step;
  const copy = contextCopy(step);
  if (copy === null) return assignForeignCopy(roles, step);
  const isNeededLater = subject.steps.some(
    (each) => each.index > index && mayRead(natures.get(each.index), copy, { step: each, recipe }),
  );
  if (index > lastBuild || !isNeededLater) {
    if (recipe.app === "artefacts" && !copy.isRuntimeFile) build[index] = OWN;
    else runtime[index] = OWN;
    return null;
  }
  build[index] = OWN;
  if (recipe.app === "artefacts") {
    if (copy.isRuntimeFile) runtime[index] = OWN;
    return null;
  }
  const isManifest = copy.sources.every((source) => recipe.manifests?.test(source) === true);
  if (isManifest && (recipe.areManifestsDone || isCoveredLater(roles, copy, index))) return null;
  if (copy.folder === "/") {
    return stop("The project is copied to “/”, where nobody can tell it from the system.", index);
  }
  const { target } = copy;
  if (/^\/(?:tmp|var\/tmp)(?:\/|$)/.test(target)) return null;
  roles.carries.push({ step: index, from: target, to: target });
  return null;
}

/** True where a later copy from the context brings the whole folder that the files lie in. */
function isCoveredLater({ subject }: Roles, { folder }: ContextCopy, index: number): boolean {
  return subject.steps.some((step) => {
    if (step.index <= index) return false;
    const later = contextCopy(step);
    return (
      later?.isBroad === true &&
      later.target === folder &&
      later.sources.some((source) => /^\.\/?$|\/$|^\*$/.test(source))
    );
  });
}

/** Whether a RUN may look at what the copy brings. */
function mayRead(
  nature: RunNature | undefined,
  { sources, isBroad, target, isRuntimeFile }: ContextCopy,
  { step, recipe }: { readonly step: SplitStep; readonly recipe: Recipe },
): boolean {
  if (nature === undefined) return false;
  const text = step.item.line.text;
  const isNamed =
    sources.some(
      (source) =>
        text.includes(source.replace(/^\.\//, "").replace(/\/$/, "")) && source.length > 2,
    ) || text.includes(target);
  if (!nature.isProject) return nature.unknown.length > 0 && isNamed && !isRuntimeFile;
  if (recipe.app === "artefacts") return !isRuntimeFile || isNamed;
  if (nature.isInstallOnly) return isNamed;
  if (!nature.isFetchOnly) return !isRuntimeFile || isNamed;
  return isBroad || isNamed || sources.some((source) => recipe.manifests?.test(source) === true);
}

/** Tools that are copied in from images of their own. */
const TOOL_IMAGES =
  /(?:^|\/)(?:uv|composer|composer-bin|php-extension-installer|bun|pnpm|maven|gradle|golang|rust|sccache|xx|cargo-chef|node|protoc|buf|poetry)(?:[:@/]|$)/;

function assignForeignCopy({ build, runtime, natures, recipe }: Roles, step: SplitStep): null {
  const { index, item } = step;
  const from = item.instruction.flags.find(({ name }) => name === "from")?.value ?? "";
  const isLater = [...natures.keys()].some((each) => each > index);
  const isTool = TOOL_IMAGES.test(from) && !isStarted(recipe, step);
  if (
    isTool ||
    (isLater && recipe.app === "artefacts" && !/(?:^|\/)(?:lib|etc|opt)/.test(step.item.line.text))
  ) {
    build[index] = OWN;
    return null;
  }
  if (isLater) build[index] = OWN;
  runtime[index] = OWN;
  return null;
}

function isStarted({ usage }: Recipe, { item }: SplitStep): boolean {
  const words = item.instruction.args.map(({ text }) => text.split("/").at(-1) ?? "");
  return words.some((word) => usage.started.has(word));
}

function assignRun(roles: Roles, step: SplitStep): Stop | null {
  const { build, runtime, recipe, natures, lastBuild, subject } = roles;
  const { index } = step;
  const nature = natures.get(index);
  if (nature === undefined) return null;
  const isForBuilding = nature.isProject || recipe.isBuildOnly?.(index) === true;
  const isKnownToBuild = isForBuilding && recipe.app === "artefacts";
  const question = isKnownToBuild ? null : askUnknown(roles, step, nature);
  if (question !== null && typeof question !== "string") return question;
  const isBuild = isForBuilding || question === "build";
  const needed = nature.isSystem ? systemPackages(subject, step, recipe.usage) : null;
  if (needed !== null) {
    if (!needed.areKnown && needed.runtime.length === 0) {
      return stop(
        "Which packages are installed only the shell knows, so nobody can tell what runs.",
        index,
      );
    }
    const today = needed.isCleaned ? needed.runtime : [...needed.runtime, ...needed.build];
    for (const name of today) roles.packagesBefore.add(name);
    for (const name of needed.runtime) roles.packagesAfter.add(name);
    roles.notes.push(...needed.notes);
  }
  const setup = nature.setup.length === 0 ? [] : setupLines(step, nature.setup);
  const outside = setupLines(
    step,
    nature.setup.filter((command) => !staysInFolder(roles, step, command)),
  );
  if (isBuild) {
    build[index] = OWN;
    const fault = recipe.app === "folder" ? carryWork(roles, step, nature) : null;
    if (fault !== null) return fault;
    const packages = needed?.runtime ?? [];
    const lines = packages.length === 0 ? [] : [installLines(packages, system(recipe))];
    if (lines.length > 0) roles.installed.push({ step: index, names: packages, isWritten: true });
    const accounts = makesAccounts(nature) || recipe.app === "folder" ? outside : [];
    if (lines.length + accounts.length > 0) {
      if (!recipe.base.hasShell) return noShell(index);
      runtime[index] = LINES(...oneRun(lines, accounts));
    }
    return null;
  }
  if (needed !== null) return assignSystem(roles, step, { nature, needed, setup });
  // Folders, users and rights: for the image that runs, and before it for the steps that build.
  if (question === "both" || nature.setup.length > 0) {
    const isForRunning = question !== "both" && recipe.app === "folder" && isLocal(nature);
    if (index < lastBuild && !isForRunning) build[index] = OWN;
    if (recipe.app === "artefacts" && !isRuntimeSetup(nature)) return null;
    if (!recipe.base.hasShell) {
      build[index] = OWN;
      return null;
    }
    if (index < lastBuild && makesOnlyFolders(roles, step, nature)) return null;
    const folder = folderOfSetup(roles, step, nature);
    if (folder !== null) {
      // It is done before the folder is carried over.
      build[index] = OWN;
      roles.carries.push({ ...folder, step: index });
      return null;
    }
    runtime[index] = OWN;
    return null;
  }
  if (nature.brings.length > 0) {
    build[index] = OWN;
    for (const path of nature.brings) roles.carries.push({ step: index, from: path, to: path });
    return null;
  }
  if (index < lastBuild) build[index] = OWN;
  else runtime[index] = OWN;
  return null;
}

/** What a RUN that builds leaves in the project's folder, or brings to another place, has to come along. */
function carryWork({ carries }: Roles, step: SplitStep, nature: RunNature): Stop | null {
  const { index } = step;
  for (const path of nature.brings) carries.push({ step: index, from: path, to: path });
  if (nature.isFetchOnly || nature.isElsewhere) return null;
  const folder = folderOf(step);
  if (folder === "/") {
    return stop("It works in “/”, where nobody can tell the project from the system.", index);
  }
  carries.push({ step: index, from: folder, to: folder });
  return null;
}

/** True where every path of the command lies in the working directory, in what is carried over or in a place for leftovers. */
function staysInFolder({ carries }: Roles, step: SplitStep, command: Command): boolean {
  const { args, directory, basename } = command;
  if (directory === null || /^(?:useradd|adduser|groupadd|addgroup|usermod)$/.test(basename ?? ""))
    return false;
  const here = joinPath(step.settings.directory, directory);
  const words = args.flatMap(({ value }) =>
    value === null || value.startsWith("-") ? [] : [value],
  );
  const paths = words
    .slice(/^(?:chmod|chown|chgrp)$/.test(basename ?? "") ? 1 : 0)
    .map((word) => joinPath(here, word));
  const folders = [
    ...carries.map(({ from }) => from),
    step.settings.directory,
    "/tmp",
    "/root/.cache",
  ].filter((folder) => folder !== "/");
  return paths.every((path) =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`)),
  );
}

/** Time zone, language and capabilities: nothing that fetching or compiling looks at. */
function isLocal({ setup }: RunNature): boolean {
  return setup.every(({ basename, args }) =>
    basename === "ln"
      ? args.some(({ value }) => value?.startsWith("/usr/share/zoneinfo") === true)
      : /^(?:locale-gen|update-locale|dpkg-reconfigure|setcap)$/.test(basename ?? ""),
  );
}

/** Folders for data, users and rights; not what the build makes for itself. */
function isRuntimeSetup(nature: RunNature): boolean {
  return (
    makesAccounts(nature) ||
    nature.setup.some(({ basename }) => /^(?:mkdir|chown|setcap|ln|sed)$/.test(basename ?? ""))
  );
}

/** True for `mkdir` of folders that WORKDIR and COPY make anyway. */
function makesOnlyFolders(
  { subject, carries }: Roles,
  step: SplitStep,
  { setup }: RunNature,
): boolean {
  const made = [
    ...subject.steps.map(({ settings }) => settings.directory),
    ...carries.map(({ to }) => to),
    subject.end.directory,
  ];
  return setup.every(({ basename, args, directory }) => {
    if (basename !== "mkdir" || directory === null) return false;
    const here = joinPath(step.settings.directory, directory);
    return args.every(
      ({ value }) =>
        value !== null &&
        (value.startsWith("-") ||
          made.some((path) => `${path}/`.startsWith(`${joinPath(here, value)}/`))),
    );
  });
}

/** The carried folder that everything lies in that the commands touch; null where there is none, or owners are set. */
function folderOfSetup({ carries }: Roles, step: SplitStep, { setup }: RunNature): Carry | null {
  const { script, settings } = step;
  if (setup.some(({ basename }) => !/^(?:chmod|mkdir|rm|touch|cp|mv|ln|sed)$/.test(basename ?? "")))
    return null;
  const paths = (script?.commands ?? []).flatMap(({ basename, args, directory }) =>
    args
      .slice(/^(?:chmod|sed)$/.test(basename ?? "") ? 1 : 0)
      .flatMap(({ value }) =>
        value === null || directory === null
          ? ["/"]
          : value.startsWith("-")
            ? []
            : [joinPath(joinPath(settings.directory, directory), value)],
      ),
  );
  const inside = carries.find(
    ({ from, step: at }) =>
      at < step.index && paths.length > 0 && paths.every((path) => path.startsWith(`${from}/`)),
  );
  return inside ?? null;
}

function system({ base }: Recipe): Distribution {
  return distributionOf(base.image);
}

function assignSystem(
  { build, runtime, recipe, lastBuild, installed }: Roles,
  { index, uses }: SplitStep,
  {
    nature,
    needed,
    setup,
  }: {
    readonly nature: RunNature;
    readonly needed: ReturnType<typeof systemPackages>;
    readonly setup: readonly string[];
  },
): Stop | null {
  const isMixed = needed.build.length > 0;
  const isForBuild =
    isMixed ||
    needed.runtime.some((name) => /^(?:ca-certificates|curl|wget|bash|git|tzdata)$/.test(name));
  if (index < lastBuild && isForBuild) build[index] = OWN;
  const isWanted = needed.runtime.length > 0 || setup.length > 0;
  if (!isWanted) {
    // Packages for building stay there, and so do lists that are brought up to date until something turns out to need them.
    build[index] = OWN;
    const isUpgrade = uses.some(
      ({ manager, action }) => manager.ecosystem === "system" && action === "upgrade",
    );
    if (isUpgrade && !isMixed && recipe.base.hasShell) runtime[index] = OWN;
    return null;
  }
  if (!recipe.base.hasShell) return noShell(index);
  if (!isMixed) {
    runtime[index] = OWN;
    installed.push({ step: index, names: needed.runtime, isWritten: false });
    return null;
  }
  if (index >= lastBuild) build[index] = OWN;
  const lines = needed.runtime.length === 0 ? [] : [installLines(needed.runtime, system(recipe))];
  if (lines.length > 0) installed.push({ step: index, names: needed.runtime, isWritten: true });
  const own =
    makesAccounts(nature) || nature.setup.some(({ basename }) => basename === "mkdir") ? setup : [];
  runtime[index] = lines.length + own.length === 0 ? NONE : LINES(...oneRun(lines, own));
  return null;
}

/** Lines of RUN as one, which makes one layer. */
function oneRun(...groups: readonly (readonly string[])[]): readonly string[] {
  const lines = groups.flat();
  return lines.length === 0
    ? []
    : [
        lines
          .map((line, index) => (index === 0 ? line : line.replace(/^RUN /, "")))
          .join(" \\\n    && "),
      ];
}

function noShell(index: number): Stop {
  return stop(
    "What this installs the image needs when it runs, and the chosen base can install nothing.",
    index,
  );
}

/** What to do with a RUN that runs what nobody knows: "build", "both", or stop there. */
function askUnknown(
  { questions, recipe }: Roles,
  step: SplitStep,
  nature: RunNature,
): string | Stop | null {
  const [program] = nature.unknown;
  if (program === undefined) return null;
  const preferred = recipe.app === "artefacts" ? "build" : "unknown";
  const choices = [
    { value: "build", label: "It only prepares the build" },
    { value: "both", label: "The image needs it when it runs: it stands in both stages" },
  ];
  const unknown = { value: "unknown", label: "Nobody knows: do not split" };
  const answer = questions.ask({
    id: `line-${step.line}`,
    question: `What is “${program}” in line ${step.line} for?`,
    choices: preferred === "build" ? choices : [unknown, ...choices],
    preferred,
  });
  if (answer !== "unknown") return answer;
  return stop(
    `Nobody knows what “${program}” leaves behind, and whether the image needs it when it runs; --assume line-${step.line}=build or =both says it.`,
    step.index,
  );
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

/** The folder in which a project's tools work at a step. */
export function folderOf({ settings, uses }: SplitStep): string {
  const directory = uses.find(({ manager }) => manager.ecosystem !== "system")?.command.directory;
  return joinPath(settings.directory, directory ?? "");
}
