import type { Model, Stage } from "@stagemap/model";
import { joinPath } from "@stagemap/shell";
import type { FileSet, StepEffects } from "../effects.ts";
import { effectsOf } from "../step-effects.ts";
import { isWithin, overlap, pathSet } from "../paths.ts";
import type { PathSet } from "../paths.ts";
import type { Settings } from "../settings.ts";
import { outputsOf } from "./extract-outputs.ts";
import { freeName } from "./stage-name.ts";

/** What steps leave that somebody may want. */
export interface Results {
  /** Files and folders, absolute, none in another; wildcards as a COPY has them. */
  readonly paths: readonly string[];
  /** True when they lie where such tools usually leave them, and nothing in the text says so. */
  readonly areGuessed: boolean;
}

/** A name and paths to begin with, for a form. */
export interface ExtractionProposal extends Results {
  readonly name: string;
}

/** Caches, logs and what is there for the time being: nobody takes them along. */
const LEFTOVER =
  /^(?:\/root\/\.[^/]+|\/home\/[^/]+\/\.[^/]+|\/tmp|\/var\/tmp|\/var\/cache|\/var\/log|\/var\/spool|\/var\/lib\/apt\/lists|\/run|\/usr\/local\/share\/\.cache|\/usr\/share\/maven|\/cache mount .*)(?:\/|$)/;

export function isLeftover(path: string): boolean {
  return LEFTOVER.test(path);
}

/** Folders of the system: who writes to them all over installs something. */
const SYSTEM =
  /^\/(?:usr|usr\/(?:local\/)?(?:s?bin|lib|lib32|lib64|libexec|share|include|src|games|etc)|etc|var|var\/[a-z]+|boot|opt)?$/;

/** What steps of a stage are known to leave, as far as it makes sense to bring it back. */
export function resultsOf(model: Model, stage: Stage, steps: readonly number[]): Results {
  const paths: string[] = [];
  const guesses: string[] = [];
  for (const number of steps) {
    const step = stage.steps[number];
    const effects = effectsOf(model, stage)[number];
    if (step === undefined || effects === undefined) continue;
    const outputs = outputsOf(model, { stage, step, number });
    guesses.push(...outputs.guesses);
    const isRun = step.item.instruction.name === "RUN";
    paths.push(
      ...(isRun ? [...outputs.paths, ...outputs.files.filter(isPlace)] : writtenByCopy(effects)),
    );
  }
  const areGuessed = paths.length === 0 && guesses.length > 0;
  const passing = passedOn(model, stage, steps);
  return { paths: reduced([...(areGuessed ? guesses : paths), ...passing]), areGuessed };
}

/** Files that are there for the time being, and that a step below takes up. */
function passedOn(model: Model, stage: Stage, steps: readonly number[]): readonly string[] {
  const effects = effectsOf(model, stage);
  return steps.flatMap((number) => {
    const readers = effects.filter((_, index) => index > number && !steps.includes(index));
    const written = effects[number]?.files.writes ?? [];
    return written.flatMap((set) => {
      const isRead = readers.some(({ files }) =>
        files.reads.some((read) => read.isCertain && read.path === set.path),
      );
      return set.scope === "node" && isLeftover(set.path) && isRead ? [set.path] : [];
    });
  });
}

/** Folders of the system that somebody unpacks something into. */
const INSTALLED: ReadonlySet<string> = new Set(["/opt", "/usr/local"]);

function isPlace(path: string): boolean {
  return (isOwn(path) || INSTALLED.has(path)) && !isLeftover(path);
}

/** True for a place that is not the system's. */
export function isOwn(path: string): boolean {
  return !/[*?[]/.test(path) && !SYSTEM.test(path) && path !== "/";
}

function writtenByCopy({ files }: StepEffects): readonly string[] {
  return files.writes.flatMap(({ path, isCertain }) =>
    isCertain && !path.includes("**") ? [path] : [],
  );
}

/** Each once, without those that lie in another. */
function reduced(paths: readonly string[]): readonly string[] {
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other !== path && isWithin(path, other)));
}

/** The name and the paths that suit steps. */
export function proposeExtraction(
  model: Model,
  stage: Stage,
  steps: readonly number[],
): ExtractionProposal {
  const purposes = steps.map((number) => {
    const step = stage.steps[number];
    return step === undefined ? null : outputsOf(model, { stage, step, number }).purpose;
  });
  const purpose = (["build", "deps", "download"] as const).find((each) => purposes.includes(each));
  const name = freeName(model, purpose ?? (stage.name === null ? "files" : `${stage.name}-files`));
  return { ...resultsOf(model, stage, steps), name };
}

/** A path as somebody gives it, absolute. Where only the build knows what it is, it stays as it is. */
export function absolutePath(path: string, { directory }: Settings): string {
  const isFolder = path.length > 1 && path.endsWith("/");
  const absolute = path.startsWith("$") ? path : joinPath(directory, path);
  return isFolder ? absolute.replace(/\/$/, "") : absolute;
}

/** What of a step's writing is not brought back, caches and the like aside. */
export function lostWrites({ files }: StepEffects, paths: readonly string[]): readonly FileSet[] {
  const brought = paths.map((path) => pathSet(path, "tree"));
  return files.writes.filter(
    (set) =>
      (!isLeftover(set.path) || set.scope === "node") &&
      set.path !== "/" &&
      !brought.some((each) => covers(each, set)),
  );
}

/** True when all of a set lies in a tree, as far as its name tells. */
function covers(tree: PathSet, set: FileSet): boolean {
  if (/[*?[]/.test(tree.path)) return tree.path === set.path || overlap(tree, set);
  return isWithin(set.path, tree.path);
}
