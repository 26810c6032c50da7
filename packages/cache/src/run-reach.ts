import { scriptEffects } from "@stagemap/shell";
import type { FileAccess } from "@stagemap/shell";
import { overlap } from "./paths.ts";
import type { StagePlan, Vertex } from "./plan.ts";
import { scriptOfRun } from "./seconds.ts";

/** Where a RUN reads and writes. */
export interface RunReach {
  /** Whether it may read a file; an absolute path. */
  readonly mayRead: (path: string) => boolean;
  /** Absolute paths that stand for all below them; "/" where nobody knows. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

const EVERYWHERE: RunReach = { mayRead: () => true, reads: ["/"], writes: ["/"] };

/** What a RUN can have carried from where to where. Null for a step that runs nothing. */
export function reachOf(vertex: Vertex, stage: StagePlan): RunReach | null {
  if (vertex.kind !== "run") return null;
  const script = scriptOfRun(vertex, stage);
  if (script === null) return EVERYWHERE;
  const { variables, setting } = vertex;
  const effects = scriptEffects(script, {
    directory: setting.directory,
    homes: ["/root", "/home/*"],
    variable: (name) => variables.get(name)?.value,
  });
  if (effects.unknown.length > 0) return EVERYWHERE;
  const reads = pathsOf(effects.reads);
  const pattern = patternOf(effects.reads);
  return { mayRead: (path) => pattern.test(path), reads, writes: pathsOf(effects.writes) };
}

/** Where things may stand that runs made of others: at the paths, and wherever a run wrote that read what is there. */
export function spread(runs: readonly RunReach[], paths: readonly string[]): readonly string[] {
  let reached = paths;
  for (const { reads, writes } of runs) {
    if (reads.some((read) => reached.some((path) => overlap(read, path)))) {
      reached = [...reached, ...writes];
    }
  }
  return [...new Set(reached)];
}

/** One expression for all that is read: it is asked of every file. */
function patternOf(accesses: readonly FileAccess[]): RegExp {
  const patterns = accesses.map(({ path, scope }) => {
    const text = path
      .replace(/\/$/, "")
      .replaceAll(/[.+^${}()|\\]/g, String.raw`\$&`)
      .replaceAll(/\[[^\]/]*\]/g, "*")
      .replaceAll("[", String.raw`\[`)
      .replaceAll(/\*\*|\*|\?/g, (wild) => WILD.get(wild) ?? wild);
    return text + ENDS[scope];
  });
  return patterns.length === 0 ? /(?!)/ : new RegExp(`^(?:${patterns.join("|")})`);
}

const WILD: ReadonlyMap<string, string> = new Map([
  ["**", ".*"],
  ["*", "[^/]*"],
  ["?", "[^/]"],
]);

const ENDS: Readonly<Record<FileAccess["scope"], string>> = {
  node: "$",
  tree: "(?:/|$)",
  below: "/",
};

/** The parts in front of the first wildcard, each once, without those below another. */
function pathsOf(accesses: readonly FileAccess[]): readonly string[] {
  const paths = new Set(
    accesses.map(({ path }) => {
      const wild = path.search(/[*?[]/);
      const end = wild === -1 ? path.length : path.lastIndexOf("/", wild);
      return path.slice(0, end).replace(/\/$/, "") || "/";
    }),
  );
  if (paths.has("/")) return ["/"];
  return [...paths];
}
