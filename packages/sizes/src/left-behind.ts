import type { Command, ManagerUse, Script } from "@stagemap/shell";
import { aptLists, cacheSize } from "./class-sizes.ts";
import { isWithin } from "./contents.ts";
import type { Content } from "./contents.ts";
import { isMountedAway } from "./mounts.ts";
import type { SizeRange } from "./range.ts";
import type { Site } from "./site.ts";

export interface CacheQuestion {
  readonly use: ManagerUse;
  readonly script: Script;
  readonly uses: readonly ManagerUse[];
  readonly mounted: readonly string[];
  /** What the use installed; null when that is not known. */
  readonly installed: SizeRange | null;
}

/** The caches that a manager leaves in the layer. */
export function leftBehind(question: CacheQuestion, { settings, root }: Site): readonly Content[] {
  const { use, mounted, installed } = question;
  const { manager } = use;
  const isOff = (NO_CACHE.get(manager.id) ?? []).some((name) => {
    const value = settings.variable(name);
    return value !== undefined && !/^(?:0|false|no|off|)$/i.test(value);
  });
  if (isOff || COUNTED_ELSEWHERE.has(manager.ecosystem)) return [];
  return manager.leftovers.flatMap((leftover): Content[] => {
    const { path, after, preventedBy } = leftover;
    if (!after.includes(use.action)) return [];
    if (use.options.some(({ name }) => name === preventedBy)) return [];
    const places = [path, ...manager.caches.map((cache) => cache.path)];
    if (places.some((place) => isMountedAway(place, mounted))) return [];
    if (isCleaned(question, leftover)) return [];
    const isLists = path === "/var/lib/apt/lists";
    const { range, basis, source } = isLists
      ? aptLists(root.isDebian)
      : cacheSize(manager.id, installed);
    const what = isLists ? "apt’s package lists" : `the cache of ${manager.id}`;
    const part = { what, origin: "caches", range, basis, source } as const;
    return [{ path, part, inside: null, isFile: false, kind: `cache of ${manager.id}` }];
  });
}

/** What these fetch lies in their caches alone, and counts as packages; so does Go’s build cache with its build. */
const COUNTED_ELSEWHERE: ReadonlySet<string> = new Set(["go", "rust", "java", "dotnet"]);

/** Variables with which a manager keeps no cache. */
const NO_CACHE: ReadonlyMap<string, readonly string[]> = new Map([
  ["pip", ["PIP_NO_CACHE_DIR"]],
  ["poetry", ["POETRY_NO_CACHE", "PIP_NO_CACHE_DIR"]],
  ["uv", ["UV_NO_CACHE"]],
]);

function isCleaned(
  { use, script, uses }: CacheQuestion,
  { path, cleanedBy }: ManagerUse["manager"]["leftovers"][number],
): boolean {
  const at = script.commands.indexOf(use.command);
  const later = script.commands.slice(at + 1);
  if (later.some((command) => removedPaths(command).some((each) => isWithin(path, each))))
    return true;
  if (cleanedBy.startsWith("rm ")) return false;
  return uses.some(
    ({ manager, action, command }) =>
      manager.ecosystem === use.manager.ecosystem &&
      action === "clean" &&
      script.commands.indexOf(command) > at,
  );
}

/** The folders that an `rm -r` or a `find … -delete` empties or takes away, as far as the words tell. */
export function removedPaths({ basename, args }: Command): readonly string[] {
  if (
    basename !== "rm" &&
    !(basename === "find" && args.some(({ value }) => value === "-delete"))
  ) {
    return [];
  }
  const words = args
    .map(({ value, text }) => value ?? text)
    .filter((word) => !word.startsWith("-"));
  const named = basename === "find" ? words.slice(0, 1) : words;
  return named
    .flatMap((word) => bracesOf(word))
    .map((word) =>
      word
        .replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, "/root")
        .replace(/\/?\*+$/, "")
        .replace(/(?<=.)\/+$/, ""),
    );
}

/** `{a,b}` is spread by the shell. */
function bracesOf(word: string): readonly string[] {
  const [, before = "", inner, behind = ""] = /^([^{]*)\{([^{}]*,[^{}]*)\}(.*)$/.exec(word) ?? [];
  return inner === undefined ? [word] : inner.split(",").map((each) => before + each + behind);
}
