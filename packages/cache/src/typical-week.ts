import { buildModel } from "@stagemap/model";
import type { Model, ModelOptions } from "@stagemap/model";
import { createIntern } from "./interner.ts";
import { isManifest } from "./manifests.ts";
import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import { computeOutcome } from "./outcome.ts";
import { contextPath } from "./paths.ts";
import { readPlan } from "./read-plan.ts";
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
  const taken = takenFiles(input);
  const source = pickSource(taken);
  const manifests = taken.filter(isManifest).slice(0, MOST_MANIFESTS);
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

/** The files that some step takes and .dockerignore lets in. */
function takenFiles(input: Base): readonly string[] {
  const { stages } = readPlan(input.before, createIntern());
  const { needed } = computeOutcome({ ...input, changes: [] });
  const selections = stages.flatMap(({ vertices }, index) =>
    needed.has(index)
      ? vertices.flatMap(({ inputs }) =>
          inputs.flatMap((each) => (each.kind === "context" ? [each.selection] : [])),
        )
      : [],
  );
  const text = input.ignore?.after ?? null;
  const decide = text === null ? null : createMatcher(parseIgnoreFile(text)).decide;
  return (input.files ?? []).filter((file) => {
    const path = contextPath(file);
    return decide?.(path).isIgnored !== true && selections.some(({ takes }) => takes(path));
  });
}

const SOURCE_FILE =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|scala|cs|fs|php|exs?|hs|swift|c|cc|cpp|h|hpp|vue|svelte|dart|lua|pl|sh)$/;

const MAIN = /^(src|app|lib|cmd|pkg|internal)\//;
const BESIDE = /(^|\/)(tests?|spec|__tests__|docs)\/|[._](test|spec)\./;

/** The file that is most like one that people edit all day. */
function pickSource(files: readonly string[]): string | undefined {
  const sources = files.filter((path) => SOURCE_FILE.test(path) && !isManifest(path));
  const own = sources.filter((path) => !BESIDE.test(path));
  const other = files.find((path) => !isManifest(path) && path.startsWith("src/"));
  return own.find((path) => MAIN.test(path)) ?? own[0] ?? sources[0] ?? other;
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

/** Another value of the same kind: the next number where it ends in one. */
function otherValue(value: string | null): string {
  if (value === null || value === "") return "1";
  if (value === "true" || value === "false") return value === "true" ? "false" : "true";
  const number = /\d+$/.exec(value);
  return number === null ? `${value}-2` : value.slice(0, number.index) + (Number(number[0]) + 1);
}
