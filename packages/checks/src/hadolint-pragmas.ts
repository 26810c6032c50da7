import type { SyntaxTree } from "@stagemap/syntax";

/** What comments of a file say to hadolint. */
export interface Pragmas {
  /** Ids that are ignored in the whole file. */
  readonly global: ReadonlySet<string>;
  /** Ids that are ignored at an instruction, by its line. */
  readonly byLine: ReadonlyMap<number, ReadonlySet<string>>;
  /** Ids that are ignored from a line on until the next stage or the next of these, in the order of the lines. */
  readonly byStage: readonly StagePragma[];
}

interface StagePragma {
  readonly fromLine: number;
  readonly ids: ReadonlySet<string>;
}

interface Pragma {
  readonly scope: "instruction" | "stage" | "global";
  readonly ids: readonly string[];
}

const IDS = "[\\w-]+(?:[\\t ]*,[\\t ]*[\\w-]+)*";
const IGNORE = new RegExp(
  `^[\\t ]*#[\\t ]*hadolint[\\t ]+(?:(stage|global)[\\t ]+)?ignore[\\t ]*=[\\t ]*(${IDS})[\\t ]*(?:#.*)?$`,
);
const SHELL = /^[\t ]*#[\t ]*hadolint[\t ]+shell[\t ]*=[\t ]*([^\t ]+)[\t ]*(?:#.*)?$/;

/** What a comment line asks hadolint to ignore; null when it is no such comment. */
export function readIgnorePragma(comment: string): Pragma | null {
  const [, scope, ids] = IGNORE.exec(comment.trimEnd()) ?? [];
  if (ids === undefined) return null;
  return {
    scope: scope === "stage" || scope === "global" ? scope : "instruction",
    ids: ids.split(",").map((id) => id.trim()),
  };
}

/** The shell that a comment line tells hadolint to suppose; null when it is no such comment. */
export function readShellPragma(comment: string): string | null {
  return SHELL.exec(comment.trimEnd())?.[1] ?? null;
}

/** True for a comment line that tells hadolint something. */
export function isPragma(comment: string): boolean {
  return readIgnorePragma(comment) !== null || readShellPragma(comment) !== null;
}

/**
 * What the file's comments tell hadolint to ignore; null when there is none of them. One for an instruction stands above it, with
 * nothing but other comments between.
 */
export function readPragmas({ source, items, lines }: SyntaxTree): Pragmas | null {
  if (!source.includes("hadolint")) return null;
  const global = new Set<string>();
  const byLine = new Map<number, ReadonlySet<string>>();
  const byStage: StagePragma[] = [];
  let here: string[] = [];
  let stage: string[] = [];
  for (const [index, item] of items.entries()) {
    if (item.kind === "comment") {
      const pragma = readIgnorePragma(item.raw);
      const ids = pragma?.ids ?? [];
      if (pragma?.scope === "global") for (const id of ids) global.add(id);
      if (pragma?.scope === "stage") stage.push(...ids);
      if (pragma?.scope === "instruction") here.push(...ids);
      continue;
    }
    const line = lines[index] ?? 1;
    if (item.kind === "instruction") {
      if (here.length > 0) byLine.set(line, new Set(here));
      if (stage.length > 0 || item.instruction.name === "FROM") {
        byStage.push({ fromLine: line, ids: new Set(stage) });
      }
      stage = [];
    }
    here = [];
  }
  return { global, byLine, byStage };
}

/** Whether comments tell hadolint to ignore one of these ids on a line. */
export function isIgnored(
  { global, byLine, byStage }: Pragmas,
  ids: readonly string[],
  line: number,
): boolean {
  const ofStage = byStage.findLast(({ fromLine }) => fromLine <= line);
  return ids.some(
    (id) => global.has(id) || byLine.get(line)?.has(id) === true || ofStage?.ids.has(id) === true,
  );
}
