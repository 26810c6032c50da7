import type { ListEntry } from "./context-list-formats.ts";

const BRANCH =
  /^(?<indent>(?:[│|] {3}|[│|]\u00a0\u00a0 | {4})*)(?:[├└|`+\\]──|[|`+\\]--)[ \u00a0](?<rest>.+)$/u;

/** Reads what `tree` draws; null when the lines are no such drawing. Its first line, the folder itself, does not count. */
export function readTree(lines: readonly string[]): readonly ListEntry[] | null {
  const branches = lines.map((line) => BRANCH.exec(line)?.groups);
  const drawn = branches.filter((groups) => groups !== undefined);
  if (drawn.length === 0 || drawn.length < lines.length - 3) return null;
  const folders: string[] = [];
  const entries: ListEntry[] = [];
  for (const { indent = "", rest = "" } of drawn) {
    const depth = indent.length / 4;
    const { size, name } =
      /^(?:\[ *(?<size>\d+)\] +)?(?<name>.*?)(?: -> .*)?$/.exec(rest)?.groups ?? {};
    folders.length = depth;
    const path = [...folders, name ?? rest].join("/").replace(/\/\//g, "/");
    folders.push((name ?? rest).replace(/\/$/, ""));
    entries.push({ path, size: size === undefined ? null : Number(size), kind: "file" });
  }
  return entries;
}
