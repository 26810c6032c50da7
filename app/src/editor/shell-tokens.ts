import type { Scope, Token } from "./line-state.ts";

/** `$NAME`, `${NAME…}` and the shell's own `$?`, `$1`. */
export const variablePattern = /\$(?:\{[^}]*\}?|\w+|[?@#*!$])/y;

/** The tokens of a heredoc's line: of shell code, or of a file's plain text in which only variables stand out. */
export function readShellText(
  line: string,
  file?: { readonly plain: Scope; readonly hasVariables: boolean },
): readonly Token[] {
  const plain = file?.plain ?? "";
  if (file !== undefined && !file.hasVariables) return [{ startIndex: 0, scopes: plain }];
  const pattern =
    file === undefined
      ? /(?<comment>(?<=^|\s)#.*)|(?<string>"(?:\\.|[^"\\])*"|'[^']*')|\\.|(?<variable>\$(?:\{[^}]*\}?|\w+|[?@#*!$]))/g
      : /\\.|(?<variable>\$(?:\{[^}]*\}?|\w+))/g;
  const tokens: Token[] = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    const { comment, string, variable } = match.groups ?? {};
    const scopes = comment ? "comment" : string ? "string" : variable ? "variable" : null;
    if (scopes === null) continue;
    if (match.index > end) tokens.push({ startIndex: end, scopes: plain });
    tokens.push({ startIndex: match.index, scopes });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ startIndex: end, scopes: plain });
  return tokens;
}
