import type { CacheDirectory, Leftover } from "@stagemap/shell";
import { homeAt } from "./home.ts";
import { packageUsesOf } from "./package-uses.ts";
import type { PackageUse } from "./package-uses.ts";
import { isInside } from "./paths.ts";
import { removedPaths } from "./removed-paths.ts";
import type { CheckContext } from "./rule.ts";
import type { Run } from "./runs.ts";
import { settingsOf } from "./step-settings.ts";

/** What a package manager leaves behind in a layer. */
export interface LeftBehind {
  readonly use: PackageUse;
  readonly leftover: Leftover;
  /** As it is for the RUN's user and variables. */
  readonly path: string;
}

/** What the calls of a RUN leave in its layer: neither prevented nor kept in a mount nor cleaned up by the RUN itself. */
export function cacheLeftovers(context: CheckContext, run: Run): readonly LeftBehind[] {
  const uses = packageUsesOf(context, run);
  if (uses.length === 0) return [];
  const found: LeftBehind[] = [];
  for (const use of uses) {
    for (const leftover of use.manager.leftovers) {
      if (!leftover.after.includes(use.action)) continue;
      const path = pathFor(context, use, leftover.path);
      const isKnown = found.some((each) => each.path === path);
      if (isKnown || isPrevented(context, use, leftover) || isMounted(run, path)) continue;
      if (!isCleaned(context, use, path)) found.push({ use, leftover, path });
    }
  }
  return found;
}

/** True when an option, a variable or the place of the cache keeps the layer clean. */
export function isPrevented(
  context: CheckContext,
  { options, manager, run, command }: PackageUse,
  { preventedBy }: Leftover,
): boolean {
  if (preventedBy !== null && options.some(({ name }) => name === preventedBy)) return true;
  const variable = settingsOf(context).at.get(run.site)?.variable;
  const isOn = (name: string): boolean => {
    const own = command.assignments.find((each) => each.name === name)?.value;
    const value = own ?? variable?.(name) ?? "";
    return !/^(?:|0|false|no|off)$/i.test(value);
  };
  if (manager.id === "pip") return isOn("PIP_NO_CACHE_DIR");
  if (manager.id === "uv") return isOn("UV_NO_CACHE");
  return manager.id === "poetry" && isOn("POETRY_NO_CACHE");
}

/** True when a cache, tmpfs or bind mount of the RUN lies over the path. */
export function isMounted({ mounts }: Run, path: string): boolean {
  return mounts.some(
    ({ type, target }) =>
      (type === "cache" || type === "tmpfs" || type === "bind") &&
      target !== "" &&
      (isInside(path, trimmed(target)) || isInside(trimmed(target), path)),
  );
}

function trimmed(target: string): string {
  return target.replace(/^~/, "/root").replace(/\/+$/, "") || "/";
}

/** True when the RUN itself removes what is at the path, or calls the manager to clean up. */
export function isCleaned(context: CheckContext, use: PackageUse, path: string): boolean {
  const { run, manager } = use;
  const isSwept = packageUsesOf(context, run).some(
    (each) => each.action === "clean" && isSameFamily(each.manager.id, manager.id),
  );
  if (isSwept && manager.ecosystem !== "system") return true;
  if (isSwept && !path.startsWith("/var/lib/apt")) return true;
  return removedPaths(context, run).some((each) => isInside(path, each) || isInside(each, path));
}

const FAMILIES = [
  ["apt", "apt-get", "aptitude"],
  ["dnf", "yum", "microdnf", "tdnf"],
  ["conda", "mamba", "micromamba"],
];

function isSameFamily(one: string, other: string): boolean {
  return one === other || FAMILIES.some((each) => each.includes(one) && each.includes(other));
}

/** Where a cache directory of the manager is for this call, its variable and its user regarded. */
export function cachePath(
  context: CheckContext,
  use: PackageUse,
  { path, variable }: CacheDirectory,
): string {
  const value = variable === null ? null : (variableAt(context, use, variable) ?? null);
  if (value === null || !value.startsWith("/")) return pathFor(context, use, path);
  const tail = /^\/usr\/local\/cargo(\/.*)$/.exec(path)?.[1] ?? "";
  return value.replace(/\/+$/, "") + (variable === "CARGO_HOME" ? tail : "");
}

function variableAt(
  context: CheckContext,
  { run, command }: PackageUse,
  name: string,
): string | undefined {
  const own = command.assignments.find((each) => each.name === name)?.value ?? undefined;
  return own ?? settingsOf(context).at.get(run.site)?.variable(name);
}

/** A path below root's home, for the user of the call. */
function pathFor(context: CheckContext, { run }: PackageUse, path: string): string {
  return path.startsWith("/root/") ? homeAt(context, run.site) + path.slice("/root".length) : path;
}
