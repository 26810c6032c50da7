const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes as Go does: every byte that is no part of a character becomes one U+FFFD, where a browser makes one of several. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = "";
  let start = 0;
  while (start < bytes.length) {
    let end = start;
    while (end < bytes.length) {
      const length = characterLength(bytes, end);
      if (length === 0) break;
      end += length;
    }
    text += strict.decode(bytes.subarray(start, end));
    if (end < bytes.length) text += "\uFFFD";
    start = end + 1;
  }
  return text;
}

/** How many bytes the character at `at` has; 0 when there is none. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let offset = 2; offset < length; offset++) {
    const next = bytes[at + offset] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}
