const REPLACEMENT = "\uFFFD";

/**
 * The text on one line as it can be shown anywhere: white space as spaces, and what no picture can show (control characters,
 * halves of surrogate pairs, marks that turn the direction of writing) as the replacement character.
 */
export function plainText(text: string): string {
  let result = "";
  for (const character of text) result += plainCharacter(character);
  return result.replace(/ {2,}/g, " ");
}

function plainCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x09 || code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029)
    return " ";
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  const isNoCharacter = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
  return isControl || isHalf || isNoCharacter || turnsDirection(code) ? REPLACEMENT : character;
}

function turnsDirection(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** The plain text for the inside of an element or a quoted attribute, in XML and HTML. */
export function escapeXml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? character);
}
