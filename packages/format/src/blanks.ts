/** What separates words to BuildKit's parser (its class `[\t\v\f\r ]`), line feeds apart. */
function isBlank(character: string): boolean {
  return (
    character === " " ||
    character === "\t" ||
    character === "\v" ||
    character === "\f" ||
    character === "\r"
  );
}

/** The first offset from `from` on that is no blank, at most `to`. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charAt(at))) at++;
  return at;
}

/** Where the blanks at the end of `from`–`to` begin. */
export function trimBlanks(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(text.charAt(at - 1))) at--;
  return at;
}

/** Where the content of a line ends: before its "\n" and every "\r" before that. */
export function lineContentEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && (text.charAt(at - 1) === "\n" || text.charAt(at - 1) === "\r")) at--;
  return at;
}
