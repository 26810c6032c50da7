import { heredocBody } from "@stagemap/syntax";
import type { EscapeCharacter, InstructionItem, LocalSpan, LogicalLine } from "@stagemap/syntax";

export interface VariableUse extends LocalSpan {
  readonly name: string;
}

/**
 * Where an instruction names variables, in order: the name in `$NAME` and `${NAME…}`. Scripts of a shell count too, which find
 * build arguments and the environment under the same names.
 */
export function usesIn(item: InstructionItem, escape: EscapeCharacter): readonly VariableUse[] {
  const { instruction, line, heredocs, raw } = item;
  if (!raw.includes("$")) return [];
  const isShell = SHELLS.has((instruction.inner ?? instruction).name);
  const uses = usesInText(line.text, { escape, isShell }).flatMap((use) => placeIn(line, use));
  for (const heredoc of heredocs) {
    if (!heredoc.expand && !isShell) continue;
    const { from } = heredoc.body;
    for (const use of usesInText(heredocBody(heredoc, raw), { escape, isShell: true })) {
      uses.push({ ...use, from: from + use.from, to: from + use.to });
    }
  }
  return uses;
}

const SHELLS: ReadonlySet<InstructionItem["instruction"]["name"]> = new Set([
  "RUN",
  "CMD",
  "ENTRYPOINT",
  "HEALTHCHECK",
]);

interface Reading {
  readonly escape: EscapeCharacter;
  /** True where single quotes may lie inside others, or in a script that another shell reads. */
  readonly isShell: boolean;
}

const TOKEN = /\$\{?([A-Za-z_]\w*)|['"]/g;

function usesInText(text: string, { escape, isShell }: Reading): VariableUse[] {
  const uses: VariableUse[] = [];
  let quote = "";
  for (const match of text.matchAll(TOKEN)) {
    const [whole, name] = match;
    const isLiteral = !isShell && quote === "'";
    if (!isLiteral && isEscaped(text, match.index, escape)) continue;
    if (name === undefined) {
      if (quote === "") quote = whole;
      else if (quote === whole) quote = "";
    } else if (!isLiteral) {
      const to = match.index + whole.length;
      uses.push({ name, from: to - name.length, to });
    }
  }
  return uses;
}

function isEscaped(text: string, at: number, escape: EscapeCharacter): boolean {
  let start = at;
  while (text.charAt(start - 1) === escape) start--;
  return (at - start) % 2 === 1;
}

/** A place of the logical line as one of the item's raw text; none where a continued line cuts the name in two. */
function placeIn({ segments, text }: LogicalLine, use: VariableUse): VariableUse[] {
  for (let index = 0; index < segments.length; index += 2) {
    const start = segments[index] ?? 0;
    const end = segments[index + 2] ?? text.length;
    if (use.from < start || use.to > end) continue;
    const shift = (segments[index + 1] ?? 0) - start;
    return [{ name: use.name, from: use.from + shift, to: use.to + shift }];
  }
  return [];
}
