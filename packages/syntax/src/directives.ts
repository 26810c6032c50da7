import { skipSpaces, trimSpacesEnd } from "./characters.ts";
import { contentEnd } from "./physical-line.ts";
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

const NO_PROBLEMS: readonly LocalProblem[] = [];
const DIRECTIVE_START = /([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*/y;

/** Reads a line whose first character, at `hash`, is "#": a directive (parser/directives.go) or a comment. */
export function readDirective(
  raw: string,
  hash: number,
  state: DirectiveState,
): DirectiveItem | CommentItem {
  const lineEnds = raw.endsWith("\n") ? 1 : 0;
  const lineEnd = contentEnd(raw, 0, raw.length);
  const start = skipSpaces(raw, hash + 1, lineEnd);
  const end = trimSpacesEnd(raw, start, lineEnd);
  const text = raw.slice(start, end);
  const comment: CommentItem = { kind: "comment", raw, lineEnds, text, problems: NO_PROBLEMS };
  if (state.isDone) return comment;
  const found = findDirective(raw, start, lineEnd);
  const known = found?.name.toLowerCase() ?? "";
  if (found === null || !isDirectiveName(known)) {
    state.isDone = true;
    return comment;
  }
  const { name, valueStart, valueEnd } = found;
  const value = raw.slice(valueStart, valueEnd);
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

/** Name and value between `start` and `end`, the spaces around the value left out. */
function findDirective(
  raw: string,
  start: number,
  end: number,
): { name: string; valueStart: number; valueEnd: number } | null {
  DIRECTIVE_START.lastIndex = start;
  const match = DIRECTIVE_START.exec(raw);
  if (match === null) return null;
  const [matched, name = ""] = match;
  const valueStart = Math.min(start + matched.length, end);
  let valueEnd = end;
  while (valueEnd > valueStart && DIRECTIVE_SPACES.has(raw.charAt(valueEnd - 1))) valueEnd--;
  if (valueEnd > valueStart) return { name, valueStart, valueEnd };
  // BuildKit's pattern wants a value of one character at least, and a space will do.
  return raw.charAt(end - 1) === "=" ? null : { name, valueStart: end - 1, valueEnd: end };
}

/** What the parser of directives takes for a space; fewer than elsewhere. */
const DIRECTIVE_SPACES: ReadonlySet<string> = new Set(["\t", "\n", "\f", "\r", " "]);

function isDirectiveName(name: string): name is DirectiveItem["name"] {
  return name === "syntax" || name === "escape" || name === "check";
}
