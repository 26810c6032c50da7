import { isSpace } from "./characters.ts";
import type {
  CommentItem,
  DirectiveItem,
  EscapeCharacter,
  LocalProblem,
  SyntaxProblemCode,
} from "./tree.ts";

/** What the parser knows of directives so far; it changes as lines are read. */
export interface DirectiveState {
  /** True once a line was no directive: from then on "# escape=" is a comment. */
  isDone: boolean;
  readonly seen: Set<string>;
  escape: EscapeCharacter;
}

const DIRECTIVE = /^([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*(.+?)[\t\n\f\r ]*$/;

/** Reads a line whose first character, at `hash`, is "#": a directive (parser/directives.go) or a comment. */
export function readDirective(
  raw: string,
  hash: number,
  state: DirectiveState,
): DirectiveItem | CommentItem {
  const lineEnds = raw.endsWith("\n") ? 1 : 0;
  const content = raw.replace(/[\r\n]+$/, "");
  let start = hash + 1;
  while (start < content.length && isSpace(content.charCodeAt(start))) start++;
  let end = content.length;
  while (end > start && isSpace(content.charCodeAt(end - 1))) end--;
  const comment: CommentItem = {
    kind: "comment",
    raw,
    lineEnds,
    text: content.slice(start, end),
    problems: [],
  };
  if (state.isDone) return comment;
  const match = DIRECTIVE.exec(content.slice(start));
  const [, name = "", value = ""] = match ?? [];
  const known = name.toLowerCase();
  if (!isDirectiveName(known)) {
    state.isDone = true;
    return comment;
  }
  const valueStart = start + content.slice(start).indexOf(value, name.length + 1);
  const valueEnd = valueStart + value.length;
  const problem = (code: SyntaxProblemCode, message: string, from: number): LocalProblem => ({
    code,
    message,
    from,
    to: valueEnd,
    lineOffset: -1,
  });
  const problems: LocalProblem[] = [];
  if (state.seen.has(known)) {
    const message = `only one ${known} parser directive can be used`;
    problems.push(problem("duplicate-directive", message, hash));
  } else if (known === "escape") {
    if (value === "\\" || value === "`") state.escape = value;
    else {
      const message = `invalid escape token '${value}' does not match \` or \\`;
      problems.push(problem("invalid-escape", message, valueStart));
    }
  }
  state.seen.add(known);
  return {
    kind: "directive",
    raw,
    lineEnds,
    name: known,
    nameSpan: { from: start, to: start + name.length },
    value: { text: value, from: valueStart, to: valueEnd },
    problems,
  };
}

function isDirectiveName(name: string): name is DirectiveItem["name"] {
  return name === "syntax" || name === "escape" || name === "check";
}
