import { cleanPath } from "./context-files.ts";

const ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  "\\": 92,
};

/**
 * A name as git prints it: one with unusual letters stands in double quotes with C's escapes, bytes of UTF-8 in octal
 * (quote_c_style in git's quote.c). Others are as they are.
 */
export function unquoteGit(text: string): string {
  if (!/^".*"$/.test(text) || text.length < 2) return text;
  const bytes: number[] = [];
  const inner = text.slice(1, -1);
  for (const [token, octal, escaped] of inner.matchAll(/\\([0-3][0-7]{2})|\\(.)|[^\\]+|\\/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (escaped === undefined) bytes.push(...utf8(token));
    else bytes.push(ESCAPES[escaped] ?? escaped.charCodeAt(0));
  }
  return fromUtf8(bytes);
}

/** A name as ls prints it for a terminal: in single quotes when it has spaces. */
export function unquoteShell(text: string): string {
  const single = /^'((?:[^']|'\\'')*)'$/.exec(text)?.[1];
  if (single !== undefined) return single.replaceAll(String.raw`'\''`, "'");
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}

/** The bytes of a text in UTF-8. */
function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else {
      const more = code < 0x8_00 ? 1 : code < 0x1_00_00 ? 2 : 3;
      const lead = [0xc0, 0xe0, 0xf0][more - 1] ?? 0;
      bytes.push(lead | (code >> (6 * more)));
      for (let left = more - 1; left >= 0; left--) bytes.push(0x80 | ((code >> (6 * left)) & 0x3f));
    }
  }
  return bytes;
}

/** The text of bytes in UTF-8, a replacement character for what is none. */
function fromUtf8(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    const more = lead < 0x80 ? 0 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : -1;
    const rest = bytes.slice(at + 1, at + 1 + more);
    if (more === 0) text += String.fromCharCode(lead);
    else if (more < 0 || rest.length < more || rest.some((byte) => byte >> 6 !== 2))
      text += "\ufffd";
    else {
      const start = lead & (0x3f >> more);
      const code = rest.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), start);
      text += code > 0x10_ff_ff ? "\ufffd" : String.fromCodePoint(code);
      at += more;
    }
  }
  return text;
}

/** The folder that absolute paths are in: one that the list names itself, or the deepest that all have in common. */
export function commonRoot(paths: readonly string[]): string {
  const [first = "", ...others] = paths;
  const named = paths.find((path) => paths.every((each) => isWithin(each, path)));
  if (named !== undefined && paths.length > 1) return named;
  let root = first.slice(0, Math.max(first.lastIndexOf("/"), 0));
  while (root !== "" && others.some((path) => !isWithin(path, root))) {
    root = root.slice(0, Math.max(root.lastIndexOf("/"), 0));
  }
  return root;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** A path from the context's top folder: null for one that leads out of it, "" for the folder itself. */
export function inContext(path: string, root: string): string | null {
  const below = root !== "" && isWithin(path, root) ? path.slice(root.length) : path;
  const clean = cleanPath(below);
  return /^(?:\.\/)*\.\.(?:\/|$)/.test(below) ? null : clean;
}
