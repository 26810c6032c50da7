/**
 * A half-open range inside one item, counted in UTF-16 code units from the item's start. An item that an edit elsewhere
 * only shifts is therefore the same object afterwards. {@link absoluteSpan} turns it into a span of the text.
 */
export interface LocalSpan {
  readonly from: number;
  readonly to: number;
}

/** A piece of a logical line. */
export interface Word extends LocalSpan {
  /** As BuildKit keeps it: continuation marks removed, quotes and escapes in place. */
  readonly text: string;
}

/** Whole lines of the text, line ends included. Items follow each other without a gap. */
export type Item = DirectiveItem | CommentItem | BlankItem | InstructionItem;

interface ItemBase {
  /** The item's own text, line ends included. */
  readonly raw: string;
  /** How many line ends it has: also how many lines, but for a last line without one. */
  readonly lineEnds: number;
  readonly problems: readonly LocalProblem[];
}

/** `# syntax=…`, `# escape=…` or `# check=…` before anything else. */
export interface DirectiveItem extends ItemBase {
  readonly kind: "directive";
  /** In lower case. */
  readonly name: "syntax" | "escape" | "check";
  readonly nameSpan: LocalSpan;
  readonly value: Word;
}

export interface CommentItem extends ItemBase {
  readonly kind: "comment";
  /** What follows the "#", trimmed. */
  readonly text: string;
}

export interface BlankItem extends ItemBase {
  readonly kind: "blank";
}

export interface InstructionItem extends ItemBase {
  readonly kind: "instruction";
  readonly instruction: Instruction;
  /** The instruction on one line as BuildKit reads it: continuation marks, comments and empty lines inside it left out. */
  readonly line: LogicalLine;
  readonly heredocs: readonly Heredoc[];
  /** Where a continued line is followed by an empty one, which BuildKit warns of. */
  readonly hasEmptyContinuation: boolean;
  /** True when its extent depends on what follows, as an unterminated heredoc's does: it is never reused after an edit. */
  readonly isOpen: boolean;
}

/**
 * A line put together from `segments` of the item's raw text. Packed as pairs: offset in `text`, offset in `raw`;
 * each holds up to the next pair.
 */
export interface LogicalLine {
  readonly text: string;
  readonly segments: readonly number[];
}

/** One instruction; ONBUILD has another inside. */
export interface Instruction {
  /** As written; "" where a line holds continuation marks alone. */
  readonly keyword: Word;
  /** Upper case; null when Docker has no such instruction. */
  readonly name: InstructionName | null;
  readonly flags: readonly Flag[];
  /** Everything behind the flags, trimmed. */
  readonly rest: Word;
  /** The JSON array's strings in exec form, else as the instruction splits them. Empty for ENV and LABEL, which have pairs. */
  readonly args: readonly Word[];
  /** True for exec form, decided as BuildKit does: a JSON array of strings and nothing else. */
  readonly isJson: boolean;
  /** ENV's and LABEL's, else empty. */
  readonly pairs: readonly Pair[];
  /** ONBUILD's instruction. */
  readonly inner: Instruction | null;
}

/** `--name=value` */
export interface Flag extends LocalSpan {
  /** Without the dashes. */
  readonly name: string;
  /** Quotes and escapes resolved; null for a flag without "=". */
  readonly value: string | null;
  readonly valueSpan: LocalSpan | null;
}

/** `KEY=value`, or the older `KEY value` when `hasEquals` is false. */
export interface Pair {
  readonly key: Word;
  readonly value: Word;
  readonly hasEquals: boolean;
}

export interface Heredoc {
  readonly name: string;
  readonly fileDescriptor: number;
  /** False when the name is quoted: then BuildKit leaves variables in the body alone. */
  readonly expand: boolean;
  /** True for `<<-`: leading tabs do not count. */
  readonly chomp: boolean;
  /** The `<<NAME` word. */
  readonly marker: LocalSpan;
  /** The body's lines, line ends included. */
  readonly body: LocalSpan;
  /** The line that ends it; null when it is missing. */
  readonly terminator: LocalSpan | null;
}

export interface LocalProblem extends LocalSpan {
  readonly code: SyntaxProblemCode;
  /** In BuildKit's wording. */
  readonly message: string;
  /** Lines from the item's first, for BuildKit's own idea of where the error is. */
  readonly lineOffset: number;
}

export type SyntaxProblemCode =
  | "duplicate-directive"
  | "invalid-escape"
  | "missing-arguments"
  | "missing-equals"
  | "json-not-strings"
  | "unterminated-heredoc"
  | "invalid-heredoc"
  | "line-too-long"
  | "no-instructions";

/** The whole text as items. The text is the byte order mark, if any, followed by every item's `raw`. */
export interface SyntaxTree {
  readonly source: string;
  readonly escape: EscapeCharacter;
  readonly items: readonly Item[];
  /** Where each item starts in `source`; one more for the end. */
  readonly starts: readonly number[];
  /** The number from 1 of each item's first line; one more for the line after the last. */
  readonly lines: readonly number[];
}

export type EscapeCharacter = "\\" | "`";

export type InstructionName = (typeof INSTRUCTION_NAMES)[number];

/** Every instruction of Docker's, sorted. */
export const INSTRUCTION_NAMES = [
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER",
  "ONBUILD",
  "RUN",
  "SHELL",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR",
] as const;
