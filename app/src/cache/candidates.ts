import type { Analysis, CacheChanges } from "@stagemap/analysis";
import type { Pick } from "./picks.ts";
import { pickId, picksOf } from "./picks.ts";
import type { Row } from "./rows.ts";

/** Something that can be picked as changed. */
export interface Candidate {
  readonly pick: Pick;
  readonly title: string;
  readonly detail: string;
}

export interface CandidateGroup {
  readonly title: string;
  readonly items: readonly Candidate[];
  /** How many more fit the query. */
  readonly more: number;
}

export interface Project {
  readonly analysis: Analysis;
  readonly text: string;
  readonly dockerignore: string | null;
  readonly rows: readonly Row[];
  /** Sorted by path. */
  readonly files: readonly string[];
  readonly changes: CacheChanges;
  /** The key of the step or stage that is selected; null when none is. */
  readonly selected: string | null;
  readonly otherValue: (value: string | null) => string;
}

/** What can be picked that fits the query, and is not picked yet. Groups without anything are left out. */
export function findCandidates(project: Project, query: string): readonly CandidateGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const most = words.length === 0 ? 4 : 8;
  const picked = new Set(picksOf(project.changes).map(pickId));
  const group = (title: string, all: readonly Candidate[]): CandidateGroup => {
    const fitting = all.filter(
      (each) => !picked.has(pickId(each.pick)) && fits(`${each.title} ${each.detail}`, words),
    );
    return { title, items: fitting.slice(0, most), more: Math.max(0, fitting.length - most) };
  };
  const found = [
    fileGroup(project, query, { words, most, picked }),
    group("Base images", images(project)),
    group("Build arguments", argumentsOf(project, query)),
    group("Lines", lines(project)),
    group("Fetched by ADD", addresses(project)),
    group("The builder", builder(project)),
  ];
  const fitting = found.filter(({ items }) => items.length > 0);
  return fitting.length > 0 ? fitting : undeclaredArgument(query);
}

/** A name that no line declares has no effect, which is worth to be shown; but only when nothing else is meant. */
function undeclaredArgument(query: string): readonly CandidateGroup[] {
  const [, name, value] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(query) ?? [];
  if (name === undefined || value === undefined) return [];
  const items = [argumentCandidate(name, value, "no line declares it")];
  return [{ title: "Build arguments", items, more: 0 }];
}

function fits(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

interface Search {
  readonly words: readonly string[];
  readonly most: number;
  readonly picked: ReadonlySet<string>;
}

/** Paths are many: only those that are shown become candidates. */
function fileGroup(
  project: Project,
  query: string,
  { words, most, picked }: Search,
): CandidateGroup {
  const isFitting = (path: string): boolean => fits(path, words) && !picked.has(`file ${path}`);
  const { best, count } = bestPaths(project.files, words, { most, isFitting });
  const items = best.map((path): Candidate => {
    const { folder, name } = splitPath(path);
    return { pick: { kind: "file", path, change: "content" }, title: name, detail: folder };
  });
  const path = query.trim().replace(/^\.?\//, "");
  const isNew = /^\S+$/.test(path) && /[./]/.test(path) && !/[/=]$/.test(path);
  if (
    isNew &&
    !path.includes("=") &&
    !project.files.includes(path) &&
    !picked.has(`file ${path}`)
  ) {
    items.push({
      pick: { kind: "file", path, change: "added" },
      title: path,
      detail: "a new file",
    });
  }
  return { title: "Files", items, more: Math.max(0, count - most) };
}

interface Wanted {
  readonly most: number;
  readonly isFitting: (path: string) => boolean;
}

/** The best in their order, found in one pass: there may be a hundred thousand, and a letter is typed. */
function bestPaths(
  files: readonly string[],
  words: readonly string[],
  { most, isFitting }: Wanted,
): { readonly best: readonly string[]; readonly count: number } {
  const byRank: string[][] = [[], [], [], [], []];
  let count = 0;
  for (const path of files) {
    if (!isFitting(path)) continue;
    count++;
    const group = byRank[rank(path, words)];
    if (group !== undefined && group.length < most) group.push(path);
  }
  return { best: byRank.flat().slice(0, most), count };
}

/** From 0 to 4. Names that start with what is typed come first; then sources, and what is rarely meant last. */
function rank(path: string, words: readonly string[]): number {
  const { name } = splitPath(path);
  const [first] = words;
  if (first !== undefined && name.toLowerCase().startsWith(first)) return 0;
  if (path.startsWith(".") || path.includes("/.")) return 4;
  if (/^(Dockerfile|README|LICENSE|CHANGELOG)/i.test(name)) return 3;
  return /^(src|app|lib|cmd|pkg|internal)\//.test(path) ? 1 : 2;
}

export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf("/");
  return { folder: path.slice(0, at + 1), name: path.slice(at + 1) };
}

function images({ analysis }: Project): readonly Candidate[] {
  return analysis.picture.images
    .filter(({ label }) => !label.includes("@sha256:"))
    .map(({ label, kind }) => ({
      pick: { kind: "image", name: label },
      title: label,
      detail: kind === "image" ? "the tag moves to a newer image" : "the named context changes",
    }));
}

function argumentsOf({ analysis, otherValue }: Project, query: string): readonly Candidate[] {
  const at = query.indexOf("=");
  const typed = at === -1 ? null : { name: query.slice(0, at).trim(), value: query.slice(at + 1) };
  const declared = analysis.arguments
    .filter(({ scope, declarations }) => scope !== "platform" || declarations.length > 0)
    .map(({ key: name, value }): Candidate => {
      const next = typed?.name === name ? typed.value : otherValue(value);
      return argumentCandidate(name, next, value === null ? "has no value now" : `is ${value} now`);
    });
  // A value is typed: what it is typed for is meant, however it is spelt there.
  const known = declared.filter(
    ({ pick }) => pick.kind === "argument" && pick.name === typed?.name,
  );
  return known.length > 0 ? known : declared;
}

function argumentCandidate(name: string, value: string, detail: string): Candidate {
  return { pick: { kind: "argument", name, value }, title: `${name}=${value}`, detail };
}

function lines({ rows, selected }: Project): readonly Candidate[] {
  const candidates = rows.map(({ key, line, label, stageTitle }): Candidate => {
    const chosen = key === selected ? " · the selected row" : "";
    return {
      pick: { kind: "line", key },
      title: label,
      detail: `line ${line} of ${stageTitle}${chosen}`,
    };
  });
  const first = candidates.findIndex(({ pick }) => pick.kind === "line" && pick.key === selected);
  const chosen = candidates[first];
  return chosen === undefined ? candidates : [chosen, ...candidates.toSpliced(first, 1)];
}

function addresses({ rows }: Project): readonly Candidate[] {
  const urls = rows.flatMap(({ label }) =>
    label.startsWith("ADD ") ? (label.match(/(?:https?:\/\/|git@)\S+/g) ?? []) : [],
  );
  return [...new Set(urls)].map((url) => ({
    pick: { kind: "address", url },
    title: url,
    detail: "what it leads to changes",
  }));
}

function builder({ text, dockerignore, analysis }: Project): readonly Candidate[] {
  const filters = analysis.picture.stages.flatMap(({ name, title }): readonly Candidate[] =>
    name === null
      ? []
      : [
          {
            pick: { kind: "no-cache", stage: name },
            title: `--no-cache-filter=${name}`,
            detail: `${title} runs anew, whatever is cached`,
          },
        ],
  );
  return [
    {
      pick: { kind: "cold" },
      title: "No cache at all",
      detail: "cold: a fresh CI runner, where nothing was built before",
    },
    {
      pick: { kind: "dockerfile", before: text },
      title: "The Dockerfile, as I edit it from now on",
      detail: "compares the text with the one of this moment",
    },
    {
      pick: { kind: "dockerignore", before: dockerignore },
      title: "The .dockerignore, as I edit it from now on",
      detail: "compares it with the one of this moment",
    },
    {
      pick: { kind: "no-cache", stage: null },
      title: "--no-cache",
      detail: "every step runs anew, whatever is cached",
    },
    ...filters,
  ];
}
