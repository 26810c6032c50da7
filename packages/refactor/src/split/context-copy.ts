import { joinPath } from "@stagemap/shell";
import { wordsOf } from "./subject.ts";
import type { SplitStep } from "./subject.ts";

/** A COPY or ADD from the build context. */
export interface ContextCopy {
  readonly sources: readonly string[];
  /** What it makes or fills: a file, or a folder. */
  readonly target: string;
  /** The folder that the target lies in, or is. */
  readonly folder: string;
  /** True for "." and whole folders, false where every source is a file by its name. */
  readonly isBroad: boolean;
  /** True for scripts that start the image and settings of programs in it: nothing that a build reads. */
  readonly isRuntimeFile: boolean;
}

const OUTSIDE =
  /^\/(?:etc|usr\/local\/(?:bin|sbin|etc)|usr\/(?:bin|sbin|share)|bin|sbin|docker-entrypoint\.d)(?:\/|$)/;
const STARTS =
  /(?:entry-?point|start|run|launch|init|wait-for|healthcheck|boot|serve)[\w.-]*(?:\.sh|\.bash)?$|\.sh$/;

/** What a step copies from the context; null for other steps and for copies from stages and images. */
export function contextCopy(step: SplitStep): ContextCopy | null {
  const { item, settings, step: own, name } = step;
  if (own.contextPaths === null && item.heredocs.length === 0) return null;
  if (item.instruction.flags.some((flag) => flag.name === "from")) return null;
  if (name !== "COPY" && name !== "ADD") return null;
  const words = wordsOf(step);
  const last = words.at(-1) ?? "";
  const sources = words.slice(0, -1);
  const path = joinPath(settings.directory, last);
  const [only = ""] = sources;
  const isFile = sources.length === 1 && looksLikeFile(only);
  const isIntoFolder =
    last.endsWith("/") || /^\.{1,2}$/.test(last) || sources.length > 1 || /[*?[]/.test(only);
  const base = only.split("/").findLast((part) => part !== "") ?? "";
  const target =
    isFile &&
    (isIntoFolder || (!looksLikeFile(last) && !last.endsWith(base))) &&
    sources.length === 1 &&
    !/[*?[]/.test(only)
      ? isIntoFolder
        ? joinPath(path, base)
        : path
      : path;
  const folder = isFile && !isIntoFolder ? path.slice(0, Math.max(1, path.lastIndexOf("/"))) : path;
  const isScript = sources.every((source) => looksLikeFile(source) && STARTS.test(source));
  return {
    sources,
    target,
    folder,
    isBroad: !sources.every(looksLikeFile),
    isRuntimeFile: item.heredocs.length > 0 ? false : OUTSIDE.test(path) || isScript,
  };
}

/** A name with an extension, or one of the names that files have without. */
function looksLikeFile(source: string): boolean {
  const name = source.split("/").at(-1) ?? "";
  return /^(?!\.{1,2}$)[^/]*\.[\w*]+$|^(?:Makefile|Gemfile|Rakefile|Procfile|Pipfile|gradlew|mvnw|artisan|LICENSE|entrypoint|\.\w+|package\*\.json|Cargo\.\*|go\.\*)$/.test(
    name,
  );
}
