import type { FileSet, StepEffects } from "@stagemap/refactor";
import { sayList } from "./titles.ts";

/**
 * What a step is known to read and write, in sentences; empty for a step that touches no files. `line` is the step as it is
 * written: of the system's folders only those are named that stand in it.
 */
export function effectsInWords({ files, unknown }: StepEffects, line: string): readonly string[] {
  if (unknown.length > 0) {
    const programs = sayList([...new Set(unknown)].slice(0, MOST).map(code));
    return [`Nobody knows what ${programs} reads and writes: it may be anything.`];
  }
  return [
    sentence("reads", files.reads, { line, system: "programs and settings of the system" }),
    sentence("writes", files.writes, { line, system: "folders of the system" }),
  ].filter((each) => each !== "");
}

/** So many paths of a kind are named. */
const MOST = 6;

interface Telling {
  readonly line: string;
  /** What the system's own folders are called together. */
  readonly system: string;
}

function sentence(verb: "reads" | "writes", sets: readonly FileSet[], telling: Telling): string {
  const certain = namesOf(
    sets.filter(({ isCertain }) => isCertain),
    telling,
  );
  const possible = namesOf(
    sets.filter(({ isCertain }) => !isCertain),
    telling,
  );
  const others = possible.filter((name) => !certain.includes(name));
  const parts = [
    certain.length === 0 ? "" : `${verb} ${sayNames(certain)}`,
    others.length === 0 ? "" : `may ${verb.slice(0, -1)} ${sayNames(others)}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `It ${parts.join(", and ")}.`;
}

/** What nobody looks for by its path: programs, libraries, package lists. */
const SYSTEM = /^\/(?:usr|etc|var|boot|lib\w*|s?bin|proc|sys|dev|run|tmp)(?:\/|$)/;
/** What tools keep for themselves in the home of whoever runs them. */
const HOME = /^\/(?:root|home\/[^/]+)\/\.|^\/(?:root|home|home\/\*)\/?$/;

function namesOf(sets: readonly FileSet[], { line, system }: Telling): readonly string[] {
  const names = sets
    .filter(({ isNamed }) => isNamed !== true)
    .map(({ path, scope }) => {
      if (path === "/" && scope !== "node") return ANYTHING;
      if (!line.includes(path)) {
        if (HOME.test(path)) return "files in a home directory";
        if (SYSTEM.test(path) || path.startsWith("/go/")) return system;
      }
      return code(scope === "node" ? path : `${path.replace(/\/$/, "")}/`);
    });
  const unique = [...new Set(names)];
  const paths = unique.filter((name) => name.startsWith("`"));
  const groups = unique.filter((name) => !name.startsWith("`"));
  // Of the folders on the way to a file nobody wants to hear.
  const isOnTheWay = (name: string): boolean =>
    paths.some(
      (other) => other.startsWith(`${name.slice(0, -1)}/`) && other.length > name.length + 1,
    );
  return [...paths.filter((name) => !isOnTheWay(name)), ...groups];
}

const ANYTHING = "anything";

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

function sayNames(names: readonly string[]): string {
  if (names.includes(ANYTHING)) return ANYTHING;
  const rest = names.length - MOST;
  return rest <= 0 ? sayList(names) : `${names.slice(0, MOST).join(", ")} and ${rest} more`;
}
