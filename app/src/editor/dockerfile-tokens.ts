import { endOfContent, readArguments } from "./argument-tokens.ts";
import { type LineState, type Token, noInstruction } from "./line-state.ts";
import { readShellText } from "./shell-tokens.ts";

/** The tokens of one line for the editor's colours, and the state in which the next line begins. Never throws. */
export function tokenizeLine(
  line: string,
  state: LineState,
): { readonly tokens: readonly Token[]; readonly endState: LineState } {
  const [heredoc] = state.heredocs;
  if (state.mode === "heredoc" && heredoc !== undefined) return readHeredocLine(line, state);
  const lineStart = line.length - line.trimStart().length;
  if (line[lineStart] === "#") return readComment(line, lineStart, state);
  if (lineStart === line.length) return { tokens: [], endState: { ...state, isTop: false } };
  return state.mode === "inside"
    ? readArguments(line, lineStart, state)
    : readInstruction(line, lineStart, state);
}

const keywords: ReadonlySet<string> = new Set(
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(
    " ",
  ),
);

function readInstruction(line: string, start: number, state: LineState): Reading {
  const [word = ""] = /^\S+/.exec(line.slice(start, endOfContent(line, state))) ?? [];
  const keyword = word.toUpperCase();
  const isKnown = keywords.has(keyword);
  const inside: LineState = {
    ...state,
    ...noInstruction,
    isTop: false,
    mode: "inside",
    keyword: isKnown ? keyword : "",
    // The words that follow a known keyword begin with its flags.
    areFlagsAllowed: isKnown,
  };
  const rest = readArguments(line, start + word.length, inside);
  if (word === "") return rest;
  return {
    tokens: [{ startIndex: start, scopes: isKnown ? "keyword" : "unknown" }, ...rest.tokens],
    endState: rest.endState,
  };
}

type Reading = ReturnType<typeof tokenizeLine>;

function readComment(line: string, start: number, state: LineState): Reading {
  const directive = state.isTop
    ? /^#\s*(syntax|escape|check)\s*=\s*(\S*)/i.exec(line.slice(start))
    : null;
  if (directive === null) {
    return {
      tokens: [{ startIndex: start, scopes: "comment" }],
      endState: { ...state, isTop: false },
    };
  }
  const [, name = "", value] = directive;
  const escape = name.toLowerCase() === "escape" && value === "`" ? "`" : state.escape;
  return {
    tokens: [{ startIndex: start, scopes: "directive" }],
    endState: { ...state, escape },
  };
}

function readHeredocLine(line: string, state: LineState): Reading {
  const [heredoc, ...later] = state.heredocs;
  if (heredoc === undefined) return { tokens: [], endState: state };
  const isEnd = (heredoc.areTabsStripped ? line.replace(/^\t+/, "") : line) === heredoc.name;
  if (isEnd) {
    return {
      tokens: [{ startIndex: 0, scopes: "marker" }],
      endState:
        later.length > 0
          ? { ...state, heredocs: later }
          : { ...state, ...noInstruction, mode: "between" },
    };
  }
  const tokens =
    state.keyword === "RUN"
      ? readShellText(line)
      : readShellText(line, { plain: "heredoc", hasVariables: heredoc.isExpanded });
  return { tokens, endState: state };
}
