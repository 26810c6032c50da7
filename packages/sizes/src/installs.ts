import type { ManagerUse, Script } from "@stagemap/shell";
import { manifestSize, namedPackageSize } from "./class-sizes.ts";
import type { ClassSize } from "./class-sizes.ts";
import type { Content } from "./contents.ts";
import { installPlace } from "./install-places.ts";
import { NOTHING, addRanges, scaled } from "./range.ts";
import { unknownPart } from "./site.ts";
import type { Site } from "./site.ts";
import { systemPackages } from "./system-packages.ts";
import type { SizePart } from "./types.ts";

const MOST_NAMES = 3;

/** What an install brings, at the place where it puts it; null for nothing that stays. */
export function installed(
  use: ManagerUse,
  directory: string,
  { settings, root }: Site,
  removed: Removed,
): Content | null {
  const { manager } = use;
  const place = installPlace(use, directory, settings);
  const part = use.action === "fetch" ? fetched(use) : named(use, root.hasBuildTools, removed);
  if (part === null) return null;
  const { path, inside } = place;
  return {
    path,
    part,
    inside: (file) => (inside === null || inside.test(file) ? part : littlePart(manager.id)),
    isFile: false,
    // Packages of the system add up; a manifest's packages take the place of those before.
    kind: use.action === "fetch" ? manager.ecosystem : "",
  };
}

function littlePart(manager: string): SizePart {
  return {
    what: "programs",
    origin: "packages",
    range: { low: 0, high: 1 },
    basis: "assumed",
    source: `assumed: beside its packages ${manager} installs little scripts`,
  };
}

function fetched({ manager, includesDevelopment, subcommand }: ManagerUse): SizePart {
  const size = manifestSize(manager.ecosystem, includesDevelopment);
  const without = includesDevelopment === false ? ", without those for development" : "";
  const isWheels = /^(?:wheel|download)$/.test(subcommand);
  return partOf(`what ${manager.id} installs${without}`, {
    ...size,
    range: isWheels ? scaled(size.range, 0.3, 1) : size.range,
  });
}

function named(use: ManagerUse, hasBuildTools: boolean, removed: Removed): SizePart | null {
  const { manager, packages } = use;
  if (removed.groups.has(virtualGroup(use) ?? "")) return null;
  const kept = packages.filter(({ name }) => name === null || !removed.names.has(name));
  if (kept.length === 0) return null;
  const names = kept.flatMap(({ name, kind }) =>
    name === null || kind === "file" || kind === "url" ? [] : [name],
  );
  const what = sayNames(kept.map(({ name, word }) => name ?? word.text));
  if (names.length < kept.length) {
    return unknownPart(what, "packages", "which packages these are is not in the text");
  }
  if (manager.ecosystem === "system") {
    const isRecommending =
      manager.id.startsWith("apt") &&
      !use.options.some(
        ({ name, value }) =>
          name === "--no-install-recommends" || (value ?? "").includes("Install-Recommends"),
      );
    return partOf(
      what,
      systemPackages(names, { manager: manager.id, isRecommending, hasBuildTools }),
    );
  }
  const sizes = names.map((name) => namedPackageSize(manager.ecosystem, name));
  const [first] = sizes;
  if (first === undefined) return null;
  return partOf(what, {
    range: sizes.reduce((sum, { range }) => addRanges(sum, range), NOTHING),
    basis: sizes.every(({ basis }) => basis === "class") ? "class" : "assumed",
    source: [...new Set(sizes.map(({ source }) => source))].join("; "),
  });
}

function partOf(what: string, { range, basis, source }: ClassSize): SizePart {
  return { what, origin: "packages", range, basis, source };
}

function sayNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  const rest = names.length - MOST_NAMES;
  return `${names.length === 1 ? "package" : "packages"} ${shown}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** What a RUN takes away again that it installed itself. */
export interface Removed {
  readonly names: ReadonlySet<string>;
  /** apk’s virtual packages. */
  readonly groups: ReadonlySet<string>;
}

export function removedAgain(uses: readonly ManagerUse[]): Removed {
  const names = uses
    .filter(({ action, manager }) => action === "remove" && manager.ecosystem === "system")
    .flatMap(({ packages, operands }) => [
      ...packages.flatMap(({ name }) => name ?? []),
      ...operands.flatMap(({ value }) => value ?? []),
    ]);
  return { names: new Set(names), groups: new Set(names) };
}

function virtualGroup({ options }: ManagerUse): string | null {
  return options.find(({ name }) => name === "-t" || name === "--virtual")?.value ?? null;
}

/** True when the script prunes what is for development behind the use. */
export function isPruned(
  use: ManagerUse,
  uses: readonly ManagerUse[],
  { commands }: Script,
): boolean {
  const at = commands.indexOf(use.command);
  return uses.some(
    ({ manager, subcommand, command }) =>
      manager.id === use.manager.id && subcommand === "prune" && commands.indexOf(command) > at,
  );
}
