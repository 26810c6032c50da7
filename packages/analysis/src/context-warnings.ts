import type { ContextTrace } from "@stagemap/cache";
import { secretFile } from "@stagemap/checks";
import type { Columns } from "./context-report.ts";
import { UNWANTED_FOLDERS } from "./context-unwanted.ts";
import type { UnwantedFolder } from "./context-unwanted.ts";
import { FILE_STATES } from "./view-context.ts";
import type { ContextWarning } from "./view-context.ts";

const SENT = FILE_STATES.indexOf("sent");
const ORDER = ["secret", "history", "dependencies", "output", "cache"] as const;

/** Sent files that belong together: one kind of secret, or folders of one name. */
interface Group {
  readonly kind: ContextWarning["kind"];
  readonly what: string;
  readonly why: string;
  /** The name that the places have in common. */
  readonly name: string;
  readonly places: Set<string>;
  files: number;
  bytes: number;
  ships: boolean;
}

/** What is sent and should not be: secrets first, then the most bytes first. */
export function contextWarnings(columns: Columns, trace: ContextTrace): readonly ContextWarning[] {
  const groups = new Map<string, Group>();
  const finder = finderOf(columns.paths);
  const { paths, states } = columns;
  for (let at = 0; at < paths.length; at++) {
    if (states[at] !== SENT) continue;
    const path = paths[at] ?? "";
    const place = finder(path, at);
    if (place === null) continue;
    const key = `${place.kind} ${place.what} ${place.name}`;
    let group = groups.get(key);
    if (group === undefined) {
      const { kind, what, why, name } = place;
      group = { kind, what, why, name, places: new Set(), files: 0, bytes: 0, ships: false };
      groups.set(key, group);
    }
    count(group, { path: place.path, at, columns });
  }
  const named = namedPaths(trace);
  return [...groups.values()]
    .map((group) => warningOf(group, named))
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.bytes - a.bytes);
}

interface Counted {
  readonly path: string;
  readonly at: number;
  readonly columns: Columns;
}

function count(group: Group, { path, at, columns }: Counted): void {
  group.places.add(path);
  group.files++;
  const size = columns.sizes[at] ?? Number.NaN;
  if (!Number.isNaN(size)) group.bytes += size;
  if (columns.ships[at] === 1) group.ships = true;
}

interface Place {
  readonly kind: ContextWarning["kind"];
  readonly what: string;
  readonly why: string;
  readonly name: string;
  /** Of the file or folder. */
  readonly path: string;
}

/** What was found out of a list's files stays with the list, which is the same while patterns are typed. */
const findersOf = new WeakMap<readonly string[], Finder>();

/** Tells of a file, by its path and its number in the list, what is wrong with sending it; null when nothing is. */
type Finder = (path: string, at: number) => Place | null;

function finderOf(paths: readonly string[]): Finder {
  const before = findersOf.get(paths);
  if (before !== undefined) return before;
  const find = createFinder(paths);
  const found: (Place | null | undefined)[] = Array.from({ length: paths.length });
  const finder: Finder = (path, at) => {
    const known = found[at];
    if (known !== undefined) return known;
    const place = find(path);
    found[at] = place;
    return place;
  };
  findersOf.set(paths, finder);
  return finder;
}

/** Tells of a file what is wrong with sending it; null when nothing is. What was found out of a folder is kept. */
function createFinder(paths: readonly string[]): (path: string) => Place | null {
  const namesIn = namesByFolder(paths);
  const known = new Map<string, Place | null>([["", null]]);

  function ofFolder(folder: string): Place | null {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const end = Math.max(folder.lastIndexOf("/"), 0);
    const above = folder.slice(0, end);
    const found = ofFolder(above) ?? unwanted(folder, folder.slice(end === 0 ? 0 : end + 1), above);
    known.set(folder, found);
    return found;
  }

  function unwanted(path: string, name: string, above: string): Place | null {
    const kind = UNWANTED_FOLDERS.find(
      (each) => each.name.test(name) && isBeside(each, namesIn.get(above)),
    );
    return kind === undefined ? null : { ...kind, name, path };
  }

  let recent: { readonly path: string; readonly place: Place | null } = { path: "", place: null };
  return (path) => {
    const end = Math.max(path.lastIndexOf("/"), 0);
    // Files of one folder follow each other, mostly.
    if (end !== recent.path.length || !path.startsWith(recent.path)) {
      const folder = path.slice(0, end);
      recent = { path: folder, place: ofFolder(folder) };
    }
    if (recent.place !== null) return recent.place;
    const secret = secretFile(path);
    if (secret === null) return null;
    const name = path.slice(path.lastIndexOf("/") + 1);
    return { kind: "secret", what: secret.what, why: "", name, path };
  };
}

function isBeside({ beside }: UnwantedFolder, names: readonly string[] | undefined): boolean {
  return beside === null || (names ?? []).some((name) => beside.test(name));
}

const MANIFESTS = new Set([
  ..."package.json deno.json deno.jsonc pyproject.toml setup.py setup.cfg Pipfile manage.py".split(
    " ",
  ),
  ..."Cargo.toml pom.xml build.sbt build.gradle build.gradle.kts settings.gradle".split(" "),
  ..."settings.gradle.kts CMakeLists.txt meson.build configure.ac composer.json mix.exs".split(" "),
  "Podfile",
]);

function isManifest(name: string): boolean {
  if (MANIFESTS.has(name)) return true;
  return name.endsWith("proj") || (name.endsWith(".txt") && name.startsWith("requirements"));
}

/** The names of manifests by the folder that they lie in. */
function namesByFolder(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const end = path.lastIndexOf("/");
    const name = path.slice(end + 1);
    if (!isManifest(name)) continue;
    const folder = path.slice(0, Math.max(end, 0));
    const names = found.get(folder);
    if (names === undefined) found.set(folder, [name]);
    else names.push(name);
  }
  return found;
}

/** What the steps name of the context, one by one. */
function namedPaths({ takers }: ContextTrace): readonly string[] {
  return takers.flatMap(({ selection }) =>
    selection.sources.map((source) => source.replace(/^(?:\.?\/)+|\/+$/g, "")),
  );
}

function warningOf(group: Group, named: readonly string[]): ContextWarning {
  const { kind, what, why, name, files, bytes, ships } = group;
  const places = [...group.places];
  const [path = ""] = places;
  const isNamed = places.some((place) => named.some((each) => isWithin(each, place)));
  const line = isNamed ? null : lineFor(places, name);
  return {
    kind,
    what,
    path,
    places: places.length,
    files,
    bytes,
    ships,
    message:
      kind === "secret" ? sayOfSecret(group, path) : sayOfFolder({ what, path, why, isNamed }),
    line,
  };
}

function sayOfSecret({ what, places, ships }: Group, path: string): string {
  const others = places.size > 1 ? ` and ${places.size - 1} more of its name` : "";
  const where = ships
    ? "and is in the image, where everybody who has the image can read it"
    : "where a layer or the build cache may keep it";
  return `“${path}”${others} looks like ${what}: it is sent to the builder, ${where}. Leave it out, and give a RUN that needs it a secret mount.`;
}

interface Said {
  readonly what: string;
  readonly path: string;
  readonly why: string;
  readonly isNamed: boolean;
}

function sayOfFolder({ what, path, why, isNamed }: Said): string {
  const text = `${what} in “${path}” ${why}.`;
  return isNamed
    ? `${text} A step of this Dockerfile names it, so it cannot simply be left out.`
    : text;
}

/** A pattern for all places of a name, or for the one place. */
function lineFor(places: readonly string[], name: string): string {
  const [only = name] = places;
  if (places.length > 1) return `**/${quoted(name)}`;
  return quoted(only);
}

/** With what patterns read as wildcards quoted; a "#" or "!" at the start would be read as something else. */
function quoted(path: string): string {
  const text = path.replaceAll(/[\\*?[\]]/g, String.raw`\$&`);
  return /^[#!\s]/.test(text) ? `/${text}` : text;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
