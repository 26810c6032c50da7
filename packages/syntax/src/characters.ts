/**
 * What BuildKit counts as a space in most places: Go's unicode.IsSpace. It differs from JavaScript's trim() in U+0085,
 * which counts, and U+FEFF, which does not.
 */
export function isSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x80) return false;
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** What separates arguments: the class `[\t\v\f\r ]` of BuildKit's parser, narrower than {@link isSpace}. */
export function isSeparator(unit: number): boolean {
  // Nearly all characters are larger than any of them.
  return unit <= 0x20 && (unit === 0x20 || unit === 0x09 || (unit >= 0x0b && unit <= 0x0d));
}

/** {@link isSpace} among the characters of ASCII. */
export function isPlainSpace(unit: number): boolean {
  return unit <= 0x20 && isSpace(unit);
}

/**
 * How many of a character's bytes stand before one that looks like a space; -1 when none does. Where BuildKit reads bytes as
 * characters, the bytes 0x85 and 0xA0 are spaces to it, as in "à" or U+00A0.
 */
export function bytesBeforeSpace(character: string): number {
  return utf8Bytes(character).search(/[\t\n\v\f\r \x85\xa0]/);
}

/** Where the variable's name of ASCII's letters, digits and "_" ends that starts at `from`; `from` itself when none does. */
export function plainNameEnd(text: string, from: number): number {
  let at = from;
  while (isNameUnit(text.charCodeAt(at), at === from)) at++;
  return at;
}

function isNameUnit(unit: number, isFirst: boolean): boolean {
  const letter = unit | 0x20;
  if ((letter >= 0x61 && letter <= 0x7a) || unit === 0x5f) return true;
  return !isFirst && unit >= 0x30 && unit <= 0x39;
}

/** The first offset at or after `from` that is no space, at most `to`. */
export function skipSpaces(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The last offset at or before `to` whose preceding character is no space, at least `from`. */
export function trimSpacesEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** A text's bytes in UTF-8, each as the character of its number. Half a pair of surrogates counts as U+FFFD. */
export function utf8Bytes(text: string): string {
  if (PLAIN_ASCII.test(text)) return text;
  let bytes = "";
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes += character;
    else {
      const last = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      const lead = [0, 0xc0, 0xe0, 0xf0][last] ?? 0;
      bytes += String.fromCharCode(lead | (code >> (6 * last)));
      for (let shift = 6 * (last - 1); shift >= 0; shift -= 6) {
        bytes += String.fromCharCode(0x80 | ((code >> shift) & 0x3f));
      }
    }
  }
  return bytes;
}

const PLAIN_ASCII = /^[\0-\x7f]*$/;

/** Quotes a text as Go's %q does, for messages that must read as BuildKit's. */
export function goQuote(text: string): string {
  let result = '"';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const short = GO_ESCAPES.get(character);
    if (short !== undefined) result += short;
    else if (code < 0x20 || code === 0x7f) result += `\\x${code.toString(16).padStart(2, "0")}`;
    else if (code >= 0x80 && !/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character)) {
      result +=
        code > 0xffff
          ? `\\U${code.toString(16).padStart(8, "0")}`
          : `\\u${code.toString(16).padStart(4, "0")}`;
    } else result += character;
  }
  return `${result}"`;
}

const GO_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\u0007", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
]);
