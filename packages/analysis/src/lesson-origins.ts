import {
  isInside,
  joinPath,
  removedPaths,
  settingsOf,
  shippedContents,
  valueOf,
} from "@stagemap/checks";
import type { Site } from "@stagemap/checks";
import { contextFiles, selectSources } from "@stagemap/dockerignore";
import { flagValue, isHeredoc } from "@stagemap/model";
import { commandSites } from "./lesson-commands.ts";
import type { CommandSite } from "./lesson-commands.ts";
import type { Scene } from "./lesson-scene.ts";

/** Where something at a path of a stage comes from. */
export interface Origin {
  /** The line of the stage that was asked about. */
  readonly site: Site;
  readonly kind: "context" | "run" | "image";
}

interface Question {
  readonly scene: Scene;
  /** Absolute. */
  readonly path: string;
  /** Commands of which one has to have made it; null when anything will do. */
  readonly madeBy: readonly string[] | null;
}

/**
 * What puts something at the path into a stage, the last line first: copies are followed into the stages that they take from. Null
 * when nothing does, as far as it shows. What a program writes is not known, so a RUN of `madeBy` counts for any path.
 */
export function originIn(
  question: Question,
  stage: number,
  seen = new Set<string>(),
): Origin | null {
  const { scene, path } = question;
  const known = `${stage} ${path}`;
  if (seen.has(known)) return null;
  seen.add(known);
  const steps = scene.context.dispatched[stage] ?? [];
  for (const { site, isTrigger } of steps.toReversed()) {
    if (isTrigger) continue;
    const origin = originAt(question, site, seen);
    if (origin === "gone") return null;
    if (origin !== null) return origin;
  }
  const base = scene.model.bases[stage];
  return base?.kind === "stage" ? originIn(question, base.stage, seen) : null;
}

function originAt(question: Question, site: Site, seen: Set<string>): Origin | "gone" | null {
  switch (site.instruction.name) {
    case "RUN":
      return originInRun(question, site, seen);
    case "COPY":
    case "ADD":
      return originInCopy(question, site, seen);
    default:
      return null;
  }
}

function originInRun(question: Question, site: Site, seen: Set<string>): Origin | "gone" | null {
  const { scene, path, madeBy } = question;
  const run = scene.runAt(site);
  if (run === undefined) return null;
  if (removedPaths(scene.context, run).some((gone) => isInside(path, gone))) return "gone";
  if (madeBy === null) return null;
  if (makers(scene, madeBy).has(site)) return { site, kind: "run" };
  // A RUN may copy out of a stage that it has mounted.
  const mounted = scene.edgeOf(site.step, "mount");
  if (mounted?.from.kind !== "stage") return null;
  const found = originIn({ ...question, path: "/" }, mounted.from.stage, seen);
  return found === null ? null : { ...found, site };
}

const knownMakers = new WeakMap<readonly CommandSite[], ReadonlySet<Site>>();

/** The instructions that carry out one of the commands. */
function makers(scene: Scene, madeBy: readonly string[]): ReadonlySet<Site> {
  const found = commandSites(scene, madeBy);
  const sites = knownMakers.get(found) ?? new Set(found.map(({ site }) => site));
  knownMakers.set(found, sites);
  return sites;
}

function originInCopy(question: Question, site: Site, seen: Set<string>): Origin | null {
  const { scene, madeBy } = question;
  const copied = readCopy(scene, site);
  if (copied === null) return null;
  const edge = scene.edgeOf(site.step, "copy");
  for (const source of copied.sources) {
    const places = placesBefore(question.path, { ...copied, source });
    for (const place of places) {
      if (edge === undefined) {
        if (madeBy === null && isInContext(scene, copied, { source, place }))
          return { site, kind: "context" };
      } else if (edge.from.kind === "stage") {
        const found = originIn({ ...question, path: place }, edge.from.stage, seen);
        if (found !== null) return { ...found, site };
        // Nobody knows what the programs of that stage wrote: a copy that names the very place brings something there.
        if (madeBy === null && (isInside(source, place) || isMade(scene, edge.from.stage, place)))
          return { site, kind: "run" };
      } else if (madeBy === null) return { site, kind: "image" };
    }
  }
  return null;
}

/** True for what a stage is known to hold at the place or below it. */
function isMade(scene: Scene, stage: number, place: string): boolean {
  return shippedContents(scene.context).some(
    (content) => content.stage === stage && content.path !== null && isInside(content.path, place),
  );
}

interface Copied {
  readonly sources: readonly string[];
  /** Absolute. */
  readonly destination: string;
  /** True when the destination is a folder by how it is written. */
  readonly isFolder: boolean;
  readonly exclude: readonly string[];
  readonly keepsParents: boolean;
}

function readCopy({ context, model }: Scene, site: Site): Copied | null {
  const { instruction } = site;
  const settings = settingsOf(context).at.get(site);
  const last = instruction.args.at(-1);
  if (settings === undefined || last === undefined) return null;
  const words = instruction.args.slice(0, -1);
  const value = (word: (typeof words)[number]): string =>
    valueOf(word, settings.variable, model.tree.escape);
  const isOfContext = (flagValue(instruction, "from") ?? "") === "";
  const written = value(last);
  return {
    sources: words.map((word) => {
      if (isHeredoc(word.text)) return `<<${word.text.replace(/^\d*<<-?["']?|["']$/g, "")}`;
      return isOfContext ? value(word) : joinPath("/", value(word));
    }),
    destination: joinPath(settings.directory, written),
    isFolder: words.length > 1 || /(?:\/|^\.|\/\.)$/.test(written),
    exclude: instruction.flags.flatMap(({ name, value: text }) =>
      name === "exclude" && text !== null ? [text] : [],
    ),
    keepsParents: instruction.flags.some(({ name }) => name === "parents"),
  };
}

/**
 * Where what is at `path` after a copy can have been before it. Nobody knows whether a source is a file or a folder: of a file comes
 * the file, of a folder what is in it.
 */
function placesBefore(
  path: string,
  { source, destination, isFolder }: Copied & { readonly source: string },
): readonly string[] {
  const from = joinPath("/", source.replace(/^<</, "").replace(/[*?[].*$/, ""));
  const name = source.replace(/^<</, "").replace(/\/+$/, "").split("/").at(-1) ?? "";
  const places: string[] = [];
  // Something below the path is there as well when the path is a folder above the destination.
  if (isInside(destination, path)) places.push(from);
  else if (isInside(path, destination)) {
    const rest = path.slice(destination === "/" ? 0 : destination.length);
    if (/[*?[]/.test(source)) places.push(joinPath(from, `.${rest}`));
    else {
      const asFile = joinPath(destination, name);
      if (isFolder && isInside(path, asFile))
        places.push(joinPath(from, `.${path.slice(asFile.length)}`));
      places.push(joinPath(from, `.${rest}`));
    }
  }
  return places;
}

function isInContext(
  { files, matcher }: Scene,
  { exclude, keepsParents }: Copied,
  { source, place }: { readonly source: string; readonly place: string },
): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\/|^git@/i.test(source)) return true;
  // A heredoc is a file, called as its mark.
  if (source.startsWith("<<")) return place === `/${source.slice(2)}`;
  const sent = contextFiles(files.filter((path) => !matcher.decide(path).isIgnored));
  const selected = selectSources(sent, [source], { exclude, keepsParents });
  return selected.some(({ matches }) =>
    matches.some(({ files: taken }) => taken.some((path) => isInside(`/${path}`, place))),
  );
}
