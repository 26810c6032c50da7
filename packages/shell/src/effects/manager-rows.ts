import type { ManagerAction } from "../managers/manager.ts";
import type { Doing, Place } from "./rows.ts";

/** What a package manager or build tool does beyond what its own description says of manifests and caches. */
export interface ManagerRow {
  /** The ids of managers. */
  readonly managers: readonly string[];
  /** Options that name the project's folder. */
  readonly projectOptions: readonly string[];
  /** Programs that it starts itself, beside its own. */
  readonly helpers: readonly string[];
  /** What every call looks at. */
  readonly variables: readonly string[];
  /** Variables that name folders which it reads and writes. */
  readonly folderVariables: readonly string[];
  readonly reads: readonly Place[];
  /** What it does for the whole machine, with these options. */
  readonly globally?: ManagerDoing & { readonly options: readonly string[] };
  readonly actions: Partial<Record<ManagerAction, ManagerDoing>>;
  /** By subcommand, where one differs from the others of its action. */
  readonly subcommands?: Readonly<Record<string, ManagerDoing>>;
}

export interface ManagerDoing extends Doing {
  /** "manifests" for manifests and lock files, "all" for the whole project. */
  readonly project?: "manifests" | "all";
  /** With one of these options it stays with the manifests. */
  readonly narrowedBy?: readonly string[];
  /** With one of these options it reads the whole project. */
  readonly widenedBy?: readonly string[];
  /** With one of these options no code of packages runs. */
  readonly tamedBy?: readonly string[];
  /** True when it writes lock files, unless one of `frozenBy` is there. */
  readonly writesLock?: boolean;
  readonly frozenBy?: readonly string[];
}

/** Folders in which workspaces of one repository customarily lie. */
const WORKSPACES = "packages apps libs modules services plugins crates workspaces tools".split(" ");

/** A manifest of workspaces, in the folders where they customarily lie. */
export function workspaceManifests(file: string): readonly string[] {
  return WORKSPACES.map((folder) => `./${folder}/**/${file}`);
}

/** A manifest of modules, which may lie in any folder but `src`, where the sources of the top one are. */
export function moduleManifests(file: string): readonly string[] {
  return ["[^s]*", "s[^r]*", "sr[^c]*", "src?*"].map((folder) => `./${folder}/**/${file}`);
}

/** What compilers and linkers look at. */
export const COMPILER_VARIABLES = [
  "CC",
  "CXX",
  "LD",
  "AR",
  "CFLAGS",
  "CXXFLAGS",
  "CPPFLAGS",
  "LDFLAGS",
  "PKG_CONFIG*",
  "MAKEFLAGS",
  "LD_LIBRARY_PATH",
  "LIBRARY_PATH",
  "CPATH",
  "C_INCLUDE_PATH",
];
export const COMPILERS =
  "cc gcc c++ g++ clang clang++ ld ar make cmake ninja pkg-config python3 python perl git".split(
    " ",
  );
export const SYSTEM_HEADERS = ["/usr/include/**", "/usr/local/include/**", "/usr/share/**"];
