import type { ManagerContext, ManagerUse } from "../manager-uses.ts";
import { managerUses } from "../manager-uses.ts";
import type { Ecosystem } from "../managers/manager.ts";
import type { Script } from "../types.ts";
import {
  ANY_RUN,
  BUILD_AGAIN,
  BUILD_ROWS,
  COMPILING_INSTALL,
  CONFIGURATION,
  FILE_COMMANDS,
  FILE_PROGRAMS,
  INSTALL_AGAIN,
  INSTALL_ROWS,
  INSTRUCTION_ROWS,
} from "./seconds-table.ts";
import type { SecondsEstimate, SecondsRow } from "./seconds-table.ts";

/** The work of a RUN, as far as it says how long that takes. */
export interface RunWork {
  readonly works: readonly Work[];
  /** True for commands that only touch files. */
  readonly isOnlyFiles: boolean;
}

/** A kind of work; of two of a kind and an ecosystem the longer one counts. */
interface Work {
  readonly kind: "install" | "build" | "script";
  readonly ecosystem: Ecosystem;
  readonly manager: string;
  readonly row: SecondsRow;
  /** True for an install that leaves the rest for another call, as `composer install --no-scripts`. */
  readonly isPart: boolean;
}

/** What steps above have left in the layers, and what cache mounts hold. */
export interface RunPlace {
  /** The RUNs above in the stage and in those that it is built on; null for those that cannot be read. */
  readonly above: readonly (RunWork | null)[];
  /** True when a cache mount is there that an earlier build has filled. */
  readonly hasFilledCache: boolean;
}

/** What a script does that takes time. */
export function workOfScript(script: Script, context: ManagerContext = {}): RunWork {
  const works = managerUses(script, context).flatMap((use) => workOf(use) ?? []);
  const isOnlyFiles =
    script.commands.length > 0 &&
    script.commands.every(
      ({ basename, nameWord }) =>
        nameWord === null || (basename !== null && FILE_PROGRAMS.has(basename)),
    );
  return { works, isOnlyFiles };
}

/**
 * What a RUN takes when it is carried out: the figures of its classes of commands, added up. What a build needs and no step above
 * has fetched, it fetches itself. `work` is null for a script that cannot be read.
 */
export function secondsOfRun(work: RunWork | null, place: RunPlace): SecondsEstimate {
  if (work === null || work.works.length === 0) {
    const { className, seconds, source } = work?.isOnlyFiles === true ? FILE_COMMANDS : ANY_RUN;
    return { className, seconds, source };
  }
  const { hasFilledCache } = place;
  const above = place.above.flatMap((each) => each?.works ?? []);
  const rows = new Map<string, SecondsEstimate>();
  const add = (key: string, row: SecondsRow): void => {
    const estimate = hasFilledCache ? warmed(row) : row;
    if (estimate.seconds > (rows.get(key)?.seconds ?? -1)) rows.set(key, estimate);
  };
  for (const each of work.works) {
    const { kind, ecosystem } = each;
    add(`${kind} ${ecosystem}`, rowAfter(each, above));
    if (kind !== "build" || !FETCHING.has(ecosystem) || hasFilledCache) continue;
    const isFetched = [...above, ...work.works].some(
      (other) => other !== each && other.ecosystem === ecosystem && other.kind !== "script",
    );
    const fetch = INSTALL_ROWS.get(each.manager);
    if (!isFetched && fetch !== undefined) add(`install ${ecosystem}`, fetch);
  }
  return added([...rows.values()]);
}

/** What an instruction takes that is no RUN, by its name; nothing for what only changes the configuration. */
export function secondsOfInstruction(name: string): SecondsEstimate {
  return INSTRUCTION_ROWS.get(name) ?? CONFIGURATION;
}

/** True for a build whose duration was measured, or is that of one that is like it. */
export function isCompiling({ manager, action }: ManagerUse): boolean {
  return action === "build" && BUILD_ROWS.has(manager.id);
}

/** True for a program that only touches files. */
export function isFileProgram(name: string): boolean {
  return FILE_PROGRAMS.has(name);
}

/** Where a build fetches what is missing. */
const FETCHING: ReadonlySet<Ecosystem> = new Set([
  "go",
  "rust",
  "java",
  "dotnet",
  "haskell",
  "swift",
]);

/** Options of an install that leaves something for the next one. */
const PARTS: ReadonlySet<string> = new Set(
  "--no-root --no-self --no-install-project --no-install-workspace --no-autoloader --no-scripts".split(
    " ",
  ),
);

/** Null for what takes no time of its own, such as cleaning up. */
function workOf({ manager, action, subcommand, options }: ManagerUse): Work | null {
  const { ecosystem, id } = manager;
  const isPart = options.some(({ name }) => PARTS.has(name));
  const work = (kind: Work["kind"], row: SecondsRow): Work => ({
    kind,
    ecosystem,
    manager: id,
    row,
    isPart,
  });
  switch (action) {
    case "build":
      return BUILD_ROWS.has(id)
        ? work("build", BUILD_ROWS.get(id) ?? ANY_RUN)
        : work("script", ANY_RUN);
    case "run":
      return work("script", ANY_RUN);
    case "install":
    case "fetch":
    case "upgrade": {
      const compiles =
        action === "fetch" && (ecosystem === "haskell" || subcommand === "chef cook");
      return work("install", compiles ? COMPILING_INSTALL : (INSTALL_ROWS.get(id) ?? ANY_RUN));
    }
    default:
      return null;
  }
}

/** What is left of it when a step above has done most. */
function rowAfter(work: Work, above: readonly Work[]): SecondsRow {
  const { kind, ecosystem, manager, row, isPart } = work;
  const isFetched =
    kind === "install" && above.some((each) => each.isPart && !isPart && each.manager === manager);
  const isBuilt =
    kind === "build" &&
    above.some(
      (each) =>
        each.ecosystem === ecosystem && (each.kind === "build" || each.row === COMPILING_INSTALL),
    );
  const rest = isFetched ? INSTALL_AGAIN : isBuilt ? BUILD_AGAIN : row;
  return rest.seconds < row.seconds ? rest : row;
}

function warmed(row: SecondsRow): SecondsEstimate {
  return row.warm === null ? row : { ...row.warm, className: `${row.className}, cache mount` };
}

function added(rows: readonly SecondsEstimate[]): SecondsEstimate {
  const names = rows.map(({ className }) => className);
  const [last = ""] = names.slice(-1);
  const others = names.slice(0, -1).join(", ");
  return {
    seconds: rows.reduce((sum, { seconds }) => sum + seconds, 0),
    className: others === "" ? last : `${others} and ${last}`,
    source: [...new Set(rows.map(({ source }) => source))].join("; "),
  };
}
