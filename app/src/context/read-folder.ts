import type { ContextFile } from "../state/project-context.ts";

/** What a folder holds, sorted by path. Names and sizes alone are looked at: no file is opened. */
export interface FolderListing {
  readonly files: readonly ContextFile[];
  /** True when there were more than are taken. */
  readonly isCut: boolean;
}

const mostFiles = 200_000;
/** Between two looks at how far it has come. */
const filesBetweenReports = 500;

/** The files of a folder that was picked with a file field, without the folder's own name. */
export function listPicked(picked: Iterable<File>): FolderListing {
  const files: ContextFile[] = [];
  for (const { webkitRelativePath, name, size } of picked) {
    if (files.length === mostFiles) return { files: sorted(files), isCut: true };
    const path = webkitRelativePath === "" ? name : webkitRelativePath.replace(/^[^/]*\//, "");
    files.push({ path, size });
  }
  return { files: sorted(files), isCut: false };
}

/**
 * The files in what was dropped: of a single folder without its own name. Null when it was called off.
 * @param onCount hears how many were found so far.
 */
export async function listDropped(
  entries: readonly FileSystemEntry[],
  { onCount, signal }: { onCount(count: number): void; readonly signal: AbortSignal },
): Promise<FolderListing | null> {
  const files: ContextFile[] = [];
  const [only] = entries;
  const isWhole = entries.length === 1 && only?.isDirectory === true;
  const start = isWhole ? only.fullPath.length + 1 : 1;
  let reported = 0;
  const waiting = [...entries];

  while (waiting.length > 0 && files.length < mostFiles) {
    if (signal.aborted) return null;
    // A part at a time: each of them keeps a file handle busy.
    const part = waiting.splice(-256);
    const found = await Promise.all(part.map((entry) => look(entry)));
    for (const { file, inside } of found) {
      if (file !== null) files.push({ path: file.path.slice(start), size: file.size });
      for (const entry of inside) waiting.push(entry);
    }
    if (files.length - reported >= filesBetweenReports) {
      reported = files.length;
      onCount(reported);
    }
  }
  return { files: sorted(files.slice(0, mostFiles)), isCut: waiting.length > 0 };
}

interface Look {
  readonly file: ContextFile | null;
  readonly inside: readonly FileSystemEntry[];
}

async function look(entry: FileSystemEntry): Promise<Look> {
  if (isFolder(entry)) return { file: null, inside: await contentOf(entry) };
  // An entry that is no folder is a file; the DOM has no other kind.
  const size = await sizeOf(entry as FileSystemFileEntry);
  return { file: { path: entry.fullPath, size }, inside: [] };
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** The browser hands out a folder's content in parts; what cannot be read counts as empty. */
async function contentOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}

function sizeOf(entry: FileSystemFileEntry): Promise<number | null> {
  return new Promise((resolve) =>
    entry.file(
      ({ size }) => resolve(size),
      () => resolve(null),
    ),
  );
}

function sorted(files: readonly ContextFile[]): readonly ContextFile[] {
  return files.toSorted((one, other) =>
    one.path < other.path ? -1 : one.path > other.path ? 1 : 0,
  );
}
