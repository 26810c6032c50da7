/**
 * A part of a regular expression in JavaScript's form with the flag u: a set of characters, one of it or any number; folders,
 * which is `(.*\/)?`; or a condition on the place, such as `\b`. `literal` is the character of a set of one.
 */
export type Part =
  | { readonly kind: "one" | "many"; readonly set: string; readonly literal: string | null }
  | { readonly kind: "folders" }
  | { readonly kind: "condition"; readonly source: string };

interface Reading {
  readonly part: Part;
  readonly rest: string;
}

const FOLDERS = "(.*/)?";
const NOT_NEWLINE = "[^\\n]";
const CONDITIONS: ReadonlyMap<string, string> = new Map([
  ["\\A", "^"],
  ["\\z", "$"],
  ["\\b", "\\b"],
  ["\\B", "\\B"],
]);
// Go's \s is ASCII only and without the vertical tab.
const PERL_CLASSES: ReadonlyMap<string, string> = new Map([
  ["d", "[0-9]"],
  ["D", "[^0-9]"],
  ["s", "[\\t\\n\\f\\r ]"],
  ["S", "[^\\t\\n\\f\\r ]"],
  ["w", "[0-9A-Z_a-z]"],
  ["W", "[^0-9A-Z_a-z]"],
]);
const POSIX_CLASSES: ReadonlyMap<string, string> = new Map([
  ["alnum", "0-9A-Za-z"],
  ["alpha", "A-Za-z"],
  ["ascii", "\\0-\\x7f"],
  ["blank", "\\t "],
  ["cntrl", "\\0-\\x1f\\x7f"],
  ["digit", "0-9"],
  ["graph", "!-~"],
  ["lower", "a-z"],
  ["print", " -~"],
  ["punct", "!-\\/:-@\\[-`\\{-~"],
  ["space", "\\t-\\r "],
  ["upper", "A-Z"],
  ["word", "0-9A-Z_a-z"],
  ["xdigit", "0-9A-Fa-f"],
]);
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["f", 12],
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["v", 11],
]);
// Of Unicode's categories only those with a single letter can be named: the braces of longer names come quoted.
const CATEGORIES: ReadonlyMap<string, string> = new Map([
  ...["L", "M", "N", "P", "S", "Z"].map((name): [string, string] => [name, `\\p{${name}}`]),
  // Go's C has no unassigned characters.
  ["C", "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}"],
]);

/**
 * The parts of a regular expression as moby/patternmatcher writes them for Go's regexp package; null where Go refuses it. A
 * pattern's backslashes and brackets pass through to it, so "\d" is a digit and "\M" an error.
 */
export function readGoRegexp(source: string): readonly Part[] | null {
  const parts: Part[] = [];
  for (let rest = source; rest !== "";) {
    if (rest.startsWith("\\Q")) {
      const end = rest.includes("\\E") ? rest.indexOf("\\E") : rest.length;
      parts.push(...Array.from(rest.slice(2, end), oneOf));
      rest = rest.slice(end + 2);
      continue;
    }
    const reading = readPart(rest);
    if (reading === null) return null;
    parts.push(reading.part);
    rest = reading.rest;
  }
  return parts;
}

function readPart(source: string): Reading | null {
  if (source.startsWith(FOLDERS)) return { part: { kind: "folders" }, rest: source.slice(6) };
  if (source.startsWith("^")) {
    return { part: { kind: "condition", source: "^" }, rest: source.slice(1) };
  }
  const condition = CONDITIONS.get(source.slice(0, 2));
  if (condition !== undefined) {
    return { part: { kind: "condition", source: condition }, rest: source.slice(2) };
  }
  const read = readSet(source);
  if (read === null) return null;
  const { set, literal, rest } = read;
  return rest.startsWith("*")
    ? { part: { kind: "many", set, literal }, rest: rest.slice(1) }
    : { part: { kind: "one", set, literal }, rest };
}

interface SetReading {
  readonly set: string;
  readonly literal: string | null;
  readonly rest: string;
}

function readSet(source: string): SetReading | null {
  if (source.startsWith(".")) return { set: NOT_NEWLINE, literal: null, rest: source.slice(1) };
  if (source.startsWith("[")) return readClass(source.slice(1));
  const named = readNamedSet(source);
  if (named !== null) return { ...named, literal: null };
  const read = readCharacter(source);
  if (read === null) return null;
  const literal = String.fromCodePoint(read.code);
  return { set: escaped(read.code), literal, rest: read.rest };
}

function readClass(source: string): SetReading | null {
  const isNegated = source.startsWith("^");
  let rest = isNegated ? source.slice(1) : source;
  const sets: string[] = [];
  let ranges = "";
  for (let isFirst = true; isFirst || !rest.startsWith("]"); isFirst = false) {
    const named = rest.startsWith("[:") ? readPosixClass(rest) : readNamedSet(rest);
    const read = named ?? readRange(rest);
    if (read === null) return null;
    if (named === null) ranges += read.set;
    else sets.push(read.set);
    rest = read.rest;
  }
  rest = rest.slice(1);
  if (sets.length === 0) return { set: `[${isNegated ? "^" : ""}${ranges}]`, literal: null, rest };
  if (ranges !== "") sets.push(`[${ranges}]`);
  const union = `(?:${sets.join("|")})`;
  return { set: isNegated ? `(?:(?!${union})[^])` : union, literal: null, rest };
}

interface NamedSet {
  readonly set: string;
  readonly rest: string;
}

/** `[:alpha:]` and `[:^alpha:]`. */
function readPosixClass(source: string): NamedSet | null {
  const end = source.indexOf(":]", 2);
  if (end === -1) return null;
  const name = source.slice(2, end);
  const isNegated = name.startsWith("^");
  const ranges = POSIX_CLASSES.get(isNegated ? name.slice(1) : name);
  // Go refuses any other name. A class without an end is refused here, too.
  if (ranges === undefined) return { set: "", rest: "" };
  return { set: `[${isNegated ? "^" : ""}${ranges}]`, rest: source.slice(end + 2) };
}

/** `\d` and its like, and `\pL`. */
function readNamedSet(source: string): NamedSet | null {
  if (!source.startsWith("\\")) return null;
  const perl = PERL_CLASSES.get(source.charAt(1));
  if (perl !== undefined) return { set: perl, rest: source.slice(2) };
  const [, letter = "", name = ""] = /^\\([pP])(.)/u.exec(source) ?? [];
  const category = CATEGORIES.get(name);
  if (category === undefined) return null;
  return { set: `[${letter === "P" ? "^" : ""}${category}]`, rest: source.slice(3) };
}

function readRange(source: string): NamedSet | null {
  const low = readCharacter(source);
  if (low === null) return null;
  const isRange = low.rest.length >= 2 && low.rest.startsWith("-") && !low.rest.startsWith("-]");
  if (!isRange) return { set: escaped(low.code), rest: low.rest };
  const high = readCharacter(low.rest.slice(1));
  if (high === null || high.code < low.code) return null;
  return { set: `${escaped(low.code)}-${escaped(high.code)}`, rest: high.rest };
}

interface Character {
  readonly code: number;
  readonly rest: string;
}

function readCharacter(source: string): Character | null {
  const code = source.codePointAt(0);
  if (code === undefined) return null;
  if (code !== 0x5c) return { code, rest: source.slice(code > 0xffff ? 2 : 1) };
  const octal = /^\\(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(source)?.[0];
  if (octal !== undefined) {
    return { code: Number.parseInt(octal.slice(1), 8), rest: source.slice(octal.length) };
  }
  const hex = /^\\x([0-9A-Fa-f]{2})/.exec(source)?.[1];
  if (hex !== undefined) return { code: Number.parseInt(hex, 16), rest: source.slice(4) };
  const letter = source.charAt(1);
  const control = CONTROLS.get(letter);
  if (control !== undefined) return { code: control, rest: source.slice(2) };
  // Only what is neither a letter nor a digit of ASCII can be quoted.
  return letter !== "" && letter <= "\x7f" && !/[0-9A-Za-z]/.test(letter)
    ? { code: letter.charCodeAt(0), rest: source.slice(2) }
    : null;
}

function oneOf(literal: string): Part {
  return { kind: "one", set: escaped(literal.codePointAt(0) ?? 0), literal };
}

function escaped(code: number): string {
  const letter = String.fromCodePoint(code);
  return /^\w$/.test(letter) ? letter : `\\u{${code.toString(16)}}`;
}
