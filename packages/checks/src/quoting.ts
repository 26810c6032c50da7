import { expand } from "@stagemap/syntax";

/** A text that stands for itself, in double quotes where it needs any: what BuildKit makes of it is the text again. */
export function quoted(literal: string, escape: string): string {
  return /^[\w./:@%+,-]+$/.test(literal) ? literal : `"${inQuotes(literal, escape)}"`;
}

function inQuotes(literal: string, escape: string): string {
  return literal.replace(/["$\\`]/g, (character) => escaped(character, escape));
}

function escaped(character: string, escape: string): string {
  return character === '"' || character === "$" || character === escape
    ? escape + character
    : character;
}

/**
 * A value of the older `KEY value` form as one word: the same text with all spaces inside double quotes. Null where that cannot
 * be written, as when a substitution holds quotes, which end the outer ones.
 */
export function asOneWord(value: string, escape: string): string | null {
  let inside = "";
  let at = 0;
  while (at < value.length) {
    const character = value.charAt(at);
    if (character === escape) {
      const next = String.fromCodePoint(value.codePointAt(at + 1) ?? 0);
      if (at + 1 === value.length) break;
      inside += escaped(next, escape);
      at += 1 + next.length;
    } else if (character === "'") {
      const end = value.indexOf("'", at + 1);
      if (end === -1) return null;
      const literal = value.slice(at + 1, end);
      inside += inQuotes(literal, escape);
      at = end + 1;
    } else if (character === '"') {
      const end = endOfQuotes(value, at + 1, escape);
      if (end === -1) return null;
      inside += value.slice(at + 1, end);
      at = end + 1;
    } else {
      const end = character === "$" ? endOfVariable(value, at, escape) : at + 1;
      if (end === -1) return null;
      inside += value.slice(at, end);
      at = end;
    }
  }
  return `"${inside}"`;
}

/** Where the double quote stands that ends what starts at `from`; -1 without one. */
function endOfQuotes(value: string, from: number, escape: string): number {
  for (let at = from; at < value.length; at++) {
    if (value.charAt(at) === escape) at++;
    else if (value.charAt(at) === '"') return at;
  }
  return -1;
}

/** Behind a `$name` or `${…}`; -1 when the braces hold what would mean something else in quotes. */
function endOfVariable(value: string, at: number, escape: string): number {
  if (value.charAt(at + 1) !== "{") return at + 1;
  let depth = 0;
  for (let end = at + 1; end < value.length; end++) {
    const character = value.charAt(end);
    if (character === '"' || character === "'" || character === escape) return -1;
    if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return end + 1;
  }
  return -1;
}

const TRIALS: readonly ((name: string) => string | undefined)[] = [
  () => undefined,
  () => "",
  (name) => `<${name}> "'\\\``,
];

/** True when BuildKit makes the same text of two words, whatever their variables are. */
export function meansTheSame(a: string, b: string, escape: string): boolean {
  return TRIALS.every((lookUp) => {
    const one = expand(a, { escape, lookUp });
    const other = expand(b, { escape, lookUp });
    return one.ok && other.ok && one.text === other.text;
  });
}
