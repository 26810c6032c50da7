import type { ArgumentStyle, Option } from "../options.ts";
import type { ShellWord } from "../types.ts";

export type Ecosystem =
  | "system"
  | "python"
  | "node"
  | "ruby"
  | "go"
  | "rust"
  | "java"
  | "dotnet"
  | "php"
  | "elixir"
  | "haskell"
  | "swift"
  | "native";

/**
 * What a package manager is told to do. `install` is for packages named on the command line, `fetch` for those that a manifest
 * names; `build` compiles the project, fetching what is missing.
 */
export type ManagerAction =
  | "install"
  | "fetch"
  | "update-lists"
  | "upgrade"
  | "remove"
  | "clean"
  | "build"
  | "run"
  | "other";

/** A package manager, as far as a Dockerfile is concerned. */
export interface Manager {
  /** The name that it is known by, unlike any other's: "apt-get". */
  readonly id: string;
  readonly ecosystem: Ecosystem;
  /** The programs that it is called by, in lower case. */
  readonly programs: readonly string[];
  readonly style: ArgumentStyle;
  /** By subcommand, where one takes its words in another way. */
  readonly styles: ReadonlyMap<string, ArgumentStyle>;
  /** By subcommand, of one word or two; "" for a call without one. */
  readonly actions: ReadonlyMap<string, ManagerAction>;
  /** Corrects the action where the subcommand alone does not tell it. */
  readonly refine?: (call: ManagerCall) => ManagerAction;
  /** Reads a package operand; null when the manager has none. */
  readonly readPackage: ((text: string) => PackageName | null) | null;
  /** Options that give the version of the package. */
  readonly versionOptions: readonly string[];
  /** Options that name a manifest to read, such as pip's `-r`. */
  readonly manifestOptions: readonly string[];
  /** The files that a `fetch` reads when no option names others, as globs from the project's folder. */
  readonly manifests: readonly string[];
  readonly lockFiles: readonly string[];
  readonly caches: readonly CacheDirectory[];
  readonly leftovers: readonly Leftover[];
  /** Whether a call brings development dependencies; null when it has no idea of them. */
  readonly hasDevelopment: ((call: ManagerCall) => boolean | null) | null;
  /** The page that says so. */
  readonly source: string;
}

/** A call of a manager, before it is known what it comes to. */
export interface ManagerCall {
  /** The words that name the subcommand, joined by spaces; "" when there is none. */
  readonly subcommand: string;
  readonly action: ManagerAction;
  readonly options: readonly Option[];
  /** Behind the subcommand. */
  readonly operands: readonly ShellWord[];
  /** What is known of an environment variable there; undefined when it is not set, as far as is known. */
  readonly variable: (name: string) => string | undefined;
}

export interface PackageName {
  readonly name: string;
  /** As written, with its operator where that is no plain equals: "1.2", ">=2"; null when any version will do. */
  readonly version: string | null;
  readonly kind: "package" | "file" | "url" | "group";
}

/** A directory worth keeping between builds in a cache mount. */
export interface CacheDirectory {
  /** For root, in the manager's official image. */
  readonly path: string;
  /** "locked" where two builds at a time would harm each other. */
  readonly sharing: "shared" | "locked";
  /** The environment variable that moves it; null when there is none. */
  readonly variable: string | null;
}

/** What a call leaves in the layer that nobody needs when it runs. */
export interface Leftover {
  /** A directory. */
  readonly path: string;
  readonly after: readonly ManagerAction[];
  /** An option of the call that prevents it; null when there is none. */
  readonly preventedBy: string | null;
  /** A command that takes it away in the same RUN. */
  readonly cleanedBy: string;
}

/** A map from every key of `groups`, which hold them apart by spaces: `{ install: "add i" }`; a comma joins two words. */
export function actionsOf(
  groups: Partial<Record<ManagerAction, string>>,
): ReadonlyMap<string, ManagerAction> {
  const actions = new Map<string, ManagerAction>();
  for (const [action, keys] of Object.entries(groups)) {
    // The keys of the record are actions.
    for (const key of keys.split(" ")) actions.set(key.replace(",", " "), action as ManagerAction);
  }
  return actions;
}

/** Words that spaces hold apart. */
export function wordsOf(...lines: readonly string[]): readonly string[] {
  return lines.join(" ").split(" ");
}

/** What most managers have in common. */
export const DEFAULTS = {
  style: {},
  styles: new Map<string, ArgumentStyle>(),
  versionOptions: [],
  readPackage: null,
  manifestOptions: [],
  manifests: [],
  lockFiles: [],
  caches: [],
  leftovers: [],
  hasDevelopment: null,
} as const;

/** Whether one of the options is there, with a value that holds `word` where one is given, or that only the shell knows. */
export function hasOption(
  { options }: Pick<ManagerCall, "options">,
  names: readonly string[],
  word?: string,
): boolean {
  return options.some(
    ({ name, value }) =>
      names.includes(name) &&
      (word === undefined || value === null || value.split(/[\s,:]+/).includes(word)),
  );
}
