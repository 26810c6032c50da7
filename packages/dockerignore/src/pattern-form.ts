/** How a pattern is compared with a path. */
export interface PatternForm {
  /** "exact": the path is the pattern. "prefix": less the "**" at its end; "suffix": less the one at its start. */
  readonly matchType: "exact" | "prefix" | "suffix" | "regexp";
  /** In Go's syntax, which decides what backslashes and brackets mean; "" for the other types. */
  readonly regexp: string;
}

/**
 * What moby/patternmatcher makes of a cleaned pattern without its "!" (Pattern.compile in patternmatcher.go), on anything but
 * Windows. Its ways are kept where they surprise: a star in brackets is turned into an expression of its own, which closes
 * them, and where a regular expression is needed "^" is the start of the path, "|" parts two expressions that need not reach
 * both of its ends, and "a{2}" is "aa".
 */
export function patternForm(pattern: string): PatternForm {
  let matchType: PatternForm["matchType"] = "exact";
  let regexp = "";
  // The scanner that moby uses drops a byte order mark.
  const tokens = pattern.replace(/^\ufeff/, "").match(/\*\*\/?|\\?[^]/gu) ?? [];
  for (const [index, token] of tokens.entries()) {
    if (token.startsWith("**")) {
      const isLast = index === tokens.length - 1;
      regexp += isLast ? ".*" : "(.*/)?";
      matchType = isLast && matchType === "exact" ? "prefix" : "regexp";
      if (index === 0) matchType = "suffix";
    } else {
      regexp += regexpOf(token);
      if (/^(?:[*?[\]]|\\[^])$/u.test(token)) matchType = "regexp";
    }
  }
  return { matchType, regexp: matchType === "regexp" ? `^${regexp}$` : "" };
}

function regexpOf(token: string): string {
  if (token === "*") return "[^/]*";
  if (token === "?") return "[^/]";
  // Of the characters that moby means to quote, its table has room for these.
  return /^[.+()$]$/.test(token) ? `\\${token}` : token;
}
