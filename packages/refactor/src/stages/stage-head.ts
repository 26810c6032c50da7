import type { Model, Stage, StageKey } from "@stagemap/model";
import type { LocalSpan } from "@stagemap/syntax";
import type { TextEdit } from "@stagemap/text";
import type { Note } from "../plan.ts";

export const GONE = "The text has changed: the stage is no longer there.";

export function stageOf(model: Model, key: StageKey): Stage | undefined {
  return model.stages.find((stage) => stage.key === key);
}

/** For an action that neither adds, removes nor moves a stage. */
export function sameOrigins({ stages }: Model): readonly number[] {
  return stages.map(({ index }) => index);
}

/** Edits of a FROM line. */
export interface StageHead {
  renamed(name: string): TextEdit;
  based(base: string): TextEdit;
}

/** Null for a FROM without an image. */
export function headOf(model: Model, stage: Stage): StageHead | null {
  const start = model.tree.starts[model.stageItems[stage.index] ?? 0] ?? 0;
  const { args } = stage.from.instruction;
  const [base, , name] = args;
  if (base === undefined) return null;
  const edit = ({ from, to }: LocalSpan, newText: string): TextEdit => ({
    span: { start: start + from, end: start + to },
    newText,
  });
  const isLower = stage.from.instruction.keyword.text === "from";
  return {
    renamed: (newName) =>
      name === undefined
        ? edit({ from: base.to, to: base.to }, ` ${isLower ? "as" : "AS"} ${newName}`)
        : edit(name, newName),
    based: (newBase) => edit(base, newBase),
  };
}

/** What a person who names stages elsewhere has to know. */
export function lastNote({ writtenName }: Stage, name: string): readonly Note[] {
  if (writtenName === null) return [];
  return [
    { message: `Builds that ask for --target ${writtenName} have to ask for ${name} from now on.` },
  ];
}
