/** Names and sizes of a build context's files, and where they came from. */
export interface SharedFiles {
  readonly from: "folder" | "list";
  /** In any order; paths from the context's folder, with "/". */
  readonly files: readonly SharedFile[];
}

interface SharedFile {
  readonly path: string;
  /** In bytes; null when it is not known. */
  readonly size: number | null;
}

/** Few lines name many long paths, so what a list may unfold to has its own limits. */
const mostFiles = 200_000;
const mostPathCharacters = 4096;
const mostCharacters = 20_000_000;

/** Lists are packed at every save of a draft, and hardly ever change. They are forgotten with the list itself. */
const packedLists = new WeakMap<readonly SharedFile[], string>();

/**
 * The files as plain data, as links and drafts hold them: a line for each, in which every leading "/" stands for one more
 * directory of the path above, with the size in base 36 behind a tab. What names may have of these is escaped by "\".
 */
export function packFiles({ from, files }: SharedFiles): object {
  let lines = packedLists.get(files);
  if (lines === undefined) {
    lines = packLines(files);
    packedLists.set(files, lines);
  }
  return { s: from === "folder" ? 0 : 1, p: lines };
}

/**
 * The files in what `packFiles` made; null when it is no such object. Leaves out what no path can be, and what goes beyond
 * 200,000 files.
 */
export function unpackFiles(value: unknown): SharedFiles | null {
  if (typeof value !== "object" || value === null) return null;
  // Read as a record of unknowns: every field is checked below.
  const { s, p } = value as Readonly<Record<string, unknown>>;
  if ((s !== 0 && s !== 1) || typeof p !== "string") return null;
  return { from: s === 0 ? "folder" : "list", files: unpackLines(p) };
}

function packLines(files: readonly SharedFile[]): string {
  let above: readonly string[] = [];
  const lines = files.map(({ path, size }) => {
    const parts = escaped(path)
      .split("/")
      .filter((part) => part !== "");
    let shared = 0;
    while (shared < Math.min(parts.length, above.length) - 1 && parts[shared] === above[shared]) {
      shared++;
    }
    above = parts;
    const tail = size === null ? "" : `\t${size.toString(36)}`;
    return "/".repeat(shared) + parts.slice(shared).join("/") + tail;
  });
  return lines.join("\n");
}

function unpackLines(text: string): readonly SharedFile[] {
  const files: SharedFile[] = [];
  let above: readonly string[] = [];
  let characters = 0;
  for (const line of text.split("\n")) {
    const [name = "", size] = line.split("\t");
    const shared = /^\/*/.exec(name)?.[0].length ?? 0;
    const parts = [
      ...above.slice(0, Math.min(shared, above.length - 1)),
      ...name.slice(shared).split("/"),
    ];
    const path = unescaped(parts.join("/"));
    characters += path.length;
    if (files.length >= mostFiles || characters > mostCharacters) break;
    above = parts;
    if (name.length === shared || path.length > mostPathCharacters) continue;
    files.push({ path, size: size === undefined ? null : readSize(size) });
  }
  return files;
}

function readSize(text: string): number | null {
  const size = parseInt(text, 36);
  return Number.isSafeInteger(size) && size >= 0 ? size : null;
}

function escaped(path: string): string {
  return /[\\\n\t]/.test(path)
    ? path.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t")
    : path;
}

function unescaped(path: string): string {
  if (!path.includes("\\")) return path;
  return path.replaceAll(/\\(.)/g, (_, letter: string) =>
    letter === "n" ? "\n" : letter === "t" ? "\t" : letter,
  );
}
