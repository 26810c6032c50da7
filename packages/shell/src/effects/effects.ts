/** What a script reads and writes, as far as the table of programs knows it. */
export interface ScriptEffects {
  readonly reads: readonly FileAccess[];
  readonly writes: readonly FileAccess[];
  /** Directories that it makes where they are not there yet, with those above them. */
  readonly creates: readonly FileAccess[];
  readonly variables: readonly VariableAccess[];
  /** True when what it does depends on the directory that it starts in. */
  readonly usesDirectory: boolean;
  /** True when its result comes from the network. */
  readonly needsNetwork: boolean;
  /** The programs whose doing nobody knows, each once: they may read and write everything. */
  readonly unknown: readonly string[];
  /** What the rest takes for granted, each a sentence without its full stop. */
  readonly assumptions: readonly string[];
  /** Where the rows that were used come from, each address once. */
  readonly sources: readonly string[];
  /** Names that it gives to other places, as `ln -s` does. */
  readonly links: readonly Link[];
}

/** Part of a file system. */
export interface FileAccess {
  /** Absolute. A part may hold `*`, `?` and `[…]`; a part `**` stands for any number of parts. */
  readonly path: string;
  /** "node" for the path alone, "tree" with all that lies in it, "below" for that without the path. */
  readonly scope: "node" | "tree" | "below";
  /** False when it may be so, and nobody knows. */
  readonly isCertain: boolean;
  /** True for files that count only for who names them, and not for who brings a folder that may hold them. */
  readonly isNamed?: boolean;
}

export interface VariableAccess {
  /** A name, or the beginning of names with a "*" behind it; "*" alone stands for all. */
  readonly name: string;
  readonly isCertain: boolean;
  /** Names, or beginnings of such, that "*" leaves out. */
  readonly except: readonly string[];
}

export interface Link {
  /** The link itself, absolute. */
  readonly path: string;
  /** What it stands for, absolute. */
  readonly target: string;
}

/** What holds where a script runs. */
export interface EffectsContext {
  /** The working directory, absolute. */
  readonly directory: string;
  /** The home directories that it may have. */
  readonly homes: readonly string[];
  /** A variable's value; undefined when it is not known. */
  readonly variable: (name: string) => string | undefined;
}

/** Everything, when nobody knows better. */
export const ANYWHERE: FileAccess = { path: "/", scope: "tree", isCertain: false };

/** An absolute path without dots, empty parts and a slash at its end. */
export function joinPath(directory: string, path: string): string {
  const parts: string[] = [];
  const whole = path.startsWith("/") ? path : `${directory}/${path}`;
  for (const part of whole.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}
