import { utf8Bytes } from "@stagemap/syntax";

/** The comma-separated fields of one line, or the error of Go's reader for them. */
export type CsvResult =
  | { readonly ok: true; readonly fields: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** Splits a mount's or device's value as go-csvvalue does: a field may stand in double quotes, doubled inside. */
export function splitCsv(text: string): CsvResult {
  if (text === "") return { ok: false, message: "EOF" };
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text.charAt(at) !== '"') {
      const comma = text.indexOf(",", at);
      const field = comma === -1 ? text.slice(at) : text.slice(at, comma);
      const quote = field.indexOf('"');
      if (quote !== -1) return parseError(text, at + quote, 'bare " in non-quoted field');
      fields.push(field);
      if (comma === -1) return { ok: true, fields };
      at = comma + 1;
      continue;
    }
    const end = quotedEnd(text, at + 1);
    if (end === -1) {
      // Go's reader has then read up to the last quote that it found.
      const last = Math.max(at, text.lastIndexOf('"'));
      return parseError(text, last + 1, 'extraneous or missing " in quoted-field');
    }
    fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === text.length) return { ok: true, fields };
    if (text.charAt(end + 1) !== ",") {
      return parseError(text, end, 'extraneous or missing " in quoted-field');
    }
    at = end + 2;
  }
}

/** The offset of the quote that ends a quoted field; -1 without one. */
function quotedEnd(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at;
}

function parseError(text: string, at: number, reason: string): CsvResult {
  const column = utf8Bytes(text.slice(0, at)).length + 1;
  return { ok: false, message: `parse error on line 1, column ${column}: ${reason}` };
}
