import { joinPath } from "@stagemap/shell";
import { isFileName } from "../copy-effects.ts";
import { foldersAbove, isWithin, matchesPart } from "../paths.ts";
import type { RefactoringSite } from "../refactoring.ts";
import { replaced } from "../settings.ts";

/** What a COPY takes from the build context, and where it puts it. */
export interface Taken {
  readonly sources: readonly TakenSource[];
  /** As written, with a slash at its end. */
  readonly written: string;
  /** Absolute. */
  readonly place: string;
}

interface TakenSource {
  /** From the context's top, without a slash at its end; "" for the whole of it. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** A file of the context that comes to lie where somebody looks for it. */
export interface FoundFile {
  /** As it is written behind COPY. */
  readonly source: string;
  /** The folder behind the written destination: "" or "web/". */
  readonly folder: string;
}

/** Reads a COPY; a string says why it cannot be taken apart. */
export function readTaken({ step, settings }: RefactoringSite): Taken | string {
  const { instruction, heredocs } = step.item;
  const { contextPaths } = step;
  if (instruction.name !== "COPY" && instruction.name !== "ADD") {
    return "Only COPY and ADD bring files of the build context.";
  }
  if (contextPaths === null) return "It takes nothing from the build context.";
  if (heredocs.length > 0) return "It writes files that stand in the Dockerfile.";
  if (instruction.isJson) return "It is written as JSON: write it without brackets first.";
  const odd = instruction.flags.find(({ name }) => !/^(?:chown|chmod|link)$/.test(name));
  if (odd !== undefined) return `--${odd.name} would have to hold for each part in its own way.`;
  const written = instruction.args.at(-1)?.text ?? "";
  const sources = contextPaths.map((path) => path.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, ""));
  if (/[$"'\\`]/.test(written + sources.join(""))) return "Its words hold variables or quotes.";
  if (sources.every((path) => MANIFESTS_ALONE.test(path))) return "It copies manifests alone.";
  const isOne = sources.length === 1 && !/[*?[]/.test(sources[0] ?? "");
  return {
    sources: sources.map((path, index) => ({
      path: /^(?:\.|\*{1,2})?$/.test(path) ? "" : path,
      isFolder: isFolderSource(contextPaths[index] ?? "", isOne),
    })),
    written: written === "." ? "./" : written.replace(/\/?$/, "/"),
    place: joinPath(settings.directory, replaced(settings, written).text),
  };
}

/** Folders that hold nothing but manifests. */
const MANIFESTS_ALONE = /(?:^|\/)(?:requirements|constraints|lockfiles)$/;

function isFolderSource(path: string, isOne: boolean): boolean {
  const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  if (/^(?:\.|\*{1,2})?$/.test(name) || path.endsWith("/")) return true;
  return isOne && !isFileName(name);
}

/** True when it brings the whole of a folder in which the other one lies. */
export function holds({ sources, place }: Taken, folder: string): boolean {
  return sources.some(({ isFolder }) => isFolder) && isWithin(folder, place);
}

/** True when it brings something into the other folder. */
export function bringsInto({ place }: Taken, folder: string): boolean {
  return isWithin(place, folder);
}

/** Where a file comes from that lies at an absolute path behind the COPY; the pattern may hold wildcards. None when it brings no such file. */
export function filesAt({ sources, place }: Taken, path: string): readonly FoundFile[] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const above = foldersAbove(path).at(-1) ?? "/";
  return sources.flatMap(({ path: source, isFolder }): FoundFile[] => {
    if (isFolder) {
      if (!isWithin(path, place)) return [];
      const own = path.slice(place === "/" ? 1 : place.length + 1);
      const folder = own.includes("/") ? own.slice(0, own.lastIndexOf("/") + 1) : "";
      return [{ source: source === "" ? own : `${source}/${own}`, folder }];
    }
    const last = source.slice(source.lastIndexOf("/") + 1);
    const isSame = last === name || matchesPart(last, name) || matchesPart(name, last);
    return above === place && isSame ? [{ source, folder: "" }] : [];
  });
}

/** The files of the context in a folder of the image, by their paths from there; null when nobody knows them. */
export function filesIn(
  { sources, place }: Taken,
  folder: string,
  files: readonly string[] | null,
): readonly string[] | null {
  if (files === null) return null;
  return sources.flatMap(({ path, isFolder }) => {
    if (!isFolder) return [];
    const start = path === "" ? "" : `${path}/`;
    return files.flatMap((file) => {
      if (!file.startsWith(start)) return [];
      const at = joinPath(place, `./${file.slice(start.length)}`);
      const above = folder === "/" ? "/" : `${folder}/`;
      return at.startsWith(above) ? [at.slice(above.length)] : [];
    });
  });
}
