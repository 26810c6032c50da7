import type { Instruction } from "@stagemap/syntax";
import { skipBlanks } from "./blanks.ts";
import type { Part } from "./parts.ts";
import type { Piece } from "./pieces.ts";

/** What continued lines of an instruction start with. */
export interface Indent {
  readonly usual: string;
  /** Other blanks that a line may start with as well, because lines that cannot move start so. */
  readonly kept: ReadonlySet<string>;
  /** What the first line of a shell's command may start with besides: a step between the flags and the lines that follow it. */
  readonly keptOfCommand: ReadonlySet<string>;
}

const USUAL = "    ";
const NONE: ReadonlySet<string> = new Set();
const FOUR_SPACES: Indent = { usual: USUAL, kept: NONE, keptOfCommand: NONE };

/**
 * Four spaces. Where lines of a shell's command stand, which stay as they are, flags and the command's first line may stand in
 * line with any of them; where none of these is indented so far, by as much as they are.
 */
export function indentOf(
  { name, isJson }: Instruction,
  {
    raw,
    pieces,
    parts,
  }: Readonly<{ raw: string; pieces: readonly Piece[]; parts: readonly Part[] }>,
): Indent {
  const command = parts.at(-1);
  if (command === undefined || isJson || !SHELLS.has(name)) return FOUR_SPACES;
  const fixed = pieces.slice(1).flatMap(({ from, to }) => {
    const first = skipBlanks(raw, from, to);
    const isInside = first > command.from && first < command.to && first < to && first > from;
    return isInside ? [raw.slice(from, first)] : [];
  });
  if (fixed.length === 0) return FOUR_SPACES;
  const shortest = fixed.reduce((a, b) => (b.length < a.length ? b : a));
  const isOwn = shortest.includes("\t") || shortest.length < USUAL.length;
  const steps = new Set<string>();
  for (let step = USUAL; shortest.startsWith(step); step += USUAL) steps.add(step);
  return {
    usual: isOwn ? shortest : USUAL,
    kept: new Set([...fixed, USUAL]),
    keptOfCommand: steps,
  };
}

/** Instructions whose arguments a shell may read. */
const SHELLS: ReadonlySet<Instruction["name"]> = new Set([
  "RUN",
  "CMD",
  "ENTRYPOINT",
  "HEALTHCHECK",
]);
