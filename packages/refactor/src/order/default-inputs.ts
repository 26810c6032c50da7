import { readMount } from "@stagemap/model";
import { createScriptCache, managerUses, MANAGERS } from "@stagemap/shell";
import type { ManagerUse, Script } from "@stagemap/shell";
import type { Flag } from "@stagemap/syntax";
import { matchesPart } from "../paths.ts";
import { settingsOf } from "../settings.ts";
import type { Estimate, OrderInputs, Scenario, StepSite } from "./inputs.ts";

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
const WORKSPACES = /^(?:packages|apps|crates|modules|services|workspaces)$/;

function partsOf(path: string): readonly Part[] {
  const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  if (/^\.{0,2}$|^\*+(?:\.\*)?$/.test(name)) return ["all"];
  if ([...MANIFESTS].some((glob) => fits(name, glob))) return ["dependencies"];
  if (SOURCES.test(name)) return ["sources"];
  if (WORKSPACES.test(name)) return ["sources", "dependencies"];
  // A name without an ending is a folder more often than not.
  return name.slice(1).includes(".") ? ["other"] : ["sources"];
}

/** `package*.json` and `yarn.lock*` are for manifests as well. */
function fits(name: string, glob: string): boolean {
  if (name === glob || matchesPart(name, glob)) return true;
  return /[*?]/.test(name) && !glob.includes("*") && matchesPart(glob, name);
}

const scripts = createScriptCache();

const OLD_OFFICIAL = "of steps of official images (2015–2018)";
const FIGURES = {
  nothing: { seconds: 0, source: "changes the image's configuration only, or copies files" },
  any: { seconds: 8, source: `median ${OLD_OFFICIAL}, 1055 RUN lines` },
  small: {
    seconds: 1,
    source: `median ${OLD_OFFICIAL}, 334 that only make folders, links and users`,
  },
  apt: { seconds: 44, source: `median ${OLD_OFFICIAL}, 85 that only install with apt-get` },
  apk: { seconds: 5, source: `median ${OLD_OFFICIAL}, 21 that only add with apk` },
  pip: { seconds: 20, source: `median ${OLD_OFFICIAL}, 8 with pip install` },
  npm: { seconds: 26, source: `median ${OLD_OFFICIAL}, 7 with npm install` },
  compile: { seconds: 155, source: `median ${OLD_OFFICIAL}, 122 that compile from source` },
  go: { seconds: 71, source: "one cold go build of a large program, measured once on two cores" },
} as const satisfies Record<string, Estimate>;

const LEAST_KNOWN = [
  "echo",
  "mkdir",
  "chmod",
  "chown",
  "ln",
  "rm",
  "cp",
  "mv",
  "touch",
  "useradd",
  "groupadd",
  "adduser",
  "addgroup",
  "set",
  "test",
  "sed",
  "cat",
  "export",
  "cd",
  ":",
  "true",
];

function secondsOfStep({ model, stage, step }: StepSite): Estimate {
  if (step.item.instruction.name !== "RUN") return FIGURES.nothing;
  const settings = settingsOf(model)[stage.index]?.before[stage.steps.indexOf(step)];
  const script = settings === undefined ? null : scripts.get(step.item, settings.shell);
  if (script === null || settings === undefined) return FIGURES.any;
  const figures = managerUses(script, settings).map(figureOf);
  const longest = figures.toSorted((a, b) => b.seconds - a.seconds)[0];
  if (longest !== undefined) return longest;
  return isSmall(script) ? FIGURES.small : FIGURES.any;
}

function isSmall({ commands }: Script): boolean {
  return commands.every(({ basename }) => basename !== null && LEAST_KNOWN.includes(basename));
}

/** The figure of what is nearest; other managers have none of their own. */
function figureOf({ manager, action }: ManagerUse): Estimate {
  const { ecosystem, id } = manager;
  if (action === "clean" || action === "other" || action === "remove") return FIGURES.small;
  if (ecosystem === "system") return id === "apk" ? FIGURES.apk : FIGURES.apt;
  if (action === "build" || (action === "fetch" && ecosystem === "rust")) {
    if (ecosystem === "go") return FIGURES.go;
    return ecosystem === "node" || ecosystem === "python" ? FIGURES.any : FIGURES.compile;
  }
  if (action === "run") return FIGURES.any;
  if (ecosystem === "python") return FIGURES.pip;
  return ecosystem === "go" ? FIGURES.any : FIGURES.npm;
}
