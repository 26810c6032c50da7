import type { AnalysisInput } from "@stagemap/analysis";
import { packFiles, unpackFiles } from "@stagemap/share";

/** What is known of the build context besides the Dockerfile. */
export interface ProjectContext {
  /** A mirror of the text of the .dockerignore; null when there is none, and an empty one counts as none. */
  readonly dockerignore: string | null;
  /** The files by name, sorted by path; null when none are given, and a plausible set is inferred. */
  readonly files: readonly ContextFile[] | null;
  /** Where `files` came from; null when none are given. */
  readonly filesFrom: FilesFrom | null;
}

export interface ContextFile {
  /** From the context's folder, with "/". */
  readonly path: string;
  /** In bytes; null when only the name is known. */
  readonly size: number | null;
}

/** "folder" for one that was dropped or picked, "list" for names that were pasted. */
export type FilesFrom = "folder" | "list";

export const noProjectContext: ProjectContext = {
  dockerignore: null,
  files: null,
  filesFrom: null,
};

export function isSameContext(one: ProjectContext, other: ProjectContext): boolean {
  return (
    one === other ||
    (one.dockerignore === other.dockerignore &&
      one.filesFrom === other.filesFrom &&
      isSameFiles(one.files, other.files))
  );
}

export function isSameFiles(one: ProjectContext["files"], other: ProjectContext["files"]): boolean {
  if (one === other) return true;
  if (one === null || other === null || one.length !== other.length) return false;
  return one.every((file, index) => {
    const { path, size } = other[index] ?? {};
    return file.path === path && file.size === size;
  });
}

/** More of them would make every key stroke slow; the panel of the build context says the same of any number. */
const mostAnalyzedFiles = 20_000;

const pathLists = new WeakMap<readonly ContextFile[], readonly string[]>();

/** What the analysis is told of the context: equal files give the same list of paths. */
export function contextInput({ dockerignore, files }: ProjectContext): Partial<AnalysisInput> {
  if (files === null || files.length > mostAnalyzedFiles) return { dockerignore };
  const contextFiles = pathLists.get(files) ?? files.map(({ path }) => path);
  pathLists.set(files, contextFiles);
  return { dockerignore, contextFiles };
}

/** What the browser's storage has room for, beside five former drafts. */
const mostStoredCharacters = 400_000;

/** True when so many files are given that they are gone at the next visit. */
export function areFilesTooMany({ files, filesFrom }: ProjectContext): boolean {
  if (files === null || filesFrom === null) return false;
  const packed = packFiles({ from: filesFrom, files });
  return JSON.stringify(packed).length > mostStoredCharacters;
}

/** The context as plain data, for the storage; without the files when they are too many for it. */
export function storeContext(context: ProjectContext): object {
  const { dockerignore, files, filesFrom } = context;
  const areKept = files !== null && filesFrom !== null && !areFilesTooMany(context);
  return { dockerignore, files: areKept ? packFiles({ from: filesFrom, files }) : null };
}

/** The context in what the storage held; what is missing or damaged counts as not given. */
export function readContext(value: unknown): ProjectContext {
  if (typeof value !== "object" || value === null) return noProjectContext;
  // Read as a record of unknowns: every field is checked below.
  const { dockerignore, files } = value as Readonly<Record<string, unknown>>;
  return contextOf(typeof dockerignore === "string" ? dockerignore : "", unpackFiles(files));
}

export function contextOf(
  dockerignore: string,
  files: { readonly from: FilesFrom; readonly files: readonly ContextFile[] } | null,
): ProjectContext {
  if (dockerignore === "" && files === null) return noProjectContext;
  return {
    dockerignore: dockerignore === "" ? null : dockerignore,
    files: files?.files ?? null,
    filesFrom: files?.from ?? null,
  };
}
