import type { Model, Stage, StageKey, StepKey } from "@stagemap/model";
import { parse, syntaxProblems } from "@stagemap/syntax";
import type { TextEdit } from "@stagemap/text";
import { refuse } from "../plan.ts";
import type { Plan } from "../plan.ts";
import { planOfChange } from "../stages/graph-change.ts";
import { isOpen, OPEN } from "../stages/place-stage.ts";
import { GONE, sameOrigins, stageOf } from "../stages/stage-head.ts";
import { uncommented } from "./comment-text.ts";

/** Where to look for instructions that are comments: right above a step, or in all of a stage for null. */
export interface CommentedPlace {
  readonly stage: StageKey;
  readonly step: StepKey | null;
}

/** Makes instructions again of those that are comments. Never throws. */
export function planBringBack(model: Model, { stage: key, step }: CommentedPlace): Plan {
  const stage = stageOf(model, key);
  if (stage === undefined) return refuse(GONE);
  if (isOpen(stage)) return refuse(OPEN);
  const edits = commentRuns(model, stage, step).flatMap((run) => codeOf(model, stage, run));
  if (edits.length === 0) {
    return refuse(
      step === null ? "No step of it is a comment." : "No step right above it is a comment.",
    );
  }
  return planOfChange(model, {
    edits,
    origins: sameOrigins(model),
    changed: [stage.index],
    areCommentsLost: true,
  });
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** Comment lines that stand together, without anything between them. */
function commentRuns(model: Model, stage: Stage, step: StepKey | null): readonly Run[] {
  const { tree, stageItems } = model;
  const from = stageItems[stage.index] ?? 0;
  const next = stageItems[stage.index + 1] ?? tree.items.length;
  const runs: Run[] = [];
  for (let item = from + 1; item < next; item++) {
    if (tree.items[item]?.kind !== "comment") continue;
    const start = tree.starts[item] ?? 0;
    while (item + 1 < next && tree.items[item + 1]?.kind === "comment") item++;
    runs.push({ start, end: tree.starts[item + 1] ?? tree.source.length });
  }
  if (step === null) return runs;
  const own = stage.steps.find((each) => each.key === step);
  const at = own === undefined ? -1 : tree.starts[from + own.itemOffset];
  return runs.filter(({ end }) => end === at);
}

/** The lines of a run that are whole instructions once their marks are gone. */
function codeOf(model: Model, stage: Stage, { start, end }: Run): readonly TextEdit[] {
  const lines = linesOf(model.tree.source.slice(start, end));
  const edits: TextEdit[] = [];
  let at = start;
  for (let index = 0; index < lines.length;) {
    const count = instructionLines(model, stage, lines.slice(index));
    const taken = lines.slice(index, index + Math.max(1, count));
    const length = taken.join("").length;
    if (count > 0) {
      const newText = taken.map((line) => uncommented(line) ?? line).join("");
      edits.push({ span: { start: at, end: at + length }, newText });
    }
    at += length;
    index += taken.length;
  }
  return edits;
}

function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) =>
    index < lines.length - 1 ? [`${line}\n`] : line === "" ? [] : [line],
  );
}

/** How many of the lines are one instruction that was made a comment; 0 when the first one begins none. */
function instructionLines(model: Model, stage: Stage, lines: readonly string[]): number {
  const bare: string[] = [];
  for (const line of lines) {
    const own = uncommented(line);
    if (own === null) break;
    bare.push(own);
  }
  const head = model.tree.escape === "`" ? "# escape=`\n" : "";
  const tree = parse(`${head}FROM scratch\n${bare.join("")}`);
  const number = tree.items.findIndex(({ kind }) => kind === "instruction") + 1;
  const item = tree.items[number];
  if (item?.kind !== "instruction" || item.isOpen) return 0;
  const { name, keyword } = item.instruction;
  if (name === null || name === "FROM") return 0;
  // Words of a sentence are seldom written as this file writes its instructions.
  const isLower = stage.from.instruction.keyword.text === "from";
  if (keyword.text !== (isLower ? name.toLowerCase() : name)) return 0;
  const count = item.lineEnds + (item.raw.endsWith("\n") ? 0 : 1);
  const alone = parse(`${head}FROM scratch\n${bare.slice(0, count).join("")}`);
  return syntaxProblems(alone).length > 0 ? 0 : count;
}
