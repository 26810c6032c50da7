import type { Token } from "./line-state.ts";

/**
 * The tokens of one line of a .dockerignore for the editor's colours: a comment has its "#" at the very start of the line, an
 * exception its "!" before the pattern, and a pattern its wildcards and escapes. Never throws.
 */
export function tokenizeIgnoreLine(line: string): readonly Token[] {
  const text = line.startsWith("\uFEFF") ? line.slice(1) : line;
  if (text.startsWith("#")) return [{ startIndex: 0, scopes: "comment" }];
  const tokens: Token[] = [{ startIndex: 0, scopes: "" }];
  for (const match of line.matchAll(special)) {
    const [piece = ""] = match;
    const scopes = piece.startsWith("\\") ? "escape" : piece.trim() === "!" ? "keyword" : "marker";
    tokens.push(
      { startIndex: match.index, scopes },
      { startIndex: match.index + piece.length, scopes: "" },
    );
  }
  return tokens;
}

/** The "!" of an exception, an escaped character, wildcards, a class of characters. */
const special = /^\uFEFF?\s*!|\\.|\*+|\?|\[(?:\\.|[^\]\\])+\]/g;
