import { buildModel } from "@stagemap/model";
import type { Model, ModelOptions } from "@stagemap/model";
import { isManifest } from "./manifests.ts";
import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import { computeOutcome } from "./outcome.ts";
import { contextPath } from "./paths.ts";
import type { Selection } from "./selection.ts";
import { simulate } from "./simulate.ts";
import type { CacheInput, CacheReport } from "./types.ts";

/** Something that happens to a project again and again. */
export interface Scenario {
  readonly id: "source" | "dependencies" | "base" | "argument";
  /** "A source file changes" */
  readonly title: string;
  /** What changes: a path, an image, an argument with its new value. */
  readonly paths: readonly string[];
  readonly images: readonly string[];
  readonly argument: { readonly name: string; readonly value: string } | null;
  readonly report: CacheReport;
}

type Base = Omit<CacheInput, "after" | "changes" | "moved" | "fetched" | "targetsBefore">;

/**
 * The changes of a typical week, each with what it comes to: those that this Dockerfile and these files can have, in a fixed order.
 * `options` are those that the model was built with.
 */
export function typicalWeek(input: Base, options: ModelOptions): readonly Scenario[] {
  const { before } = input;
  const { files = [] } = input;
  const isTaken = takenTest(input);
  const source = pickSource(files, isTaken);
  const manifests = files
    .filter((file) => isManifest(file) && isTaken(file))
    .slice(0, MOST_MANIFESTS);
  const images = basesOf(input);
  const argument = pickArgument(before);
  const scenarios: Scenario[] = [];
  const add = (scenario: Omit<Scenario, "report">, changed: Partial<CacheInput>): void => {
    scenarios.push({ ...scenario, report: simulate({ ...input, ...changed }) });
  };
  const nothing = { paths: [], images: [], argument: null };
  if (source !== undefined) {
    const paths = [source];
    add({ ...nothing, id: "source", title: "A source file changes", paths }, edited(paths));
  }
  if (manifests.length > 0) {
    const title = "A dependency is updated";
    add({ ...nothing, id: "dependencies", title, paths: manifests }, edited(manifests));
  }
  if (images.length > 0) {
    const title = images.length === 1 ? "The base image is updated" : "The base images are updated";
    add({ ...nothing, id: "base", title, images }, { moved: images });
  }
  if (argument !== null) {
    const { name, value } = argument;
    const buildArguments = new Map(before.buildArguments).set(name, value);
    const after = buildModel(before.tree, { ...options, buildArguments });
    add({ ...nothing, id: "argument", title: "A build argument changes", argument }, { after });
  }
  return scenarios;
}

function edited(paths: readonly string[]): Partial<CacheInput> {
  return { changes: paths.map((path) => ({ path, kind: "content" })) };
}

/** A project has one manifest and one lock file, or a few of them. */
const MOST_MANIFESTS = 4;

/** Tells whether some step takes a file that .dockerignore lets in. */
function takenTest(input: Base): (file: string) => boolean {
  const { plan, needed } = computeOutcome({ ...input, changes: [] });
  const selections = new Map<string, Selection>();
  for (const { vertices, stage } of plan.stages) {
    if (!needed.has(stage.index)) continue;
    for (const each of vertices.flatMap(({ inputs }) => inputs)) {
      if (each.kind === "context") selections.set(each.selection.text, each.selection);
    }
  }
  // The shortest text is that of the widest selection, "COPY . .".
  const widestFirst = [...selections.values()].toSorted((a, b) => a.text.length - b.text.length);
  const text = input.ignore?.after ?? null;
  const decide = text === null ? null : createMatcher(parseIgnoreFile(text)).decide;
  return (file) => {
    const path = contextPath(file);
    return widestFirst.some(({ takes }) => takes(path)) && decide?.(path).isIgnored !== true;
  };
}

const SOURCE_FILE =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|scala|cs|fs|php|exs?|hs|swift|c|cc|cpp|h|hpp|vue|svelte|dart|lua|pl|sh)$/;

const MAIN = /^(src|app|lib|cmd|pkg|internal)\//;
const BESIDE = /(^|\/)(tests?|spec|__tests__|docs)\/|[._](test|spec)\./;

function isSource(path: string): boolean {
  return SOURCE_FILE.test(path) && !isManifest(path);
}

/** The file that is most like one that people edit all day. */
function pickSource(
  files: readonly string[],
  isTaken: (file: string) => boolean,
): string | undefined {
  const ways: readonly ((path: string) => boolean)[] = [
    (path) => MAIN.test(path) && isSource(path) && !BESIDE.test(path),
    (path) => isSource(path) && !BESIDE.test(path),
    isSource,
    (path) => path.startsWith("src/"),
  ];
  for (const isWanted of ways) {
    const found = files.find((path) => isWanted(path) && isTaken(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The images that needed stages are built on and that can move. */
function basesOf(input: Base): readonly string[] {
  const { plan, needed } = computeOutcome({ ...input, changes: [] });
  const names = plan.stages.flatMap(({ base, stage }) =>
    needed.has(stage.index) && base.kind === "image" && base.reference.digest === null
      ? [base.reference.short]
      : [],
  );
  return [...new Set(names)];
}

/** The first argument that a line declares and whose value can reach something. */
function pickArgument({ globals, scopes }: Model): Scenario["argument"] {
  const declared = [
    ...scopes.flatMap(({ declarations }) =>
      declarations.map(({ name, value }) => ({ name, value })),
    ),
    ...globals.declarations.map(({ name }) => ({ name, value: globals.values.get(name) ?? null })),
  ];
  const [first] = declared.filter(
    ({ name }) => !/^(BUILD|TARGET)(PLATFORM|OS|ARCH|VARIANT|STAGE)$/.test(name),
  );
  if (first === undefined) return null;
  return { name: first.name, value: otherValue(first.value) };
}

/** Another value of the same kind, to ask what it would change: the next number where it ends in one. */
export function otherValue(value: string | null): string {
  if (value === null || value === "") return "1";
  if (value === "true" || value === "false") return value === "true" ? "false" : "true";
  const number = /\d+$/.exec(value);
  return number === null ? `${value}-2` : value.slice(0, number.index) + (Number(number[0]) + 1);
}
