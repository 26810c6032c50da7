import type { LocalSpan } from "@stagemap/syntax";
import type {
  Assignment as AssignmentNode,
  Command as CommandNode,
  HereDoc,
  ParsedScript,
  Word,
} from "unbash";
import type { MappedText } from "./offset-map.ts";
import type { ScriptSource } from "./script-source.ts";
import type { Shell } from "./shell.ts";

/** Everything that one instruction runs. All spans count from the start of its item. */
export interface Script {
  readonly source: ScriptSource;
  /** In the order of the text: a command, then what it wraps, then what is substituted in its words. */
  readonly commands: readonly Command[];
  /** The script itself first, then the scripts inside it (`bash -c '…'`). Exec form without a shell has none, nor has an opaque shell. */
  readonly layers: readonly Layer[];
  readonly functions: readonly FunctionDefinition[];
  /** The first layer's tree; null when there is none. */
  readonly tree: ParsedScript | null;
}

/** A text that a shell reads as a script. */
export interface Layer extends MappedText {
  readonly tree: ParsedScript;
  readonly shell: Shell;
  /** The command that runs it, such as `bash -c`; null for the instruction's own script. */
  readonly command: Command | null;
  /** True when text of the script may be put into the file as it is; false inside quotes and JSON strings. */
  readonly isVerbatim: boolean;
}

export interface FunctionDefinition extends LocalSpan {
  readonly name: string;
}

/** A program or builtin with its words. A line of assignments alone is one without a name. */
export interface Command extends LocalSpan {
  /** As written, quotes removed; null when only the shell knows it (`$CC`), and for assignments alone. */
  readonly name: string | null;
  /** The last part of the name's path: "apt-get" for `/usr/bin/apt-get`. */
  readonly basename: string | null;
  /** Null for assignments alone. */
  readonly nameWord: ShellWord | null;
  readonly args: readonly ShellWord[];
  /** `A=b` before it, or as words of `env`, `sudo` before it. */
  readonly assignments: readonly Assignment[];
  readonly redirections: readonly Redirection[];
  /** How it is joined to the command before it in the same list. */
  readonly reachedBy: "first" | "and" | "or" | "sequence" | "pipe";
  /** What it stands in, outermost first. */
  readonly nesting: readonly NestingKind[];
  /** True when it may be skipped although nothing failed: in a branch, loop or function, behind "||" or behind a test and "&&". */
  readonly isConditional: boolean;
  /** Its place in a pipe of more than one command. */
  readonly pipe: PipePlace | null;
  /** Where it runs, from where the instruction starts: "" for there, "app" behind `cd app`; null when it is not known. */
  readonly directory: string | null;
  /** True when the build stops if this command fails. */
  readonly failureStops: boolean;
  readonly isBackground: boolean;
  /** The command whose words hold this one: `sudo`, `env`, `xargs`, `bash -c`. It is in the list as well. */
  readonly wrapper: Command | null;
  /** True when more words come at run time: from xargs, or find -exec. */
  readonly hasMoreArguments: boolean;
  /** The text that it stands in; null in exec form. */
  readonly layer: Layer | null;
  /** In the tree of `layer`; null in exec form. A wrapped command has its wrapper's. */
  readonly node: CommandNode | null;
}

export interface PipePlace {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

export type NestingKind =
  | "subshell"
  | "group"
  | "condition"
  | "branch"
  | "loop"
  | "function"
  | "substitution"
  | "wrapped"
  | "script";

export interface ShellWord extends LocalSpan {
  /** As in the script; in exec form as in the file, with the quotes. */
  readonly text: string;
  /** Quotes and escapes removed; null when it holds `$x`, `$(…)` or the like. Wildcards, braces and "~" stay as they are. */
  readonly value: string | null;
  /** True when any of it is quoted or escaped. */
  readonly isQuoted: boolean;
  /** Null in exec form. */
  readonly node: Word | AssignmentNode | null;
}

export interface Assignment extends LocalSpan {
  readonly name: string;
  /** Null when dynamic, or an array. */
  readonly value: string | null;
}

export interface Redirection extends LocalSpan {
  readonly operator: string;
  /** As written; null when there is none. */
  readonly descriptor: number | null;
  /** Null for heredocs. */
  readonly target: ShellWord | null;
  readonly heredoc: HeredocInput | null;
}

/** The lines that a heredoc gives to a command. */
export interface HeredocInput extends MappedText, LocalSpan {
  /** True when the shell leaves its "$" alone. */
  readonly isQuoted: boolean;
  readonly node: HereDoc;
}
