import { imageName } from "@stagemap/images";
import { readMount } from "@stagemap/model";
import type { Model, Stage, Step } from "@stagemap/model";
import { joinPath, managerUses, readScript, scriptOf } from "@stagemap/shell";
import type { Command, ManagerUse } from "@stagemap/shell";
import { isWithin } from "../paths.ts";
import { replaced, settingsOf } from "../settings.ts";
import type { Settings } from "../settings.ts";
import { namedFiles } from "./extract-files.ts";

/** What a RUN is known to be there for: where tools leave what others want of them. */
export interface Outputs {
  /** Absolute, files and folders, where package managers and build tools put them. */
  readonly paths: readonly string[];
  /** What other commands name as what they make or change. */
  readonly files: readonly string[];
  /** What it deletes that it has not made. */
  readonly deleted: readonly string[];
  /** Usual places of what only the project knows. */
  readonly guesses: readonly string[];
  /** What the tools do: "deps" for installing, "build" for building, "download" for fetching; null for others. */
  readonly purpose: "build" | "deps" | "download" | null;
}

interface Site {
  readonly stage: Stage;
  readonly step: Step;
  readonly number: number;
}

/** What one command leaves. */
type Left = Omit<Outputs, "files" | "deleted">;

const NONE: Left = { paths: [], guesses: [], purpose: null };
const NOTHING: Outputs = { ...NONE, files: [], deleted: [] };

/** What the tools that a step calls leave, by what is known of them. */
export function outputsOf(model: Model, { stage, step, number }: Site): Outputs {
  const settings = settingsOf(model)[stage.index]?.before[number];
  if (settings === undefined || step.item.instruction.name !== "RUN") return NOTHING;
  const source = scriptOf(step.item, settings.shell);
  if (source === null) return NOTHING;
  const script = readScript(source, step.item.raw);
  const uses = managerUses(script, { variable: settings.variable });
  const python = pythonFolders(model, stage);
  const found = uses.map((use) => outputOfUse(use, { settings, python }));
  const byUse = new Set(uses.map(({ command }) => command));
  const others = script.commands.flatMap((command) =>
    byUse.has(command) ? [] : [outputOfCommand(command, settings)],
  );
  const environment = others.find(({ purpose }) => purpose === "deps");
  const all = [...found, ...others];
  const given = new Set((model.scopes[stage.index]?.declarations ?? []).map(({ name }) => name));
  // What an argument comes to is known for today's builds only.
  const variable = (name: string): string | undefined =>
    given.has(name) ? undefined : settings.variable(name);
  const files = namedFiles(script, { ...settings, variable });
  const mounted = mountedFolders(step, settings);
  const isKept = (path: string): boolean => !mounted.some((folder) => isWithin(path, folder));
  const purpose = PURPOSES.find((each) => all.some((one) => one.purpose === each)) ?? null;
  return {
    // What is installed once there is an environment of its own goes there.
    paths: (environment === undefined ? all : others).flatMap(({ paths }) => paths).filter(isKept),
    files: files.made.filter(isKept),
    deleted: files.deleted,
    guesses: all.flatMap(({ guesses }) => guesses),
    purpose,
  };
}

/** Where mounts lie: what is written there does not stay. */
function mountedFolders({ item }: Step, settings: Settings): readonly string[] {
  return item.instruction.flags.flatMap(({ name, value }) => {
    if (name !== "mount" || value === null) return [];
    const result = readMount(value, (text) => ({
      ok: true,
      text: replaced(settings, text).text,
      matched: new Set(),
      unmatched: new Set(),
    }));
    const target = result.ok ? result.mount.target : "";
    return target === "" ? [] : [joinPath(settings.directory, target)];
  });
}

const PURPOSES = ["build", "deps", "download"] as const;

interface Surroundings {
  readonly settings: Settings;
  readonly python: readonly string[];
}

/** Folders below a project's own that a manager installs into. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ["npm", "node_modules"],
  ["yarn", "node_modules"],
  ["pnpm", "node_modules"],
  ["bun", "node_modules"],
  ["composer", "vendor"],
  ["mix", "deps"],
]);

/** Folders below a project's own that a tool builds into. */
const BUILDS: ReadonlyMap<string, string> = new Map([
  ["cargo", "target"],
  ["maven", "target"],
  ["gradle", "build"],
  ["mix", "_build"],
  ["swift", ".build"],
]);

/** Where the official images of a language keep what is fetched. */
const STORES: ReadonlyMap<string, string> = new Map([
  ["go", "/go/pkg/mod"],
  ["cargo", "/usr/local/cargo/registry"],
  ["maven", "/root/.m2"],
  ["bundle", "/usr/local/bundle"],
]);

/** Managers that make an environment in the project's folder. */
const ENVIRONMENTS: ReadonlySet<string> = new Set(["uv", "poetry", "pdm", "pipenv"]);

/** Options that say where to install or to build to. */
const TARGETS: ReadonlyMap<string, readonly string[]> = new Map([
  ["pip", ["-t", "--target", "--prefix", "--root"]],
  ["go", ["-o"]],
  ["dotnet", ["-o", "--output"]],
  ["cargo", ["--root", "--target-dir"]],
  ["uv", ["--target", "--prefix"]],
]);

function outputOfUse(use: ManagerUse, { settings, python }: Surroundings): Left {
  const { manager, action, options, command, subcommand } = use;
  const here = folderOf(command, settings);
  if (here === null) return NONE;
  const isInstalling = action === "install" || action === "fetch";
  const purpose = isInstalling ? "deps" : "build";
  const targets = TARGETS.get(manager.id) ?? [];
  const target = options.findLast(({ name }) => targets.includes(name))?.value ?? null;
  if (target !== null) return { paths: [joinPath(here, target)], guesses: [], purpose };
  if (isInstalling) return { ...installed(use, here, python), purpose: purposeOf(use) };
  if (manager.id === "go" && subcommand === "install") {
    return { paths: ["/go/bin"], guesses: [], purpose };
  }
  const built = action === "build" ? BUILDS.get(manager.id) : undefined;
  if (built !== undefined) return { paths: [joinPath(here, built)], guesses: [], purpose };
  const isProject = action === "run" || action === "build";
  if (isProject && manager.ecosystem === "node") {
    return { paths: [], guesses: [joinPath(here, "dist")], purpose };
  }
  return { ...NONE, purpose: isProject ? purpose : null };
}

function purposeOf({ manager }: ManagerUse): Outputs["purpose"] {
  return manager.ecosystem === "system" ? null : "deps";
}

/** Where what is installed or fetched lies. */
function installed(
  use: ManagerUse,
  here: string,
  python: readonly string[],
): Pick<Outputs, "paths" | "guesses"> {
  const { manager, action, options } = use;
  const isGlobal = options.some(({ name }) => name === "-g" || name === "--global");
  const folder = isGlobal ? undefined : PACKAGES.get(manager.id);
  if (folder !== undefined) return { paths: [joinPath(here, folder)], guesses: [] };
  const store = action === "fetch" || manager.id === "bundle" ? STORES.get(manager.id) : undefined;
  if (store !== undefined) return { paths: [store], guesses: [] };
  if (isSystemPython(use)) return { paths: python, guesses: [] };
  return ENVIRONMENTS.has(manager.id)
    ? { paths: [], guesses: [joinPath(here, ".venv")] }
    : { paths: [], guesses: [] };
}

function isSystemPython({ manager, subcommand, options }: ManagerUse): boolean {
  return (
    (manager.id === "pip" && !options.some(({ name }) => name === "--user")) ||
    (manager.id === "uv" &&
      subcommand.startsWith("pip") &&
      options.some(({ name }) => name === "--system"))
  );
}

const BUNDLERS = new Set(["vite", "webpack", "rollup", "tsc", "parcel", "esbuild"]);

function outputOfCommand(command: Command, settings: Settings): Left {
  const { basename, args } = command;
  const here = folderOf(command, settings);
  if (here === null || basename === null) return NONE;
  if (BUNDLERS.has(basename)) {
    return { paths: [], guesses: [joinPath(here, "dist")], purpose: "build" };
  }
  if (basename === "make" || basename === "cmake") return { ...NONE, purpose: "build" };
  if (basename === "curl" || basename === "wget" || basename === "git") {
    return { ...NONE, purpose: "download" };
  }
  const words = args.map(({ value }) => value);
  const isModule = /^python[\d.]*$/.test(basename) && words[0] === "-m" && words[1] === "venv";
  const rest = isModule ? words.slice(2) : words;
  const folder = rest.find((word) => word?.startsWith("-") === false) ?? null;
  return (isModule || basename === "virtualenv") && folder !== null
    ? { paths: [joinPath(here, folder)], guesses: [], purpose: "deps" }
    : NONE;
}

function folderOf({ directory }: Command, settings: Settings): string | null {
  return directory === null ? null : joinPath(settings.directory, directory);
}

/** Where the official images of Python keep packages; none where the version is not told. */
function pythonFolders(model: Model, stage: Stage): readonly string[] {
  let base = model.bases[stage.index];
  while (base?.kind === "stage") base = model.bases[base.stage];
  if (base?.kind !== "image") return [];
  const { name, tag } = imageName(base.reference);
  const minor = /^(\d+\.\d+)/.exec(tag)?.[1];
  return /(?:^|\/)python$/.test(name) && minor !== undefined
    ? [`/usr/local/lib/python${minor}/site-packages`, "/usr/local/bin"]
    : [];
}
