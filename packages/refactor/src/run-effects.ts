import { readMount } from "@stagemap/model";
import { createScriptCache, joinPath, scriptEffects } from "@stagemap/shell";
import type { FileAccess } from "@stagemap/shell";
import type { Instruction, InstructionItem } from "@stagemap/syntax";
import { ACCOUNTS, certainRead, madeFolders } from "./copy-effects.ts";
import { NO_EFFECTS } from "./effects.ts";
import type { FileSet, StepEffects } from "./effects.ts";
import { canonicalPath, foldersAbove, isWithin, pathSet } from "./paths.ts";
import { homesOf, isNamedUser, replaced } from "./settings.ts";
import type { Settings } from "./settings.ts";

/** Scripts go when their items do. */
const scripts = createScriptCache();

/** Another name of a place, which RUN makes. */
export interface Alias {
  readonly path: string;
  readonly target: string;
}

export interface RunEffects extends StepEffects {
  readonly aliases: readonly Alias[];
}

/** What a RUN reads and writes, as far as its programs are known. */
export function runEffects(
  instruction: Instruction,
  item: InstructionItem,
  settings: Settings,
): RunEffects {
  const names: string[] = [];
  const covered = mountTargets(instruction, settings, names);
  const script = scripts.get(item, settings.shell);
  const variables = names.map(certainRead);
  if (script === null) {
    return { ...NO_EFFECTS, aliases: [], variables: { reads: variables, writes: [] } };
  }
  const { directory, variable } = settings;
  const effects = scriptEffects(script, { directory, homes: homesOf(settings), variable });
  const isCovered = ({ path }: FileAccess): boolean =>
    covered.paths.some((each) => isWithin(path, each));
  const keep = (accesses: readonly FileAccess[]): FileSet[] =>
    accesses.filter((each) => !isCovered(each)).map(fileSet);
  const usesDirectory = effects.usesDirectory || covered.isRelative;
  const reads = keep(effects.reads);
  const writes = keep(effects.writes);
  // Who runs it decides what it may do and whose the files are.
  const user = settings.user ?? "";
  if (isNamedUser(user)) reads.push(...ACCOUNTS.map(existing));
  reads.push(...covered.caches, ...startFiles(settings));
  const keptWrites = [...writes, ...covered.caches];
  // The folder of a file has to be there; the working directory's own step comes before in any case.
  const there =
    usesDirectory && settings.isDirectoryMade ? [directory, ...foldersAbove(directory)] : [];
  reads.push(...neededFolders([...reads, ...writes], there, settings));
  return {
    ...NO_EFFECTS,
    files: {
      reads,
      writes: keptWrites,
      makes: keep(effects.creates).flatMap(({ path }) =>
        madeFolders(`${path}/x`, {
          attributes: user === "" ? "root" : user,
          settled: usesDirectory && settings.isDirectoryMade ? directory : null,
        }),
      ),
    },
    variables: {
      reads: [...variables, ...effects.variables, ...BREAKERS, ...EVERYWHERE],
      writes: [],
    },
    settings: {
      reads: [
        ...(usesDirectory ? (["directory"] as const) : []),
        "user",
        ...(instruction.isJson ? [] : (["shell"] as const)),
      ],
      writes: [],
    },
    unknown: effects.unknown,
    assumptions: effects.assumptions,
    needsNetwork: effects.needsNetwork,
    aliases: effects.links,
  };
}

/** Variables that are there to have what is below them run again: no RUN passes them. */
const BREAKERS = [
  "CACHEBUST*",
  "CACHE_BUST*",
  "CACHE_BREAK*",
  "CACHEBREAK*",
  "CACHE_DATE*",
  "BUST_CACHE*",
  "BREAK_CACHE*",
  "INVALIDATE*",
  "FORCE_REBUILD*",
  "NO_CACHE*",
  "NOCACHE*",
].flatMap((name) => [certainRead(name), certainRead(name.toLowerCase())]);

/** Variables that every program or shell looks at, whatever it is. */
const EVERYWHERE = [
  "LD_PRELOAD",
  "LD_LIBRARY_PATH",
  "BASH_ENV",
  "ENV",
  "SHELLOPTS",
  "BASHOPTS",
  "SOURCE_DATE_EPOCH",
].map(certainRead);

/** What the shell or the loader is told to read before anything runs. */
function startFiles({ variable, shell }: Settings): FileSet[] {
  const named = ["BASH_ENV", "ENV", "LD_PRELOAD"].flatMap((name) => {
    const value = variable(name) ?? "";
    return value.startsWith("/") ? [existing(joinPath("/", value))] : [];
  });
  if (!shell.isLogin) return named;
  const profiles = ["/etc/profile", "/root/.profile", "/root/.bash_profile", "/root/.bashrc"];
  return [
    ...named,
    ...profiles.map(existing),
    { ...pathSet("/etc/profile.d", "tree"), isCertain: true },
  ];
}

interface Covered {
  readonly paths: readonly string[];
  /** Cache mounts, each as a place that no path names: what one RUN leaves there the next one finds. */
  readonly caches: readonly FileSet[];
  readonly isRelative: boolean;
}

/** What mounts lie over: what is read there is not of the image, and what is written there does not stay. */
function mountTargets({ flags }: Instruction, settings: Settings, names: string[]): Covered {
  const paths: string[] = [];
  const caches: FileSet[] = [];
  let isRelative = false;
  for (const { name, value } of flags) {
    if (value === null) continue;
    if (name !== "mount") {
      names.push(...replaced(settings, value).names);
      continue;
    }
    const result = readMount(value, (text) => {
      const read = replaced(settings, text);
      names.push(...read.names);
      return { ok: true, text: read.text, matched: new Set(), unmatched: new Set() };
    });
    if (!result.ok || !["bind", "cache", "tmpfs"].includes(result.mount.type)) continue;
    const { target } = result.mount;
    if (target === "") continue;
    isRelative ||= !target.startsWith("/");
    paths.push(joinPath(settings.directory, target));
    if (result.mount.type === "cache") {
      const id = CACHE_ID.exec(value)?.[1] ?? joinPath(settings.directory, target);
      caches.push({
        ...pathSet(`/cache mount ${id.replaceAll("/", "|")}`, "node"),
        isCertain: false,
      });
    }
  }
  return { paths, caches, isRelative };
}

const CACHE_ID = /(?:^|,)id=([^,]+)/;

function fileSet({ path, scope, isCertain, isNamed }: FileAccess): FileSet {
  const set = { ...pathSet(path, scope), isCertain };
  return isNamed === true ? { ...set, isNamed } : set;
}

function existing(path: string): FileSet {
  return { ...pathSet(path, "node"), isCertain: true };
}

/** Folders that every image with a shell has (Filesystem Hierarchy Standard 3.0). */
const COMMON: ReadonlySet<string> = new Set(
  (
    "/usr /usr/bin /usr/sbin /usr/lib /usr/share /usr/local /usr/local/bin /usr/local/lib /usr/local/share /etc /var /var/lib " +
    "/var/cache /var/log /var/tmp /opt /home /root /tmp /srv /mnt /run /media"
  )
    .split(" ")
    .map(canonicalPath),
);

/** True for a folder that is there before any step. */
export function isCommonFolder(path: string, { isScratch }: Settings): boolean {
  return !isScratch && COMMON.has(path);
}

function neededFolders(
  sets: readonly FileSet[],
  there: readonly string[],
  settings: Settings,
): FileSet[] {
  const found = new Set<string>();
  for (const { path, isCertain, isNamed } of sets) {
    if (!isCertain || isNamed === true) continue;
    for (const folder of foldersAbove(path)) {
      if (!/[*?[]/.test(folder)) found.add(folder);
    }
  }
  return [...found].map((folder) => ({
    ...existing(folder),
    isMade: there.includes(folder) || isCommonFolder(folder, settings),
  }));
}
