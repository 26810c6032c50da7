import { contextCopy } from "./context-copy.ts";
import type { ContextCopy } from "./context-copy.ts";
import type { Recipe, Stop } from "./recipe.ts";
import { stop } from "./recipe.ts";
import { OWN } from "./roles.ts";
import type { Roles } from "./roles.ts";
import type { RunNature } from "./run-nature.ts";
import type { SplitStep } from "./subject.ts";

/** Where a COPY or ADD stands: with what builds, with what runs, or carried over from the one to the other. */
export function assignCopy(roles: Roles, step: SplitStep): Stop | null {
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
