import { distributionOf } from "@stagemap/images";
import type { Distribution } from "@stagemap/images";
import {
  carryWork,
  folderOfSetup,
  isLocal,
  isRuntimeSetup,
  makesOnlyFolders,
  staysInFolder,
  touchesRuntimeCopy,
} from "./assign-setup.ts";
import { installLines, systemPackages } from "./packages.ts";
import type { Recipe, Stop } from "./recipe.ts";
import { stop } from "./recipe.ts";
import { LINES, NONE, OWN } from "./roles.ts";
import type { Roles } from "./roles.ts";
import { makesAccounts } from "./run-nature.ts";
import type { RunNature } from "./run-nature.ts";
import { setupLines } from "./setup-lines.ts";
import type { SplitStep } from "./subject.ts";

/** Where a RUN stands, and what the runtime stage has in its place. */
export function assignRun(roles: Roles, step: SplitStep): Stop | null {
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
    const isOfCopies = recipe.app === "artefacts" && touchesRuntimeCopy(roles, step, nature);
    if (isOfCopies) build[index] = NONE;
    if (recipe.app === "artefacts" && !isOfCopies && !isRuntimeSetup(nature)) {
      build[index] = OWN;
      return null;
    }
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

/** The system of the runtime stage. */
export function system({ base }: Recipe): Distribution {
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
