import type { ManagerUse } from "../manager-uses.ts";
import { COMPILED_FETCHES } from "./compiled-fetches.ts";
import { hasAny } from "./fetching.ts";
import type { EarlyInstall, Fetching } from "./fetching.ts";
import { SCRIPTED_FETCHES } from "./scripted-fetches.ts";

/** How to fetch what a project depends on before its sources are there, or why that cannot be told: a sentence. */
export type EarlyInstallAnswer =
  | { readonly ok: true; readonly install: EarlyInstall }
  | { readonly ok: false; readonly reason: string };

const NO_FILES: EarlyInstall = { files: [], folders: [], commands: null, compiled: null };

const FETCHES: ReadonlyMap<string, Fetching> = new Map([...SCRIPTED_FETCHES, ...COMPILED_FETCHES]);

/**
 * What to copy and to run before the sources, for a call that fetches what a project depends on. `files` are those of the folder that
 * the call runs in, by their paths from there; null when they are not known. `variable` is what is
 * known of the environment. Never throws.
 */
export function earlyInstall(
  use: ManagerUse,
  files: readonly string[] | null = null,
  variable: (name: string) => string | undefined = () => undefined,
): EarlyInstallAnswer {
  const { manager, action, manifestFiles } = use;
  if (use.command.hasMoreArguments) return refuse("its arguments are only known when it runs");
  if (manager.ecosystem === "system") return { ok: true, install: NO_FILES };
  if (action === "install") {
    return isByName(use)
      ? { ok: true, install: NO_FILES }
      : refuse("it installs files or folders of the project");
  }
  if (manifestFiles.length > 0 && manager.id !== "cargo" && manager.id !== "maven") {
    return namedManifests(use);
  }
  const answer = FETCHES.get(manager.id)?.({
    use,
    files: files?.map(plainPath) ?? null,
    variable: (name) =>
      use.command.assignments.findLast((each) => each.name === name)?.value ?? variable(name),
  });
  if (answer === undefined) {
    return refuse(`nobody knows which files “${manager.id}” reads before it builds`);
  }
  return typeof answer === "string" ? refuse(answer) : { ok: true, install: answer };
}

function refuse(reason: string): EarlyInstallAnswer {
  return { ok: false, reason };
}

function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, "");
}

function isEditable(use: ManagerUse): boolean {
  return hasAny(use, "-e", "--editable");
}

/** Packages by name need no file of the project. */
function isByName(use: ManagerUse): boolean {
  const { packages, manifestFiles } = use;
  const isAll = packages.every(({ name, kind }) => name !== null && kind === "package");
  return isAll && packages.length > 0 && manifestFiles.length === 0 && !isEditable(use);
}

/** The files that options name, as pip's `-r requirements.txt`. */
function namedManifests(use: ManagerUse): EarlyInstallAnswer {
  const { operands, manifestFiles } = use;
  if (isEditable(use) || operands.some(({ value }) => value === null || /^[./]/.test(value))) {
    return refuse("it installs the project itself, and so reads its sources");
  }
  const files = manifestFiles.flatMap(({ path }) => path ?? []);
  const isKnown =
    files.length === manifestFiles.length && files.every((file) => /^[\w./@+-]+$/.test(file));
  return isKnown
    ? { ok: true, install: { ...NO_FILES, files } }
    : refuse("its files are only known when it runs");
}
