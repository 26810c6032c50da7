import type { ManagerUse } from "../manager-uses.ts";

/** How to fetch what a project depends on before its sources are there. */
export interface EarlyInstall {
  /** The files to copy first, from the folder of the call; those that need not be there with a wildcard. */
  readonly files: readonly string[];
  /** Folders to copy as well. */
  readonly folders: readonly string[];
  /** Commands to run in place of the call, which stays where it is; null when the call itself can go first. */
  readonly commands: readonly string[] | null;
  /** What compiles the dependencies as well, where that is known; null for others. */
  readonly compiled: CompiledEarly | null;
}

export interface CompiledEarly {
  readonly commands: readonly string[];
  /** What the call has to have before it: "touch …". */
  readonly before: string;
}

export interface FetchSite {
  readonly use: ManagerUse;
  /** Paths from the folder of the call; null when they are not known. */
  readonly files: readonly string[] | null;
  /** What is known of an environment variable there. */
  readonly variable: (name: string) => string | undefined;
}

/** A string says why not. */
export type Fetching = (site: FetchSite) => EarlyInstall | string;

export const PLAIN = { folders: [], commands: null, compiled: null } as const;

export function hasAny({ options }: ManagerUse, ...names: string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}

/** Settings of a call that hold for what it builds, and not for what it fetches. */
const BUILD_ONLY =
  /^(?:CGO_\w+|GOOS|GOARCH|GOARM|GOAMD64|RUSTFLAGS|CC|CXX|[A-Z]*FLAGS|PORT|VERSION|NEXT_\w+|VITE_\w+)$/;

/** The call's own settings, to stand before a call that only fetches: "GOPROXY=direct ". */
export function fetchSettings({ command }: ManagerUse): string {
  const { assignments, layer } = command;
  if (layer === null || !layer.isVerbatim) return "";
  return assignments
    .filter(
      ({ name, value }) =>
        !BUILD_ONLY.test(name) && value !== null && /^[\w./:@,*+-]*$/.test(value),
    )
    .map(({ name, value }) => `${name}=${value ?? ""} `)
    .join("");
}

/** The call as it is written, with more options behind it; null when that cannot be told. */
export function withOptions(
  { command, options: given }: ManagerUse,
  ...options: string[]
): string | null {
  const { layer } = command;
  if (layer === null || command.node === null || command.wrapper !== null) return null;
  const text = layer.text.slice(command.node.pos, command.node.end);
  const added = options.filter((option) => !given.some(({ name }) => name === option));
  return /[\n<>|]/.test(text) ? null : [text, ...added].join(" ");
}

const NO_TEXT = "the call cannot be written a second time as it is";

/** One call that goes first, and the call itself once the sources are there. */
export function twice(
  use: ManagerUse,
  { files, options }: { readonly files: readonly string[]; readonly options: readonly string[] },
): EarlyInstall | string {
  if (hasAny(use, ...options)) return { ...PLAIN, files };
  const first = withOptions(use, ...options);
  return first === null ? NO_TEXT : { ...PLAIN, files, commands: [first] };
}

/** The files of a list that patterns name, in the order of the patterns; the patterns themselves without a list. */
export function present(
  files: FetchSite["files"],
  { exact, guessed }: { readonly exact: readonly string[]; readonly guessed: readonly string[] },
): readonly string[] {
  if (files === null) return guessed;
  const found = new Set(exact.flatMap((pattern) => files.filter((file) => fits(file, pattern))));
  return found.size === 0 ? guessed : [...found];
}

/** Folders of a list. */
export function presentFolders(
  files: FetchSite["files"],
  names: readonly string[],
): readonly string[] {
  return names.filter((name) => files?.some((file) => file.startsWith(`${name}/`)) === true);
}

/** Files of the name in folders below, sorted; those that tools leave there not. */
export function nested(files: FetchSite["files"], name: RegExp): readonly string[] {
  const found = (files ?? []).filter(
    (file) => file.includes("/") && name.test(baseName(file)) && !GENERATED.test(file),
  );
  return found.toSorted();
}

const GENERATED =
  /(?:^|\/)(?:node_modules|vendor|target|build|dist|bin|obj|deps|_build|\.git|\.venv|tests?|testdata|fixtures|examples?|docs|e2e)\//;

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** A file of the folder itself; "*" stands for any letters. */
function fits(file: string, pattern: string): boolean {
  if (!pattern.includes("*")) return file === pattern;
  const [start = "", end = ""] = pattern.split("*");
  return (
    !file.includes("/") &&
    file.length >= start.length + end.length &&
    file.startsWith(start) &&
    file.endsWith(end)
  );
}
