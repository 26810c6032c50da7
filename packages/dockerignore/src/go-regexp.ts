/**
 * A part of a regular expression in JavaScript's form with the flag u: a set of characters, one of it, one or none, or any
 * number; folders, which is `(.*\/)?`; or a condition on the place, such as `\b`. `literal` is the character of a set of one.
 */
export type Part =
  | {
      readonly kind: "one" | "optional" | "many";
      readonly set: string;
      readonly literal: string | null;
    }
  | { readonly kind: "folders" }
  | { readonly kind: "condition"; readonly source: string };

/** Any number of any characters, also "/" and line ends. */
const ANYTHING: Part = { kind: "many", set: "[^]", literal: null };
const FOLDERS = "(.*/)?";
const REPETITION = /^\{(0|[1-9]\d*)(,(?:0|[1-9]\d*)?)?\}/;
const NOT_NEWLINE = "[^\\n]";
const CONDITIONS: ReadonlyMap<string, string> = new Map([
  ["^", "^"],
  ["$", "$"],
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
const MOST_REPETITIONS = 1000;

/**
 * The alternatives of a regular expression as moby/patternmatcher writes it for Go's regexp package, each as parts that the
 * whole of a path has to fit; null where Go refuses it. A pattern's backslashes and brackets pass through to it, so "\d" is
 * a digit and "\M" an error.
 */
export function readGoRegexp(source: string): readonly (readonly Part[])[] | null {
  const alternatives: (readonly Part[])[] = [];
  let parts: Part[] = [];
  for (let rest = source; rest !== "";) {
    if (rest.startsWith("|")) {
      alternatives.push(ofWhole(parts));
      parts = [];
      rest = rest.slice(1);
      continue;
    }
    const reading = readRepeated(rest);
    if (reading === null) return null;
    parts.push(...reading.parts);
    rest = reading.rest;
  }
  return [...alternatives, ofWhole(parts)];
}

/** Go looks for an alternative anywhere. */
function ofWhole(parts: readonly Part[]): readonly Part[] {
  const [first, last] = [parts[0], parts.at(-1)];
  const isFromStart = first?.kind === "condition" && first.source === "^";
  const isToEnd = last?.kind === "condition" && last.source === "$";
  const inner = parts.slice(isFromStart ? 1 : 0, isToEnd ? -1 : undefined);
  return [...(isFromStart ? [] : [ANYTHING]), ...inner, ...(isToEnd ? [] : [ANYTHING])];
}

interface Reading {
  readonly parts: readonly Part[];
  readonly rest: string;
}

function readRepeated(source: string): Reading | null {
  if (source.startsWith(FOLDERS)) {
    const rest = source.slice(FOLDERS.length);
    return isRepetition(rest) ? null : { parts: [{ kind: "folders" }], rest };
  }
  const reading = source.startsWith("\\Q") ? readQuoted(source) : readPart(source);
  const repeated = reading?.parts.at(-1);
  if (reading === null || repeated === undefined || !isRepetition(reading.rest)) return reading;
  const { rest } = reading;
  const [whole = "*", least = "0", most] = REPETITION.exec(rest) ?? [];
  const isOpen = whole === "*" || most === ",";
  const to = most === undefined || isOpen ? least : most.slice(1);
  const range = { least: Number(least), most: Number(to) };
  if (range.least > MOST_REPETITIONS || range.most > MOST_REPETITIONS) return null;
  if (range.least > range.most || isRepetition(rest.slice(whole.length))) return null;
  const parts = reading.parts.slice(0, -1);
  if (repeated.kind === "condition") {
    if (range.least > 0) parts.push(repeated);
  } else if (repeated.kind !== "folders") {
    for (let count = 0; count < range.least; count++) parts.push(repeated);
    for (let count = range.least; count < range.most; count++) {
      parts.push({ ...repeated, kind: "optional" });
    }
    if (isOpen) parts.push({ ...repeated, kind: "many" });
  }
  return { parts, rest: rest.slice(whole.length) };
}

function isRepetition(source: string): boolean {
  return source.startsWith("*") || REPETITION.test(source);
}

/** What stands between `\Q` and `\E`. */
function readQuoted(source: string): Reading {
  const end = source.includes("\\E") ? source.indexOf("\\E") : source.length;
  const parts = Array.from(source.slice(2, end), (literal): Part => {
    return { kind: "one", set: escaped(literal.codePointAt(0) ?? 0), literal };
  });
  return { parts, rest: source.slice(end + 2) };
}

function readPart(source: string): Reading | null {
  for (const [written, condition] of CONDITIONS) {
    if (!source.startsWith(written)) continue;
    const rest = source.slice(written.length);
    return { parts: [{ kind: "condition", source: condition }], rest };
  }
  // There is nothing before it to repeat.
  if (isRepetition(source)) return null;
  const read = readSet(source);
  if (read === null) return null;
  return { parts: [{ kind: "one", set: read.set, literal: read.literal }], rest: read.rest };
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

/** `\d` and its like, `\pL` and `\p{Greek}`. */
function readNamedSet(source: string): NamedSet | null {
  if (!source.startsWith("\\")) return null;
  const perl = PERL_CLASSES.get(source.charAt(1));
  if (perl !== undefined) return { set: perl, rest: source.slice(2) };
  const [whole = "", letter = "", braced, short = ""] =
    /^\\([pP])(?:\{(.*?)\}|([^{]))/u.exec(source) ?? [];
  const name = braced ?? short;
  const isInverted = name.startsWith("^");
  const category = categoryOf(isInverted ? name.slice(1) : name);
  if (category === null) return null;
  const isNegated = isInverted !== (letter === "P");
  return { set: `[${isNegated ? "^" : ""}${category}]`, rest: source.slice(whole.length) };
}

/** Unicode's categories and scripts by the names that Go knows them by. */
function categoryOf(name: string): string | null {
  if (name === "Any") return "\\0-\\u{10ffff}";
  // Go's C has no unassigned characters.
  if (name === "C") return "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}";
  const category = `\\p{${name.length > 2 ? "Script=" : ""}${name}}`;
  try {
    return /^\w+$/.test(name) && new RegExp(`^${category}$`, "u").source !== "" ? category : null;
  } catch {
    return null;
  }
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
  const [hex, short, long = ""] = /^\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]+)\})/.exec(source) ?? [];
  if (hex !== undefined) {
    const value = Number.parseInt(short ?? long, 16);
    return value > 0x10ffff ? null : { code: value, rest: source.slice(hex.length) };
  }
  const letter = source.charAt(1);
  const control = CONTROLS.get(letter);
  if (control !== undefined) return { code: control, rest: source.slice(2) };
  // Only what is neither a letter nor a digit of ASCII can be quoted.
  return letter !== "" && letter <= "\x7f" && !/[0-9A-Za-z]/.test(letter)
    ? { code: letter.charCodeAt(0), rest: source.slice(2) }
    : null;
}

function escaped(code: number): string {
  const letter = String.fromCodePoint(code);
  return /^\w$/.test(letter) ? letter : `\\u{${code.toString(16)}}`;
}
