import { orderFiles } from "./context-files.ts";
import { LINE_FORMATS, readLine } from "./context-list-formats.ts";
import type { LineFormat, ListEntry } from "./context-list-formats.ts";
import { commonRoot, inContext, unquoteGit, unquoteShell } from "./context-list-names.ts";
import { isTerminalTalk, whyNoList } from "./context-list-nonsense.ts";
import { readTree } from "./context-list-tree.ts";
import type { ContextFile, FileList } from "./view-context.ts";

/** Reads what commands print that list files: `git ls-files`, `find`, `ls -l`, `du -a`, `tree` and their like. Never throws. */
export function readFileList(text: string): FileList {
  const lines = linesOf(text);
  const talk = lines.filter(isTerminalTalk);
  const rest = talk.length === 0 ? lines : lines.filter((line) => !isTerminalTalk(line));
  const read = readKnown(rest);
  const problem = read === null ? whyNoList(rest, talk) : null;
  if (problem !== null) return { files: [], format: null, notes: [], problem };
  const { entries, format, unread } = read ?? plainList(rest);
  const { files, notes } = filesOf(entries);
  if (files.length === 0) {
    return {
      files,
      format: null,
      notes: [],
      problem: "There is no file in it, only folders. Paste what “find . -type f” prints.",
    };
  }
  const left = [...talk, ...unread];
  return {
    files,
    format,
    notes: [...notes, ...(left.length === 0 ? [] : [sayUnread(left)])],
    problem: null,
  };
}

/** Lines with something in them; of a list with NUL characters between names, the names. */
function linesOf(text: string): readonly string[] {
  const plain = text.replace(/^\ufeff/, "");
  // Where names are parted by NUL, line ends are part of them.
  const parts = plain.includes("\0") ? plain.split("\0") : plain.split(/\r\n|\r|\n/);
  const lines = parts.filter((line) => line.trim() !== "");
  const isIndented = lines.length > 0 && lines.every((line) => /^(?:\t| {2,})[^\d\s]/.test(line));
  return isIndented ? lines.map((line) => line.trimStart()) : lines;
}

interface ReadList {
  readonly entries: readonly ListEntry[];
  readonly format: string;
  /** Lines that are no entry. */
  readonly unread: readonly string[];
}

/** Reads by the first format that nearly all lines fit; null when only paths are left to take them for. */
function readKnown(lines: readonly string[]): ReadList | null {
  if (lines.length === 0) return null;
  const tree = readTree(lines);
  if (tree !== null) return { entries: tree, format: "tree", unread: [] };
  for (const format of LINE_FORMATS) {
    // Long lists are of one kind: most formats are out after a look at the start.
    const sample = lines.slice(0, 50).filter((line) => !isHeading(format, line));
    const fitting = sample.filter((line) => format.pattern.test(line)).length;
    if (fitting === 0 || fitting < sample.length * 0.8) continue;
    const read = readAll(format, lines);
    if (read.unread.length <= lines.length * 0.2) return read;
  }
  return readHeadings(lines);
}

const HEADING = /^(?<folder>.+):$/;
const TOTAL = /^total [\d.,]+[KMGT]?$/i;

function isHeading(
  { hasHeadings = false, mayCountBlocks = false, name }: LineFormat,
  line: string,
): boolean {
  if (hasHeadings) return HEADING.test(line) || TOTAL.test(line);
  return (mayCountBlocks || name === "find -printf") && /^ *[\d.]+\w?\s+total$/.test(line);
}

function readAll(format: LineFormat, lines: readonly string[]): ReadList {
  const entries: ListEntry[] = [];
  const unread: string[] = [];
  let folder = "";
  for (const line of lines) {
    if (isHeading(format, line)) {
      const heading = HEADING.exec(line)?.groups?.["folder"];
      if (heading !== undefined) folder = `${unquoteShell(heading)}/`;
      continue;
    }
    const entry = readLine(format, line);
    if (entry === null) unread.push(line);
    else entries.push({ ...entry, path: folder + nameOf(format, entry.path) });
  }
  const inBytes = format.mayCountBlocks === true ? readBlocks(entries, lines) : entries;
  return { entries: inBytes, format: format.name, unread };
}

function nameOf({ quoting }: LineFormat, path: string): string {
  if (quoting === "git") return unquoteGit(path);
  return quoting === "shell" ? unquoteShell(path) : path;
}

/** `du` counts blocks of 1024 bytes, of which a file takes four at a time, unless it was told otherwise. */
function readBlocks(entries: readonly ListEntry[], lines: readonly string[]): readonly ListEntry[] {
  const hasUnits = lines.some((line) => /^ *[\d.,]+[KMGT]\t/i.test(line));
  const areBlocks = !hasUnits && entries.every(({ size }) => size !== null && size % 4 === 0);
  if (!areBlocks) return entries;
  return entries.map((entry) => ({ ...entry, size: (entry.size ?? 0) * 1024 }));
}

/** `ls -R`: names under the folders that they are in; null for other lists. */
function readHeadings(lines: readonly string[]): ReadList | null {
  if (!HEADING.test(lines[0] ?? "")) return null;
  const entries: ListEntry[] = [];
  let folder = "";
  for (const line of lines) {
    if (HEADING.test(line)) folder = `${line.slice(0, -1)}/`;
    else entries.push({ path: folder + unquoteShell(line), size: null, kind: "file" });
  }
  return { entries, format: "ls -R", unread: [] };
}

function plainList(lines: readonly string[]): ReadList {
  const entries = lines.map((line): ListEntry => {
    const path = unquoteGit(line.trimEnd());
    return {
      path: /^[A-Z]:\\/i.test(path) ? path.replaceAll("\\", "/") : path,
      size: null,
      kind: "file",
    };
  });
  const isGit = lines.every((line) => !/^\.{0,2}\//.test(line));
  return { entries, format: isGit ? "git ls-files" : "find", unread: [] };
}

interface Cleaned {
  readonly files: readonly ContextFile[];
  readonly notes: readonly string[];
}

/** The files among entries, from the context's top folder. */
function filesOf(entries: readonly ListEntry[]): Cleaned {
  const absolute = entries.filter(({ path }) => /^(?:\/|[A-Z]:\/)/i.test(path));
  const root =
    absolute.length === entries.length ? commonRoot(entries.map(({ path }) => path)) : "";
  const folders = new Set<string>();
  const counts = { folder: 0, link: 0, submodule: 0, other: 0, deleted: 0, outside: 0 };
  const found: ContextFile[] = [];
  for (const { path, size, kind } of entries) {
    const clean = inContext(path, root);
    if (clean === "" || (clean === null && kind === "folder")) continue;
    if (clean === null) counts.outside++;
    else if (kind === "file" || kind === "link") {
      if (kind === "link") counts.link++;
      addFolders(folders, clean);
      if (path.endsWith("/")) counts.folder++;
      else found.push({ path: clean, size });
    } else {
      counts[kind]++;
      if (kind === "folder") addFolders(folders, `${clean}/`);
    }
  }
  const files = found.filter(({ path }) => !folders.has(path));
  counts.folder += found.length - files.length;
  const { paths, sizes } = orderFiles(files);
  const known = paths.map((path, at) => ({
    path,
    size: Number.isNaN(sizes[at]) ? null : (sizes[at] ?? null),
  }));
  return { files: known, notes: [...(root === "" ? [] : [sayRoot(root)]), ...sayCounts(counts)] };
}

function addFolders(folders: Set<string>, path: string): void {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const folder = path.slice(0, end);
    if (folders.has(folder)) return;
    folders.add(folder);
  }
}

function sayRoot(root: string): string {
  return `The paths are absolute: “${root}” counts as the build context.`;
}

function sayCounts(
  counts: Readonly<
    Record<"folder" | "link" | "submodule" | "other" | "deleted" | "outside", number>
  >,
): readonly string[] {
  return [
    ...say(counts.folder, "folder", "left out: files bring theirs along"),
    ...say(
      counts.link,
      "symbolic link",
      "taken as a file of its own; what it points to is not followed",
    ),
    ...say(counts.submodule, "submodule", "left out: its files are not in the list"),
    ...say(counts.deleted, "deleted file", "left out"),
    ...say(counts.outside, "path", "left out: it leads out of the build context"),
    ...say(counts.other, "device, pipe or socket", "left out"),
  ];
}

function say(count: number, one: string, rest: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : `${one}s`} ${rest}.`];
}

function sayUnread(lines: readonly string[]): string {
  const [first = ""] = lines;
  const example = first.length > 80 ? `${first.slice(0, 77)}…` : first;
  return lines.length === 1
    ? `One line is no file and is left out: “${example}”.`
    : `${lines.length} lines are no files and are left out, the first one “${example}”.`;
}
