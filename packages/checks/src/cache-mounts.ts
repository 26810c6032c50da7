import { baseImage } from "./base-images.ts";
import { cachePath, isCleaned, isMounted, isPrevented } from "./cache-leftovers.ts";
import { addedFlag } from "./edits.ts";
import { isRoot } from "./home.ts";
import { imageOf } from "./lineage.ts";
import { packageUsesOf } from "./package-uses.ts";
import type { PackageUse } from "./package-uses.ts";
import { isInside } from "./paths.ts";
import type { CheckContext, Fix } from "./rule.ts";
import type { Run } from "./runs.ts";
import { settingsOf } from "./step-settings.ts";

/** Managers whose builds look for what was fetched before in the cache itself: all their steps need the mount. */
const WORKING_FROM_CACHE = new Set([
  "go",
  "cargo",
  "maven",
  "gradle",
  "dotnet",
  "swift",
  "stack",
  "cabal",
  "mix",
]);

/** Managers that copy out of their cache, and never into the image by it. */
const COPYING = new Set(["npm", "pip", "yarn", "bun", "composer", "uv", "poetry", "pdm", "pipenv"]);

/** The calls of a RUN whose downloads are kept nowhere, one a manager; none for those that say they want none kept. */
export function uncachedUses(context: CheckContext, run: Run): readonly PackageUse[] {
  const found = new Map<string, PackageUse>();
  for (const use of packageUsesOf(context, run)) {
    const { manager, action } = use;
    if (found.has(manager.id) || manager.caches.length === 0 || !downloads(use)) continue;
    if (manager.leftovers.some((leftover) => isPrevented(context, use, leftover))) continue;
    const paths = manager.caches.map((cache) => cachePath(context, use, cache));
    if (paths.some((path) => isMounted(run, path))) continue;
    // Whoever cleans up has decided for small layers.
    const isSwept = [...paths, ...manager.leftovers.map(({ path }) => path)].some((path) =>
      isCleaned(context, use, path),
    );
    if (isSwept || (action === "build" && isOffline(use))) continue;
    found.set(manager.id, use);
  }
  return [...found.values()];
}

function downloads({ action, manager, subcommand, command, packages }: PackageUse): boolean {
  if (command.hasMoreArguments) return false;
  if (action === "build") {
    return (
      WORKING_FROM_CACHE.has(manager.id) &&
      /^(?:|build|b|install|publish|package|zigbuild)$/.test(subcommand)
    );
  }
  if (manager.ecosystem === "system") return action === "install" && packages.length > 0;
  if (manager.id === "go" && /verify|vendor/.test(subcommand)) return false;
  return action === "fetch" || (action === "install" && manager.id !== "rustup");
}

function isOffline({ options }: PackageUse): boolean {
  return options.some(
    ({ name, value }) =>
      name === "--offline" ||
      name === "--no-restore" ||
      name === "--frozen" ||
      (name === "-mod" && value === "vendor"),
  );
}

/** Adds the mounts, to other steps as well where these look into the cache. */
export function cacheMounting(context: CheckContext, run: Run, uses: readonly PackageUse[]): Fix[] {
  const edits = new Map<Run, string[]>();
  for (const use of uses) {
    const mounts = mountsFor(context, use);
    if (mounts === null) return [];
    for (const each of [run, ...sharers(context, run, use)]) {
      const taken = edits.get(each) ?? [];
      const added = mounts.filter(
        ({ target, flag }) => !taken.includes(flag) && !isMounted(each, target),
      );
      edits.set(each, [...taken, ...added.map(({ flag }) => flag)]);
    }
  }
  if (isCopiedOut(context, run, uses)) return [];
  const names = uses.map(({ manager }) => manager.id).join(" and ");
  return [
    {
      title: `Keep the downloads of ${names} in a cache mount`,
      safety: isProven(context, run, uses) ? "safe" : "review",
      edits: [...edits].flatMap(([each, flags]) =>
        flags.length === 0 ? [] : [addedFlag(context, each.site, flags.join(" "))],
      ),
    },
  ];
}

interface CacheMount {
  readonly target: string;
  readonly flag: string;
}

/** The mounts for a call; null when its place or owner is not known. */
function mountsFor(context: CheckContext, use: PackageUse): readonly CacheMount[] | null {
  const { manager, run } = use;
  const owner = ownerOf(context, run);
  if (owner === null) return null;
  const mounts = cachesOf(use).map((cache): CacheMount => {
    const target = cachePath(context, use, cache);
    const sharing = cache.sharing === "locked" ? ",sharing=locked" : "";
    return { target, flag: `--mount=type=cache,target=${target}${sharing}${owner}` };
  });
  const isPlain = mounts.every(({ target }) => /^\/[\w./-]+$/.test(target));
  // The folder would be there, and apk keeps nothing without its link.
  return isPlain && manager.id !== "apk" ? mounts : null;
}

function cachesOf({ manager, options, command }: PackageUse): PackageUse["manager"]["caches"] {
  if (manager.id !== "yarn") return manager.caches;
  // Yarn from version 2 on has options that version 1 does not know.
  const isModern =
    options.some(({ name }) => name === "--immutable" || name === "--mode") ||
    command.name?.includes("corepack") === true;
  const cache = manager.caches[isModern ? 1 : 0];
  return cache === undefined ? [] : [cache];
}

/** The mount's fields for a user other than root; null when neither his number nor his home is known. */
function ownerOf(context: CheckContext, run: Run): string | null {
  const user = settingsOf(context).at.get(run.site)?.user ?? null;
  if (isRoot(user)) return "";
  const [name] = (user ?? "").split(":");
  const image = imageOf(context.model, run.site.stage?.index ?? -1);
  const spare = image === null ? null : baseImage(image).spareUser;
  const isSpare = spare !== null && (name === spare.name || name === String(spare.id));
  return isSpare ? `,uid=${spare.id},gid=${spare.id}` : null;
}

/** Other steps of the stage that download, and those, also of stages on top, whose calls look for their packages in the cache. */
function sharers(context: CheckContext, run: Run, { manager }: PackageUse): readonly Run[] {
  const own = run.site.stage?.index ?? -1;
  const isWorking = WORKING_FROM_CACHE.has(manager.id);
  return context.runs.filter((each) => {
    if (each === run || each.isTrigger) return false;
    const uses = packageUsesOf(context, each).filter((use) => use.manager.id === manager.id);
    if (uses.length === 0) return false;
    if (isWorking && isOnTop(context, each.site.stage?.index ?? -1, own)) {
      return uses.some(({ action }) => action !== "clean");
    }
    const isUncached = uncachedUses(context, each).some((use) => use.manager === manager);
    return each.site.stage?.index === own && isUncached;
  });
}

function isOnTop({ model: { bases } }: CheckContext, stage: number, below: number): boolean {
  let number = stage;
  for (let depth = 0; depth <= bases.length; depth++) {
    if (number === below) return true;
    const base = bases[number];
    if (base?.kind !== "stage") return false;
    number = base.stage;
  }
  return false;
}

/** True when another stage takes the cache itself, which would be empty with a mount. */
function isCopiedOut(context: CheckContext, run: Run, uses: readonly PackageUse[]): boolean {
  const paths = uses.flatMap((use) =>
    use.manager.caches.map((cache) => cachePath(context, use, cache)),
  );
  const { edges } = context.model;
  return edges.some(
    ({ kind, from, paths: copied }) =>
      (kind === "copy" || kind === "mount") &&
      from.kind === "stage" &&
      isOnTop(context, from.stage, run.site.stage?.index ?? -1) &&
      copied.some((path) =>
        paths.some(
          (each) => isInside(each, path.replace(/\/+$/, "") || "/") || isInside(path, each),
        ),
      ),
  );
}

/** True when the file uses mounts already, so that its builder knows them, and nothing but the cache is touched. */
function isProven(context: CheckContext, run: Run, uses: readonly PackageUse[]): boolean {
  const hasMounts = context.runs.some(({ mounts }) => mounts.length > 0);
  const user = settingsOf(context).at.get(run.site)?.user ?? null;
  return (
    hasMounts &&
    user !== null &&
    isRoot(user) &&
    uses.every(({ manager }) => COPYING.has(manager.id))
  );
}
