const ARCHIVE = /\.(?:tar|Z|bz2|gz|lz|lzma|tZ|tb2|tbz|tbz2|tgz|tlz|tpz|txz|xz)$/;

/** True for the name of a file that tar may have written, in quotes or not. */
export function isArchive(path: string): boolean {
  return ARCHIVE.test(unquoted(path));
}

/** The last part of a path, which may be one of Windows, without quotes. */
export function lastPart(path: string): string {
  return /[^/\\]*$/.exec(unquoted(path))?.[0] ?? "";
}

function unquoted(text: string): string {
  return text.replaceAll(/^["']+|["']+$/g, "");
}
