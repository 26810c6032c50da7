import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import type { IgnoreDecision } from "@stagemap/dockerignore";
import { contextPath } from "./paths.ts";
import { count, sayShort } from "./sentences.ts";
import type { CacheInput, FileChange } from "./types.ts";

/** A file that the builder gets in another state than before. */
export interface Delta {
  readonly path: string;
  readonly kind: "content" | "mode" | "added" | "removed" | "let-in" | "left-out";
  /** For what the .dockerignore leaves out now: the line that does. */
  readonly decision: IgnoreDecision | null;
}

export interface ContextChanges {
  /** Sorted by path, each path once. */
  readonly deltas: readonly Delta[];
  /** True when a .dockerignore is there in the build that is asked about. */
  readonly hasIgnoreFile: boolean;
  /** Sentences on changes that never reach the builder. */
  readonly notes: readonly string[];
}

interface Ignoring {
  readonly text: string | null;
  readonly decide: (path: string) => IgnoreDecision;
}

const KEPT: IgnoreDecision = { isIgnored: false, line: null, pattern: null };
/** By the list of files, then by the text of the patterns: one byte a file. A list that nobody holds any more goes with them. */
const ignoredOf = new WeakMap<readonly string[], Map<string, Uint8Array>>();

/** What of the build context differs for the builder, which never sees what .dockerignore leaves out. */
export function contextChanges(input: CacheInput): ContextChanges {
  const { files = [], changes = [], ignore = { before: null, after: null } } = input;
  const before = ignoring(ignore.before);
  const after = ignore.after === ignore.before ? before : ignoring(ignore.after);
  const deltas = new Map<string, Delta>();
  const notes: string[] = [];
  for (const change of [...changes, ...ownFiles(input)]) {
    const path = contextPath(change.path);
    if (path === "") continue;
    const delta = deltaOf({ ...change, path }, before, after, notes);
    // Of two changes of one file the first is what the user said.
    if (delta !== null && !deltas.has(path)) deltas.set(path, delta);
  }
  if (before.text !== after.text) {
    const changed = new Set(changes.map(({ path }) => contextPath(path)));
    for (const delta of ignoreDeltas(files, before, after)) {
      if (!changed.has(delta.path) && !deltas.has(delta.path)) deltas.set(delta.path, delta);
    }
  }
  return {
    deltas: [...deltas.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    hasIgnoreFile: after.text !== null,
    notes,
  };
}

function ignoring(text: string | null): Ignoring {
  if (text === null) return { text, decide: () => KEPT };
  return { text, decide: createMatcher(parseIgnoreFile(text)).decide };
}

/** The Dockerfile and the .dockerignore lie in the context like other files, so an edit of them is a change of the context. */
function ownFiles(input: CacheInput): readonly FileChange[] {
  const { before, after = before, files = [], ignore } = input;
  const { dockerfilePath = "Dockerfile", ignorePath = ".dockerignore" } = input;
  const changes: FileChange[] = [];
  const isEdited = before.tree.source !== after.tree.source || (input.edited ?? []).length > 0;
  if (isEdited && dockerfilePath !== null && files.includes(dockerfilePath)) {
    changes.push({ path: dockerfilePath, kind: "content" });
  }
  if (ignorePath === null || ignore === undefined || ignore.before === ignore.after) return changes;
  const kind = ignore.before === null ? "added" : ignore.after === null ? "removed" : "content";
  return [...changes, { path: ignorePath, kind }];
}

function deltaOf(
  { path, kind }: FileChange,
  before: Ignoring,
  after: Ignoring,
  notes: string[],
): Delta | null {
  const now = after.decide(path);
  const wasThere = kind !== "added" && !before.decide(path).isIgnored;
  const isThere = kind !== "removed" && !now.isIgnored;
  if (!wasThere && !isThere) {
    notes.push(ignoredNote(path, now));
    return null;
  }
  if (kind === "time") {
    notes.push(
      `${path} only has a newer time, and no key holds times: COPY and ADD compare contents and modes`,
    );
    if (wasThere && isThere) return null;
  }
  if (!isThere) return { path, kind: kind === "removed" ? "removed" : "left-out", decision: now };
  if (!wasThere) return { path, kind: kind === "added" ? "added" : "let-in", decision: now };
  return { path, kind: kind === "mode" ? "mode" : "content", decision: now };
}

function ignoredNote(path: string, { line, pattern }: IgnoreDecision): string {
  if (line === null) return `${path} is not in the build context`;
  return `${path} never reaches the builder: line ${line} of .dockerignore (${pattern ?? ""}) leaves it out`;
}

function* ignoreDeltas(
  files: readonly string[],
  before: Ignoring,
  after: Ignoring,
): Generator<Delta> {
  const was = ignoredFlags(files, before);
  const is = ignoredFlags(files, after);
  for (let index = 0; index < files.length; index++) {
    if (was[index] === is[index]) continue;
    const path = contextPath(files[index] ?? "");
    const decision = after.decide(path);
    yield { path, kind: decision.isIgnored ? "left-out" : "let-in", decision };
  }
}

/** For each file 1 when it is left out, else 0. */
function ignoredFlags(files: readonly string[], { text, decide }: Ignoring): Uint8Array {
  const known = ignoredOf.get(files) ?? new Map<string, Uint8Array>();
  ignoredOf.set(files, known);
  const key = text ?? "";
  const before = known.get(key);
  if (before !== undefined) return before;
  const flags = Uint8Array.from(files, (path) => (decide(contextPath(path)).isIgnored ? 1 : 0));
  // Two texts are compared at a time; older ones are not asked for again.
  if (known.size >= 4) known.clear();
  known.set(key, flags);
  return flags;
}

/** What happened to files, for a sentence: "src/app.ts changed", "a and b were added". */
export function sayDeltas(deltas: readonly Delta[]): string {
  const [first] = deltas;
  if (first === undefined) return "";
  const isSame = deltas.every(({ kind }) => kind === first.kind);
  const names = sayShort(deltas.map(({ path }) => path));
  if (!isSame) return `${count(deltas.length, "file")} changed, among them ${first.path}`;
  const were = deltas.length === 1 ? "was" : "were";
  switch (first.kind) {
    case "content":
      return `${names} changed`;
    case "mode":
      return `${names} got another mode`;
    case "added":
      return `${names} ${were} added`;
    case "removed":
      return `${names} ${were} removed`;
    case "let-in":
      return `.dockerignore lets ${names} in now`;
    case "left-out":
      return `.dockerignore leaves ${names} out now`;
  }
}

/** What a delta adds to the key of whatever takes the file. */
export function deltaText({ path, kind }: Delta): string {
  return `${kind} ${path}`;
}
