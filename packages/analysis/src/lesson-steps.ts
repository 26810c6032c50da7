import { cachePath, isInside, joinPath, packageUsesOf, settingsOf } from "@stagemap/checks";
import type { Run, Site } from "@stagemap/checks";
import type { GoalCheck } from "@stagemap/lessons";
import { expand } from "@stagemap/syntax";
import { commandSites, sayFound, sayNothingRuns } from "./lesson-commands.ts";
import type { CommandSite } from "./lesson-commands.ts";
import { fromSite, sayStage, spanOfSite } from "./lesson-scene.ts";
import type { Scene } from "./lesson-scene.ts";
import { MET, misses } from "./lesson-verdict.ts";
import type { Verdict } from "./lesson-verdict.ts";

type Of<Kind extends GoalCheck["kind"]> = Extract<GoalCheck, { readonly kind: Kind }>;

export function judgeRuns(scene: Scene, { commands, where }: Of<"runs">): Verdict {
  const found = commandSites(scene, commands);
  const [first] = found;
  if (first === undefined) return misses(sayNothingRuns(scene, commands));
  const span = spanOfSite(scene, first.site);
  const placed = found.filter(
    ({ stage }) => where === undefined || scene.context.shipped.has(stage) === (where === "ships"),
  );
  if (placed.length === 0) {
    const place = sayStage(scene, first.stage);
    const what = where === "ships" ? "does not ship" : "ships";
    return misses(`${sayFound(first)} runs in ${place}, which ${what}.`, span);
  }
  const sure = placed.filter(({ command }) => !command.isConditional);
  if (sure.length === 0)
    return misses(`${sayFound(first)} on line ${first.site.line} may be skipped.`, span);
  // What "set" says holds from there on, and nobody waits for its result.
  if (sure.some(({ command }) => command.failureStops || command.basename === "set")) return MET;
  return misses(
    `${sayFound(first)} on line ${first.site.line} may fail, and the build goes on as if it had not.`,
    span,
  );
}

export function judgeCacheMount(scene: Scene, { commands, path }: Of<"cache-mount">): Verdict {
  const found = commandSites(scene, commands);
  if (found.length === 0) return misses(sayNothingRuns(scene, commands));
  const without = found.find((each) => !hasCacheMount(scene, each, path ?? null));
  if (without === undefined) return MET;
  const { site, run } = without;
  const mounts = run.mounts.filter(({ type }) => type === "cache").map(({ target }) => target);
  const what =
    path === undefined
      ? "a cache mount where it keeps its downloads"
      : `a cache mount at \`${path}\``;
  const has = mounts.length === 0 ? "" : `; its mount is at \`${mounts.join("`, `")}\``;
  return misses(
    `${sayFound(without)} on line ${site.line} has no ${what.replace(/^a /, "")}${has}.`,
    spanOfSite(scene, site),
  );
}

function hasCacheMount(
  scene: Scene,
  { run, site, command }: CommandSite,
  path: string | null,
): boolean {
  const { context } = scene;
  const settings = settingsOf(context).at.get(site);
  const home = settings?.user === null || settings?.user === "root" ? "/root" : "~";
  const targets = run.mounts
    .filter(({ type }) => type === "cache")
    .map(({ target }) => joinPath(settings?.directory ?? "/", target.replace(/^~(?=\/|$)/, home)));
  if (path !== null) return targets.some((target) => isInside(path, target));
  const use = packageUsesOf(context, run).find((each) => each.command === command);
  const kept = use?.manager.caches.map((cache) => cachePath(context, use, cache)) ?? [];
  if (use === undefined || kept.length === 0) return targets.length > 0;
  return kept.some((place) =>
    targets.some((target) => isInside(place, target) || isInside(target, place)),
  );
}

export function judgeSecretMount(scene: Scene, { commands, id }: Of<"secret-mount">): Verdict {
  const found = commandSites(scene, commands);
  const [first] = found;
  if (first === undefined) return misses(sayNothingRuns(scene, commands));
  if (found.some(({ run }) => secretIds(run).some((each) => id === undefined || each === id)))
    return MET;
  const others = found.flatMap(({ run }) => secretIds(run));
  const has = others.length === 0 ? "" : `; it is given \`${others.join("`, `")}\``;
  const what = id === undefined ? "no secret mount" : `no mount of the secret \`${id}\``;
  return misses(
    `${sayFound(first)} on line ${first.site.line} has ${what}${has}.`,
    spanOfSite(scene, first.site),
  );
}

/** A secret without an id is known by the last part of its target. */
function secretIds({ mounts }: Run): readonly string[] {
  return mounts
    .filter(({ type }) => type === "secret")
    .map(({ id, target, source }) => id || source || (target.split("/").at(-1) ?? ""));
}

export function judgeLink(scene: Scene): Verdict {
  const { sites, shipped } = scene.context;
  const copies = sites.filter(
    ({ stage, instruction: { name } }) =>
      stage !== null && shipped.has(stage.index) && (name === "COPY" || name === "ADD"),
  );
  if (copies.length === 0) return misses("Nothing is copied into what ships.");
  const plain = copies.find((site) => !isLinked(site));
  return plain === undefined
    ? MET
    : misses(`The copy on line ${plain.line} has no \`--link\`.`, spanOfSite(scene, plain));
}

function isLinked({ instruction: { flags } }: Site): boolean {
  return flags.some(
    ({ name, value }) => name === "link" && (value === null || /^(?:1|t|true)$/i.test(value)),
  );
}

export function judgeOnBuildPlatform(scene: Scene, { commands }: Of<"on-build-platform">): Verdict {
  const found = commandSites(scene, commands);
  const [first] = found;
  if (first === undefined) return misses(sayNothingRuns(scene, commands));
  if (found.some(({ stage }) => isOnBuildPlatform(scene, stage))) return MET;
  const from = fromSite(scene, lowest(scene, first.stage)) ?? first.site;
  const platform = scene.model.stages[lowest(scene, first.stage)]?.platform ?? null;
  const why =
    platform === null
      ? "has no `--platform`, so it runs on the platform that is built for, which is emulated where the two differ"
      : `is for \`${platform}\``;
  return misses(
    `${sayFound(first)} runs in ${sayStage(scene, first.stage)}, whose FROM on line ${from.line} ${why}.`,
    spanOfSite(scene, from),
  );
}

/** The stage at the bottom of those that a stage is built on: its FROM decides the platform. */
function lowest({ model }: Scene, stage: number): number {
  const seen = new Set<number>();
  let at = stage;
  for (;;) {
    seen.add(at);
    const base = model.bases[at];
    if (base?.kind !== "stage" || seen.has(base.stage)) return at;
    at = base.stage;
  }
}

/** Asked with two pairs of platforms, so that a platform that is written out passes only where it is the right one in both. */
function isOnBuildPlatform(scene: Scene, stage: number): boolean {
  const { model } = scene;
  const written = model.stages[lowest(scene, stage)]?.platform ?? null;
  if (written === null) return false;
  return [
    ["linux/amd64", "linux/arm64"],
    ["linux/arm64", "linux/amd64"],
  ].every(([build = "", target = ""]) => {
    const result = expand(written, {
      escape: model.tree.escape,
      lookUp: (name) => globalValue(scene, name, { build, target }),
    });
    return result.ok && result.text === build;
  });
}

function globalValue(
  { model }: Scene,
  name: string,
  { build, target }: { readonly build: string; readonly target: string },
): string | undefined {
  if (name === "BUILDPLATFORM") return build;
  if (name === "TARGETPLATFORM") return target;
  const declared = model.globals.declarations.find((each) => each.name === name);
  // An argument may stand for another one: ARG PLATFORM=$BUILDPLATFORM.
  const used = /^\$\{?(BUILDPLATFORM|TARGETPLATFORM)\}?$/.exec(declared?.defaultText ?? "")?.[1];
  if (used !== undefined) return used === "BUILDPLATFORM" ? build : target;
  return model.globals.values.get(name);
}

export function judgeHeredoc(scene: Scene, { instruction, commands }: Of<"heredoc">): Verdict {
  if (commands !== undefined) {
    const found = commandSites(scene, commands);
    const [first] = found;
    if (first === undefined) return misses(sayNothingRuns(scene, commands));
    return found.some(({ site }) => site.item.heredocs.length > 0)
      ? MET
      : misses(
          `${sayFound(first)} on line ${first.site.line} stands in no heredoc.`,
          spanOfSite(scene, first.site),
        );
  }
  const { sites, needed } = scene.context;
  const isThere = sites.some(
    (site) =>
      needed.has(site.stage?.index ?? -1) &&
      site.instruction.name === instruction &&
      site.item.heredocs.length > 0,
  );
  return isThere ? MET : misses(`No \`${instruction}\` of this build has a heredoc.`);
}

export function judgeParallel(scene: Scene, { one, other }: Of<"parallel">): Verdict {
  const ones = commandSites(scene, one);
  const others = commandSites(scene, other);
  const [a] = ones;
  const [b] = others;
  if (a === undefined) return misses(sayNothingRuns(scene, one));
  if (b === undefined) return misses(sayNothingRuns(scene, other));
  const second = stagesOf(others);
  const isParallel = stagesOf(ones).some((each) =>
    second.some((another) => isIndependent(scene, each, another)),
  );
  if (isParallel) return MET;
  const span = spanOfSite(scene, b.site);
  if (a.stage === b.stage) {
    return misses(
      `Both run in ${sayStage(scene, a.stage)}, one after the other, on lines ${a.site.line} and ${b.site.line}.`,
      span,
    );
  }
  const [early, late] = scene.neededBy(a.stage).has(b.stage) ? [b, a] : [a, b];
  return misses(
    `${sayStage(scene, late.stage)} needs ${sayStage(scene, early.stage)} and so waits for it.`,
    span,
  );
}

function stagesOf(found: readonly CommandSite[]): readonly number[] {
  return [...new Set(found.map(({ stage }) => stage))];
}

function isIndependent(scene: Scene, one: number, other: number): boolean {
  return !scene.neededBy(one).has(other) && !scene.neededBy(other).has(one);
}
