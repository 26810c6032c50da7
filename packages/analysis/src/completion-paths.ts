import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import { parseImageReference } from "@stagemap/model";
import type { Model, Stage } from "@stagemap/model";
import { effectsOf } from "@stagemap/refactor";
import { rowOf } from "./completion-images.ts";
import { option } from "./completion-option.ts";
import type { CompletionOption } from "./view-completion.ts";
import type { AnalysisInput } from "./view.ts";

/** The files and folders of the build context in the folder that is half-typed; none while nobody knows its files. */
export function contextPathOptions(
  input: AnalysisInput,
  typed: string,
): readonly CompletionOption[] {
  const { contextFiles = null, dockerignore = null } = input;
  if (contextFiles === null) return [];
  const slash = typed.lastIndexOf("/") + 1;
  const written = typed.slice(0, slash);
  const folder = written.replace(/^(?:\.?\/)+/, "");
  const entries = entriesIn(foldersOf(contextFiles, dockerignore), folder);
  return entries.map(({ name, isFolder, count }) =>
    option(isFolder ? "folder" : "file", {
      label: `${written}${name}${isFolder ? "/" : ""}`,
      detail: isFolder ? sayCount(count) : "",
      note: isFolder ? "A folder of the build context." : "A file of the build context.",
      continues: isFolder,
    }),
  );
}

function sayCount(files: number): string {
  return files === 1 ? "1 file" : `${files} files`;
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  /** Of the files in it. */
  readonly count: number;
}

/** By folder, "" for the top one and with "/" at the end, how many files each of its entries holds; folders end in "/". */
type Folders = ReadonlyMap<string, ReadonlyMap<string, number>>;

let last: { files: readonly string[]; dockerignore: string | null; folders: Folders } | null = null;

/** Kept for the list that was asked for last: a list is the same array as long as it says the same. */
function foldersOf(files: readonly string[], dockerignore: string | null): Folders {
  if (last?.files === files && last.dockerignore === dockerignore) return last.folders;
  const matcher = dockerignore === null ? null : createMatcher(parseIgnoreFile(dockerignore));
  const decisions = matcher?.decideAll(files);
  const folders = new Map<string, Map<string, number>>();
  for (const [index, path] of files.entries()) {
    if (decisions?.[index]?.isIgnored !== true) addPath(folders, path);
  }
  last = { files, dockerignore, folders };
  return folders;
}

function addPath(folders: Map<string, Map<string, number>>, path: string): void {
  let at = 0;
  for (;;) {
    const slash = path.indexOf("/", at);
    const folder = path.slice(0, at);
    const name = slash === -1 ? path.slice(at) : path.slice(at, slash + 1);
    const entries = folders.get(folder) ?? new Map<string, number>();
    folders.set(folder, entries);
    entries.set(name, (entries.get(name) ?? 0) + 1);
    if (slash === -1) return;
    at = slash + 1;
  }
}

function entriesIn(folders: Folders, folder: string): readonly Entry[] {
  const entries = [...(folders.get(folder) ?? [])].map(([name, count]) => {
    const isFolder = name.endsWith("/");
    return { name: isFolder ? name.slice(0, -1) : name, isFolder, count };
  });
  return entries.toSorted((a, b) => Number(b.isFolder) - Number(a.isFolder) || compare(a, b));
}

function compare(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : 1;
}

/** Paths that a stage of that name is known to write, or that people copy from that image. */
export function writtenPathOptions(model: Model, from: string): readonly CompletionOption[] {
  const stage = stageNamed(model, from);
  if (stage !== null) return pathsOfStage(model, stage);
  const result = parseImageReference(from);
  const row = result.ok ? rowOf(result.reference) : null;
  return (row?.files ?? []).map((label) =>
    option("file", { label, note: `What \`${row?.name}\` is copied from for.` }),
  );
}

/** The last of that name counts. A number means the stage with it. */
function stageNamed({ stages }: Model, from: string): Stage | null {
  const name = from.toLowerCase();
  const named = stages.findLast((stage) => stage.name === name);
  if (named !== undefined) return named;
  return /^\d+$/.test(from) ? (stages[Number(from)] ?? null) : null;
}

/** What it writes itself first, then what the stages below it have written. */
export function pathsOfStage(model: Model, stage: Stage): readonly CompletionOption[] {
  const seen = new Set<string>();
  const options: CompletionOption[] = [];
  for (let at: Stage | null = stage; at !== null; at = stageBelow(model, at)) {
    for (const { path, isFolder, why } of writtenBy(model, at)) {
      if (seen.has(path) || path === "/") continue;
      seen.add(path);
      const kind = isFolder ? "folder" : "file";
      options.push(option(kind, { label: path, detail: why, note: "Written by that stage." }));
    }
  }
  return options;
}

function stageBelow(model: Model, stage: Stage): Stage | null {
  const base = model.bases[stage.index];
  if (base?.kind !== "stage" || base.stage >= stage.index) return null;
  return model.stages[base.stage] ?? null;
}

interface Written {
  readonly path: string;
  readonly isFolder: boolean;
  /** The instruction that does it. */
  readonly why: string;
}

/** The latest first: what a stage makes last is what it is there for. */
function writtenBy(model: Model, stage: Stage): readonly Written[] {
  const effects = effectsOf(model, stage);
  const written = stage.steps.flatMap(({ item }, index): readonly Written[] => {
    const { name, rest } = item.instruction;
    const why = `${name ?? ""} ${firstWords(rest.text)}`;
    const files = effects[index]?.files;
    if (files === undefined) return [];
    const made = name === "WORKDIR" ? files.makes.slice(-1) : [];
    return [...files.writes.filter(({ isCertain }) => isCertain), ...made]
      .filter(({ path }) => isPlainPath(path))
      .map(({ path, scope }) => ({ path, isFolder: scope !== "node", why }));
  });
  return written.toReversed();
}

function isPlainPath(path: string): boolean {
  return !/[*?[]/.test(path) && !HIDDEN.test(path);
}

/** What package managers and programs leave in places of the system that nobody copies from by name. */
const HIDDEN =
  /^\/(?:var\/(?:lib|cache|log|tmp)|etc\/(?:passwd|shadow|group|gshadow|apt|ld\.so)|tmp|root|proc|sys|dev|run)(?:\/|$)/;

const LONGEST = 24;

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}
