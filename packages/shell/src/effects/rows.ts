import type { ArgumentStyle } from "../options.ts";

/** A row of the table: what a program does, whatever script it stands in. */
export interface ProgramRow extends Doing {
  /** The names that it is called by. */
  readonly programs: readonly string[];
  readonly style?: ArgumentStyle;
  /** True for what every image with a shell has, so that nothing has to install it first. */
  readonly isBasic?: boolean;
  /** The first case whose condition holds takes the place of the fields that it gives. */
  readonly cases?: readonly Case[];
  /** The page that says so. */
  readonly source: string;
}

export interface Doing {
  readonly reads?: readonly Place[];
  readonly writes?: readonly Place[];
  /** Directories that it makes where they are missing. */
  readonly creates?: readonly Place[];
  /** Environment variables that it looks at: names, or beginnings of names with a "*". */
  readonly variables?: readonly string[];
  readonly needsNetwork?: boolean;
  /** True when it runs code that nobody has seen: it may do anything beside what is known. */
  readonly isOpen?: boolean;
  /** True when code of others runs that stays in its place, but may look at any variable. */
  readonly isCurious?: boolean;
  readonly assumption?: string;
}

export interface Case extends Doing {
  /** Holds with one of these options. */
  readonly options?: readonly string[];
  /** True to hold for the program's name alone. */
  readonly isBare?: boolean;
  /** Holds for these of the row's programs. */
  readonly programs?: readonly string[];
  /** Holds when the first word that is no option fits; "" where there is none. */
  readonly word?: RegExp;
  /** Holds when any word fits. */
  readonly anyWord?: RegExp;
}

/**
 * A place in the file system: a path, of the working directory unless it starts with "/" or "~", "/**" behind it for a whole tree
 * and "/*" for what lies in it; or one that the command line names.
 */
export type Place = string | OperandPlace | OptionPlace | NamedPlace;

/** Files that count only where a line names them, and not where it brings a folder that may hold them. */
export interface NamedPlace {
  readonly named: string;
}

export interface OperandPlace {
  readonly operands: "all" | "first" | "rest" | "last" | "all but last";
  readonly scope: "node" | "tree" | "below";
}

export interface OptionPlace {
  readonly options: readonly string[];
  /** Without the option; null for nothing. */
  readonly otherwise: string | null;
  /** Behind the option's value: "/node_modules/**". */
  readonly suffix: string;
}

export function operands(which: OperandPlace["operands"], scope: OperandPlace["scope"]): Place {
  return { operands: which, scope };
}

/** The value of one of the options, `suffix` behind it; without the option that of `otherwise`. */
export function option(
  names: readonly string[],
  otherwise: string | null = null,
  suffix = "",
): Place {
  return { options: names, otherwise, suffix };
}

/** Files that count only where a line names them. */
export function named(path: string): Place {
  return { named: path };
}
