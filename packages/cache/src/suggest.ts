import { isCompiling, isFileProgram } from "@stagemap/shell";
import type { Selection } from "./selection.ts";
import { isManifest } from "./manifests.ts";
import { labelOf } from "./labels.ts";
import type { Outcome } from "./outcome.ts";
import type { StagePlan, Vertex } from "./plan.ts";
import { scriptOfRun, usesOf } from "./seconds.ts";
import { sayList, saySeconds } from "./sentences.ts";
import type { Cause, StepReport, Suggestion } from "./types.ts";

/** Steps that take less are not worth a change. */
const LEAST_SECONDS = 2;

/** The smallest change that would have left the most expensive step in the cache; null when none is known. */
export function suggest(outcome: Outcome, steps: readonly StepReport[]): Suggestion | null {
  const sites = new Map(
    outcome.plan.stages.flatMap((stage) =>
      stage.vertices.map((vertex) => [vertex.step?.key ?? "", { vertex, stage }] as const),
    ),
  );
  const moved = new Set(
    outcome.plan.stages.flatMap(({ base, line }) => (outcome.isMoved(base) ? [line] : [])),
  );
  const costly = steps
    .filter(({ seconds }) => seconds >= LEAST_SECONDS)
    .toSorted((a, b) => b.seconds - a.seconds);
  for (const step of costly) {
    const site = sites.get(step.key);
    const advice = site === undefined ? null : adviceFor(step, { ...site, sites, moved });
    if (advice !== null) return { step: step.key, seconds: step.seconds, ...advice };
  }
  return null;
}

interface Site {
  readonly vertex: Vertex;
  readonly stage: StagePlan;
}

interface StepSite extends Site {
  readonly sites: ReadonlyMap<string, Site>;
  /** The lines of FROMs whose image holds something else than before. */
  readonly moved: ReadonlySet<number>;
}

type Advice = Pick<Suggestion, "kind" | "text">;

function adviceFor(step: StepReport, site: StepSite): Advice | null {
  const root = step.causes.findLast(({ kind }) => kind !== "parent" && kind !== "source");
  if (root === undefined) return null;
  const saves = `it takes ${step.estimate.isMeasuredByUser ? "" : "about "}${saySeconds(step.seconds)}`;
  const name = `line ${step.line} (${labelOf(site.vertex)})`;
  switch (root.kind) {
    case "file":
      return fileAdvice(root, site, { name, saves });
    case "argument":
    case "environment":
      return variableAdvice(root, site, { name, saves });
    case "line":
      if (root.line === null || root.line >= step.line) return null;
      return {
        kind: "move",
        text: `Put line ${root.line} below ${name} if nothing there needs it: ${saves}`,
      };
    case "base":
      // A digest keeps an image from moving; whoever names another one means it.
      if (root.line === null || !site.moved.has(root.line)) return mountAdvice(site, name);
      return {
        kind: "pin",
        text: `Name the image of FROM on line ${root.line} by its digest: then ${name} stays cached until you change it yourself, and ${saves}`,
      };
    case "cold":
      return {
        kind: "export",
        text: `Keep the cache from one run to the next (--cache-to and --cache-from): ${name} would be taken from it, and ${saves}`,
      };
    case "no-cache":
      return {
        kind: "cache",
        text: `Build without ${root.text.split(" ", 1)[0] ?? "it"}: ${saves}`,
      };
    default:
      return null;
  }
}

interface Words {
  readonly name: string;
  readonly saves: string;
}

function fileAdvice(root: Cause, site: StepSite, { name, saves }: Words): Advice | null {
  const { path, line, step } = root;
  if (path === null) return null;
  const copy = step === null ? undefined : site.sites.get(step);
  const isBroad = copy?.vertex.inputs.some(
    (input) => input.kind === "context" && isFolder(input.selection, path),
  );
  if (isBroad === true && isSideFile(path)) {
    const text = `Add ${path} to .dockerignore, if no step needs it: then ${name} stays cached, and ${saves}`;
    return { kind: "ignore", text };
  }
  const isBelow = copy?.stage === site.stage && copy.vertex.line < site.vertex.line;
  if (isBroad !== true || !isBelow || isManifest(path)) return mountAdvice(site, name);
  const needs = neededManifests(site);
  if (needs === null) return mountAdvice(site, name);
  const text =
    needs.length === 0
      ? `Put ${name} above line ${line ?? copy.vertex.line}, of which it needs nothing: it stays cached when ${path} changes, and ${saves}`
      : `Copy ${sayList(needs)} alone before ${name} and the rest after it: it stays cached when ${path} changes, and ${saves}`;
  return { kind: needs.length === 0 ? "move" : "split", text };
}

function isFolder({ sources, takes }: Selection, path: string): boolean {
  return takes(path) && !sources.includes(path) && !sources.includes(`./${path}`);
}

/** Files beside a project's own sources. */
function isSideFile(path: string): boolean {
  return /(^|\/)(\.git|\.github|\.vscode|\.idea|docs?|node_modules|coverage)\/|\.md$|^(.*\/)?(Dockerfile[^/]*|\.dockerignore|\.gitignore|LICENSE|docker-compose[^/]*|compose\.ya?ml)$/i.test(
    path,
  );
}

/** The manifests that a step reads when all it does is to install; null when it may read anything. */
function neededManifests({ vertex, stage }: Site): readonly string[] | null {
  const script = vertex.kind === "run" ? scriptOfRun(vertex, stage) : null;
  if (script === null) return null;
  const uses = usesOf(script, vertex);
  const known = new Set(uses.map(({ command }) => command));
  const isOnlyThat = script.commands.every(
    (command) =>
      known.has(command) ||
      command.nameWord === null ||
      (command.basename !== null && isHarmless(command.basename)),
  );
  if (uses.length === 0 || !isOnlyThat) return null;
  const manifests = new Set<string>();
  for (const { action, manager, manifestFiles, packages } of uses) {
    if (action === "build" || action === "run" || action === "other") return null;
    if (packages.some(({ kind, name }) => kind === "file" || name === null)) return null;
    const named = manifestFiles.flatMap(({ path }) => path ?? []);
    for (const path of named) manifests.add(path);
    if (action !== "fetch" || named.length > 0) continue;
    const [manifest] = manager.manifests;
    const [lock] = manager.lockFiles;
    for (const each of [manifest, lock]) if (each !== undefined) manifests.add(each);
  }
  return [...manifests];
}

function isHarmless(program: string): boolean {
  return isFileProgram(program) && !["cp", "mv", "cat"].includes(program);
}

/** When nothing keeps a step from running, it can at least find what it fetched last time. */
function mountAdvice({ vertex, stage }: Site, name: string): Advice | null {
  const script = vertex.kind === "run" ? scriptOfRun(vertex, stage) : null;
  const hasCache = vertex.instruction.flags.some(({ value }) => value?.includes("type=cache"));
  if (script === null || hasCache) return null;
  const use = usesOf(script, vertex).find(
    (each) =>
      each.manager.caches.length > 0 &&
      (each.action === "build" ? isCompiling(each) : ["fetch", "install"].includes(each.action)),
  );
  if (use === undefined) return null;
  const mounts = use.manager.caches.map(
    ({ path, sharing }) =>
      `--mount=type=cache,target=${path}${sharing === "locked" ? ",sharing=locked" : ""}`,
  );
  const what = mounts.length === 1 ? "a cache mount" : "cache mounts";
  const text = `Give ${name} ${what} (${mounts.join(" ")}): it has to run, but ${use.manager.id} then finds there what it fetched or built before`;
  return { kind: "mount", text };
}

function variableAdvice(root: Cause, site: StepSite, { name, saves }: Words): Advice | null {
  const { line, variable, kind } = root;
  if (line === null || variable === null || line >= site.vertex.line) return null;
  if (site.vertex.item.raw.includes(variable)) return null;
  const what = `${kind === "argument" ? "ARG" : "ENV"} ${variable} (line ${line})`;
  const text = `Put ${what} below ${name}, which does not use it: then it stays cached when the value changes, and ${saves}`;
  return { kind: "move", text };
}
