import { contextTakers } from "@stagemap/cache";
import type { ContextTaker } from "@stagemap/cache";
import {
  contextFiles,
  createMatcher,
  parseIgnoreFile,
  selectSources,
} from "@stagemap/dockerignore";
import type { ContextFiles, CopyProblem } from "@stagemap/dockerignore";
import { neededStages, targetNumber } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { orderFiles } from "./context-files.ts";
import type { AnalysisInput, Problem } from "./view.ts";

/** A source that a build would fail on, by its place among its taker's. */
interface Failing {
  readonly index: number;
  readonly problem: CopyProblem;
}

/** A list of files after the ignore file, with folders that are there though all in them is kept out. */
export interface KeptFiles {
  readonly files: ContextFiles;
  readonly isEmptiedFolder: (path: string) => boolean;
}

/**
 * What COPY, ADD and bind mounts name and no file of the context fits, as BuildKit says it. Empty when the files of the context are
 * not known. In stages that the target does not need these are warnings.
 */
export function contextProblems(model: Model, input: AnalysisInput): readonly Problem[] {
  const { contextFiles: given = null, dockerignore = null } = input;
  if (given === null) return [];
  const takers = contextTakers(model);
  if (takers.length === 0) return [];
  const { paths } = orderFiles(given.map((path) => ({ path, size: null })));
  const { decide } = createMatcher(parseIgnoreFile(dockerignore ?? ""));
  const isIgnored = (path: string): boolean => decide(path).isIgnored;
  const kept = keptFiles(
    paths,
    paths.filter((path) => !isIgnored(path)),
    isIgnored,
  );
  const target = targetNumber(model, input.target);
  const needed = target === null ? new Set() : neededStages(model, target);
  return takers.flatMap((taker) =>
    failingSources(taker, kept).map(({ index, problem }): Problem => {
      const isNeeded = needed.has(taker.stage);
      const { message } = problem;
      return {
        code: `context/${problem.code}`,
        severity: isNeeded ? "error" : "warning",
        message: isNeeded ? message : `${message} (when this stage is built)`,
        ...placeOf(model, taker, index),
        line: taker.itemOffset === null ? fromLine(model, taker) : taker.line,
        stage: taker.stageKey,
        step: taker.step,
      };
    }),
  );
}

/** Of sorted paths those that the ignore file lets in, ready to be looked up. */
export function keptFiles(
  paths: readonly string[],
  letIn: readonly string[],
  isIgnored: (path: string) => boolean,
): KeptFiles {
  return {
    files: contextFiles(letIn),
    isEmptiedFolder: (path) =>
      path !== "" && paths.some((each) => each.startsWith(`${path}/`)) && !isIgnored(path),
  };
}

/** The sources of a step that a build fails on, in their order. */
export function failingSources({ selection }: ContextTaker, kept: KeptFiles): readonly Failing[] {
  const { sources, excludes, hasParents } = selection;
  const options = { exclude: excludes, keepsParents: hasParents };
  return selectSources(kept.files, sources, options).flatMap(({ source, problem }, index) => {
    if (problem === null) return [];
    const isThere = problem.code === "not-found" && kept.isEmptiedFolder(plainPath(source));
    return isThere ? [] : [{ index, problem }];
  });
}

function plainPath(source: string): string {
  return orderFiles([{ path: source, size: null }]).paths[0] ?? "";
}

function fromLine({ tree, stageItems }: Model, { stage }: ContextTaker): number {
  return tree.lines[stageItems[stage] ?? 0] ?? 1;
}

/** Where a source stands in the text; for what ONBUILD left, the FROM that carries it out. */
function placeOf(model: Model, taker: ContextTaker, index: number): Pick<Problem, "span"> {
  const stageItem = model.stageItems[taker.stage] ?? 0;
  const item = stageItem + (taker.itemOffset ?? 0);
  const start = model.tree.starts[item] ?? 0;
  if (taker.itemOffset === null) {
    const { keyword, rest } = model.stages[taker.stage]?.from.instruction ?? {
      keyword: null,
      rest: null,
    };
    return { span: { start: start + (keyword?.from ?? 0), end: start + (rest?.to ?? 0) } };
  }
  const span = taker.spans[index] ?? taker.spans[0] ?? { from: 0, to: 0 };
  return { span: { start: start + span.from, end: start + span.to } };
}
