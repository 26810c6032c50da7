import { readMount } from "@stagemap/model";
import { MANAGERS } from "@stagemap/shell";
import type { Flag } from "@stagemap/syntax";
import { matchesPart } from "../paths.ts";
import { secondsOfStep } from "./default-seconds.ts";
import type { OrderInputs, Scenario, StepSite } from "./inputs.ts";

const COMMITS =
  "median over 73 public repositories with a Dockerfile, of the last 600 commits of each (2026)";

/** What a commit touches. The medians are made to add up to all commits by what is left. */
const SCENARIOS: readonly Scenario[] = [
  { id: "sources", title: "only sources change", weight: 0.607, source: COMMITS },
  {
    id: "sources-and-dependencies",
    title: "sources and dependencies change",
    weight: 0.115,
    source: COMMITS,
  },
  { id: "dependencies", title: "only dependencies change", weight: 0.053, source: COMMITS },
  { id: "documentation", title: "only documentation or CI changes", weight: 0.13, source: COMMITS },
  { id: "other", title: "other files change", weight: 0.095, source: COMMITS },
];

/** What of the build context a word takes. */
type Part = "all" | "sources" | "dependencies" | "other";

const PARTS: ReadonlyMap<string, readonly Part[]> = new Map([
  ["sources", ["all", "sources"]],
  ["sources-and-dependencies", ["all", "sources", "dependencies"]],
  ["dependencies", ["all", "dependencies"]],
  ["documentation", ["all"]],
  ["other", ["all", "other"]],
]);

/** Arguments that customarily have another value in every build. */
const EACH_BUILD =
  /^(?:.*_)?(?:COMMIT|SHA|REVISION|BUILD_(?:DATE|ID|NUMBER|TIME|TIMESTAMP)|CI_.*|GIT_(?:REF|HASH|DESCRIBE)|VCS_REF|CACHE_?BUST(?:ER)?|TIMESTAMP)(?:_.*)?$/i;

/** Weights and durations for whoever has none of their own. */
export const DEFAULT_INPUTS: OrderInputs = {
  scenarios: SCENARIOS,
  changes: changesStep,
  seconds: secondsOfStep,
};

function changesStep(site: StepSite, { id }: Scenario): boolean {
  const { instruction } = site.step.item;
  if (instruction.name === "ARG") {
    return instruction.args.some(({ text }) => EACH_BUILD.test(text.split("=")[0] ?? ""));
  }
  const parts = PARTS.get(id) ?? [];
  return pathsOf(site).some((path) => parts.some((part) => partsOf(path).includes(part)));
}

/** What the step takes from the build context: COPY's words, or the sources of a RUN's mounts. */
function pathsOf({ step }: StepSite): readonly string[] {
  if (step.contextPaths !== null) return step.contextPaths;
  const { name, flags } = step.item.instruction;
  return name === "RUN" ? flags.flatMap(mountedPath) : [];
}

function mountedPath({ name, value }: Flag): readonly string[] {
  if (name !== "mount" || value === null) return [];
  const nothing = new Set<string>();
  const result = readMount(value, (text) => ({
    ok: true,
    text,
    matched: nothing,
    unmatched: nothing,
  }));
  if (!result.ok || result.mount.type !== "bind" || result.mount.from !== "") return [];
  return [result.mount.source === "" ? "." : result.mount.source];
}

const MANIFESTS: ReadonlySet<string> = new Set(
  MANAGERS.flatMap(({ manifests, lockFiles }) => [...manifests, ...lockFiles]).map(
    (glob) => glob.split("/").findLast((part) => part !== "**") ?? glob,
  ),
);
const SOURCES =
  /\.(?:py|[cm]?[jt]sx?|go|rs|java|kts?|rb|php|cs|fs|exs?|erl|hs|c|h|cc|cpp|hpp|scala|swift|dart|vue|svelte|html?|s?css|less)$/;
/** Folders that hold nothing but manifests. */
const MANIFEST_FOLDERS = /^(?:requirements|constraints|lockfiles)$/;
const WORKSPACES = /^(?:packages|apps|crates|modules|services|workspaces)$/;

function partsOf(path: string): readonly Part[] {
  const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  if (/^\.{0,2}$|^\*+(?:\.\*)?$/.test(name)) return ["all"];
  if ([...MANIFESTS].some((glob) => fits(name, glob))) return ["dependencies"];
  if (MANIFEST_FOLDERS.test(name)) return ["dependencies"];
  if (SOURCES.test(name)) return ["sources"];
  if (WORKSPACES.test(name)) return ["sources", "dependencies"];
  // A name without an ending is a folder more often than not.
  return name.slice(1).includes(".") ? ["other"] : ["sources"];
}

/** True for a manifest or lock file of a package manager, by its name. */
export function isDependencyFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return [...MANIFESTS].some((glob) => name === glob || matchesPart(name, glob));
}

/** True for a file that programs are made of, by its name or the folder that it lies in. */
export function isSourceFile(path: string): boolean {
  return SOURCES.test(path) || /(?:^|\/)(?:src|lib|app|cmd|internal|pkg)\//.test(path);
}

/** `package*.json` and `yarn.lock*` are for manifests as well. */
function fits(name: string, glob: string): boolean {
  if (name === glob || matchesPart(name, glob)) return true;
  return /[*?]/.test(name) && !glob.includes("*") && matchesPart(glob, name);
}
