import type { PathSet } from "./paths.ts";

/** What a step reads and writes. Two steps of which neither writes what the other touches may change places. */
export interface StepEffects {
  readonly files: FileEffects;
  readonly variables: VariableEffects;
  /** What lines set for those below them. */
  readonly settings: SettingEffects;
  /** What the step writes of the image's configuration: "CMD", "LABEL version". */
  readonly config: readonly string[];
  /** Programs whose doing nobody knows. */
  readonly unknown: readonly string[];
  /** What is taken for granted, each a sentence without its full stop. */
  readonly assumptions: readonly string[];
  readonly needsNetwork: boolean;
}

export interface FileEffects {
  readonly reads: readonly FileSet[];
  readonly writes: readonly FileSet[];
  /** Directories that it makes where they are missing. */
  readonly makes: readonly MadeDirectory[];
}

/** False in `isCertain` means that it may be so, and nobody knows. */
export interface FileSet extends PathSet {
  readonly isCertain: boolean;
  /** True for a directory that is there already, so that nobody makes it. */
  readonly isMade?: boolean;
  /** True for files that count only for who names them, and not for who brings a folder that may hold them. */
  readonly isNamed?: boolean;
}

export interface MadeDirectory extends PathSet {
  /** Owner and mode: two makers that give the same may change places. */
  readonly attributes: string;
  /** True when it does so where they are there as well, as COPY --link. */
  readonly isOverwriting: boolean;
}

export interface VariableEffects {
  readonly reads: readonly VariableRead[];
  readonly writes: readonly string[];
}

export interface VariableRead {
  /** A name, or the beginning of names with a "*" behind it; "*" alone stands for all. */
  readonly name: string;
  readonly isCertain: boolean;
  /** Names, or beginnings of such, that "*" leaves out. */
  readonly except: readonly string[];
}

export type Setting = "directory" | "user" | "shell";

export interface SettingEffects {
  readonly reads: readonly Setting[];
  readonly writes: readonly Setting[];
}

const NO_FILES: FileEffects = { reads: [], writes: [], makes: [] };

/** What touches nothing. */
export const NO_EFFECTS: StepEffects = {
  files: NO_FILES,
  variables: { reads: [], writes: [] },
  settings: { reads: [], writes: [] },
  config: [],
  unknown: [],
  assumptions: [],
  needsNetwork: false,
};
