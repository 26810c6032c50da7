/*
 * base64url without padding (RFC 4648, section 5). Written out because the platforms' own functions are either missing in
 * Node 20 (`Uint8Array.fromBase64`) or go through binary strings (`btoa`).
 */
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const values = new Map(Array.from(alphabet, (letter, value) => [letter, value]));

export function encodeBase64Url(bytes: Uint8Array): string {
  let result = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(bytes.length - at, 3) + 1;
    for (let letter = 0; letter < letters; letter++) {
      result += alphabet.charAt((group >>> (18 - 6 * letter)) & 63);
    }
  }
  return result;
}

/** Null when a letter is outside the alphabet or the length is impossible. */
export function decodeBase64Url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let written = 0;
  // The bits read and not yet written are the lowest `waiting` bits of `buffer`.
  let buffer = 0;
  let waiting = 0;
  for (const letter of text) {
    const value = values.get(letter);
    if (value === undefined) return null;
    buffer = ((buffer << 6) | value) & 0xffff;
    waiting += 6;
    if (waiting >= 8) {
      waiting -= 8;
      bytes[written++] = (buffer >>> waiting) & 0xff;
    }
  }
  return bytes;
}
