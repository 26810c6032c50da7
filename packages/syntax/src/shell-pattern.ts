/**
 * The patterns of `${x#pattern}`, `${x%pattern}` and `${x/pattern/replacement}` as BuildKit reads them (shell/lex.go,
 * convertShellPatternToRegex): "*" and "?" are wild, brackets are not. Matching walks all possibilities at once, so no
 * pattern takes more than its length times the value's.
 */
export type PatternResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** A literal character, or one of the two wildcards. */
type PatternPart =
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "one" | "many" };

type Compiled =
  | { readonly ok: true; readonly parts: readonly PatternPart[] }
  | { readonly ok: false; readonly message: string };

/** `${x#pattern}`, or `##` when greedy: the value without the part at its start that matches. */
export function trimPrefix(value: string, pattern: string, greedy: boolean): PatternResult {
  const compiled = compile(pattern);
  if (!compiled.ok) return compiled;
  const characters = Array.from(value);
  const end = matchEnd(compiled.parts, characters, 0, greedy);
  return { ok: true, text: end === null ? value : characters.slice(end).join("") };
}

/** `${x%pattern}`, or `%%` when greedy: the value without the part at its end that matches. */
export function trimSuffix(value: string, pattern: string, greedy: boolean): PatternResult {
  const compiled = compile(reversePattern(pattern));
  if (!compiled.ok) return compiled;
  const characters = Array.from(value).toReversed();
  const end = matchEnd(compiled.parts, characters, 0, greedy);
  if (end === null) return { ok: true, text: value };
  return { ok: true, text: characters.slice(end).toReversed().join("") };
}

/** `${x/pattern/replacement}`, or `//` for every match: the longest match from the left each time. */
export function replacePattern(
  value: string,
  pattern: string,
  replacement: string,
  replaceAll: boolean,
): PatternResult {
  const compiled = compile(pattern);
  if (!compiled.ok) return compiled;
  const characters = Array.from(value);
  let text = "";
  let lastEnd = -1;
  for (let at = 0; at <= characters.length; at++) {
    const end = matchEnd(compiled.parts, characters, at, true);
    // Like Go, an empty match right behind another match does not count.
    if (end !== null && !(end === at && at === lastEnd)) {
      if (!replaceAll) {
        return { ok: true, text: text + replacement + characters.slice(end).join("") };
      }
      text += expandGoTemplate(replacement, characters.slice(at, end).join(""));
      lastEnd = end;
      if (end > at) {
        at = end - 1;
        continue;
      }
    }
    text += characters[at] ?? "";
  }
  return { ok: true, text };
}

function compile(pattern: string): Compiled {
  const parts: PatternPart[] = [];
  const characters = Array.from(pattern);
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? "";
    if (character === "*") parts.push({ kind: "many" });
    else if (character === "?") parts.push({ kind: "one" });
    else if (character === "\\") {
      const next = characters[index + 1];
      if (next === "}" || next === "/") continue;
      if (next !== "*" && next !== "?" && next !== "\\") {
        const escape = `invalid escape '\\${next ?? "\uFFFD"}'`;
        return { ok: false, message: `invalid pattern (${pattern}) in substitution: ${escape}` };
      }
      parts.push({ kind: "character", character: next });
      index++;
    } else parts.push({ kind: "character", character });
  }
  return { ok: true, parts };
}

/** Where the shortest or, when greedy, the longest match that starts at `from` ends; null without one. */
function matchEnd(
  parts: readonly PatternPart[],
  value: readonly string[],
  from: number,
  greedy: boolean,
): number | null {
  // `open` holds how many parts each possibility has behind it.
  let open = closure(parts, new Set([0]));
  let found = open.has(parts.length) ? from : null;
  for (let at = from; at < value.length && open.size > 0 && (greedy || found === null); at++) {
    const character = value[at];
    const next = new Set<number>();
    for (const index of open) {
      const part = parts[index];
      if (part === undefined) continue;
      if (part.kind === "character" ? part.character === character : character !== "\n") {
        next.add(part.kind === "many" ? index : index + 1);
      }
    }
    open = closure(parts, next);
    if (open.has(parts.length)) found = at + 1;
  }
  return found;
}

/** Adds what a "*" that matches nothing leads to. */
function closure(parts: readonly PatternPart[], indexes: Set<number>): Set<number> {
  for (const index of indexes) if (parts[index]?.kind === "many") indexes.add(index + 1);
  return indexes;
}

/**
 * Go's ReplaceAllString reads `$0`, `${0}` and `$name` in the replacement. Patterns have no groups, so all but the whole
 * match are empty.
 */
function expandGoTemplate(template: string, match: string): string {
  return template.replace(
    /\$(?:\$|\{(\w+)\}|(\w+))/g,
    (whole: string, braced?: string, plain?: string) => {
      const name = braced ?? plain;
      if (name === undefined) return whole === "$$" ? "$" : whole;
      return name === "0" ? match : "";
    },
  );
}

/** Reverses a pattern and keeps each escape before what it escapes. */
function reversePattern(pattern: string): string {
  const characters = Array.from(pattern);
  const pieces: string[] = [];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? "";
    const next = characters[index + 1];
    if (character === "\\" && next !== undefined) {
      pieces.push(character + next);
      index++;
    } else pieces.push(character);
  }
  return pieces.toReversed().join("");
}
