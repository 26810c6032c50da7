/** A piece of a line from `startIndex` up to the next token, and the name under which the themes colour it. */
export interface Token {
  readonly startIndex: number;
  readonly scopes: Scope;
}

export type Scope =
  | ""
  | "keyword"
  | "unknown"
  | "flag"
  | "comment"
  | "directive"
  | "string"
  | "variable"
  | "name"
  | "marker"
  | "heredoc"
  | "escape";

export interface Heredoc {
  readonly name: string;
  readonly areTabsStripped: boolean;
  /** False when the name is quoted: nothing in the body is replaced. */
  readonly isExpanded: boolean;
}

/** What the lines above decide about a line. */
export interface LineState {
  readonly escape: "\\" | "`";
  /** True while parser directives still count. */
  readonly isTop: boolean;
  readonly mode: "between" | "inside" | "heredoc";
  /** The open instruction's, upper case; "" for an unknown one. */
  readonly keyword: string;
  readonly areFlagsAllowed: boolean;
  /** How many words of the open instruction are read, flags not counted. */
  readonly wordCount: number;
  /** The quote that a continued line leaves open. */
  readonly quote: "" | '"' | "'";
  /** The heredocs of the open instruction whose end is not reached; the first is the one being read. */
  readonly heredocs: readonly Heredoc[];
}

export const noInstruction = {
  keyword: "",
  areFlagsAllowed: false,
  wordCount: 0,
  quote: "",
  heredocs: [],
} as const satisfies Partial<LineState>;

export const firstLine: LineState = {
  escape: "\\",
  isTop: true,
  mode: "between",
  ...noInstruction,
};

export function isSameState(a: LineState, b: LineState): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
