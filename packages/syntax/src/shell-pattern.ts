/**
 * The patterns of `${x#pattern}`, `${x%pattern}` and `${x/pattern/replacement}` as BuildKit reads them (shell/lex.go,
 * convertShellPatternToRegex): "*" and "?" are wild, brackets are not. Matching walks all possibilities at once, so a
 * search takes at most the pattern's length times the value's.
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
  const match = search(compiled.parts, characters, 0, { isAnchored: true, greedy });
  return { ok: true, text: match === null ? value : characters.slice(match.end).join("") };
}

/** `${x%pattern}`, or `%%` when greedy: the value without the part at its end that matches. */
export function trimSuffix(value: string, pattern: string, greedy: boolean): PatternResult {
  const compiled = compile(reversePattern(pattern));
  if (!compiled.ok) return compiled;
  const characters = Array.from(value).toReversed();
  const match = search(compiled.parts, characters, 0, { isAnchored: true, greedy });
  if (match === null) return { ok: true, text: value };
  return { ok: true, text: characters.slice(match.end).toReversed().join("") };
}

/** More steps than that would hold up every keystroke: the value is left as it is. */
const MOST_STEPS = 20_000_000;

/** Nobody's value is that long: what goes beyond is left as it is. */
const LONGEST_RESULT = 1_000_000;

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
  const textBetween = (start: number, end: number): string => characters.slice(start, end).join("");
  let text = "";
  let copied = 0;
  let lastEnd = -1;
  let from = 0;
  while (from <= characters.length) {
    const match = search(compiled.parts, characters, from, { isAnchored: false, greedy: true });
    if (match === null || text.length > LONGEST_RESULT) break;
    const { start, end } = match;
    text += textBetween(copied, start);
    copied = end;
    if (!replaceAll) {
      text += replacement;
      break;
    }
    // Like Go, an empty match right behind another match does not count.
    if (end > lastEnd) text += expandGoTemplate(replacement, textBetween(start, end));
    lastEnd = end;
    from = end > start ? end : end + 1;
  }
  return { ok: true, text: text + textBetween(copied, characters.length) };
}

function compile(pattern: string): Compiled {
  const parts: PatternPart[] = [];
  const characters = Array.from(pattern);
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? "";
    if (character === "*") {
      // A second "*" in a row matches nothing more.
      if (parts.at(-1)?.kind !== "many") parts.push({ kind: "many" });
    } else if (character === "?") parts.push({ kind: "one" });
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

interface SearchOptions {
  /** True when the match must start at the first character searched. */
  readonly isAnchored: boolean;
  /** Of the matches with the same start the longest, not the shortest. */
  readonly greedy: boolean;
}

interface Match {
  readonly start: number;
  readonly end: number;
}

/** The leftmost match at or behind `from`; null without one. */
function search(
  parts: readonly PatternPart[],
  value: readonly string[],
  from: number,
  { isAnchored, greedy }: SearchOptions,
): Match | null {
  if (parts.length * value.length > MOST_STEPS) return null;
  // Each possibility: how many parts it has behind it, and the leftmost start from which it can.
  let open = new Map<number, number>();
  let found: Match | null = null;
  for (let at = from; at <= value.length; at++) {
    if (found === null && (at === from || !isAnchored) && !open.has(0)) open.set(0, at);
    followStars(parts, open);
    const start = open.get(parts.length);
    if (start !== undefined && (found === null || start <= found.start)) found = { start, end: at };
    const character = value[at];
    if (character === undefined || (found !== null && !greedy)) break;
    open = advance(parts, open, { character, latestStart: found?.start ?? at });
    if (open.size === 0 && (found !== null || isAnchored)) break;
  }
  return found;
}

/** Adds what a "*" that matches nothing leads to. */
function followStars(parts: readonly PatternPart[], open: Map<number, number>): void {
  for (const [index, start] of open) {
    if (parts[index]?.kind !== "many") continue;
    const other = open.get(index + 1);
    if (other === undefined || start < other) open.set(index + 1, start);
  }
}

/** The possibilities behind one more character. Those that start behind a match found are no longer of interest. */
function advance(
  parts: readonly PatternPart[],
  open: ReadonlyMap<number, number>,
  { character, latestStart }: { readonly character: string; readonly latestStart: number },
): Map<number, number> {
  const next = new Map<number, number>();
  for (const [index, start] of open) {
    const part = parts[index];
    if (part === undefined || start > latestStart) continue;
    if (part.kind === "character" ? part.character !== character : character === "\n") continue;
    const after = part.kind === "many" ? index : index + 1;
    const other = next.get(after);
    if (other === undefined || start < other) next.set(after, start);
  }
  return next;
}

/**
 * Go's ReplaceAllString reads `$0`, `${0}` and `$name` in the replacement. Patterns have no groups, so all but the whole
 * match are empty.
 */
function expandGoTemplate(template: string, match: string): string {
  if (template.length * match.length > MOST_STEPS) return template;
  return template.replace(
    /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
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
