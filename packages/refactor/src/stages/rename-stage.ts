import type { Model, Stage, StageKey } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import { refuse } from "../plan.ts";
import type { Plan, Reason } from "../plan.ts";
import { planOfChange } from "./graph-change.ts";
import { edgeReason, mentionsOf } from "./places.ts";
import { GONE, headOf, lastNote, sameOrigins, stageOf } from "./stage-head.ts";
import { nameFault } from "./stage-name.ts";

export interface Renaming {
  readonly stage: StageKey;
  /** The new name, in lower case. */
  readonly name: string;
}

/** Gives a stage a name, and everything that means it with it, numbers included. Never throws. */
export function planRenameStage(model: Model, { stage: key, name }: Renaming): Plan {
  const stage = stageOf(model, key);
  if (stage === undefined) return refuse(GONE);
  if (stage.writtenName === name) return { ok: true, edits: [], notes: [] };
  const fault = nameFault(model, name, stage);
  if (fault !== null) return refuse(fault);
  if (model.replaced.has(stage.index)) {
    return refuse("A named context takes the place of the stage by its name: take it away first.");
  }
  const reasons = [...shadowReasons(model, stage, name), ...hiddenReasons(model, stage)];
  if (reasons.length > 0) return { ok: false, reasons };
  const head = headOf(model, stage);
  if (head === null) return refuse("The FROM line is not complete.");
  const mentions = mentionsOf(model, stage).map(({ span }): TextEdit => ({ span, newText: name }));
  return planOfChange(model, {
    edits: [head.renamed(name), ...mentions],
    origins: sameOrigins(model),
    changed: [],
    renamed: [stage.index],
    notes: lastNote(stage, name),
  });
}

/** Places below that mean an image of that name now, and would mean the stage. */
function shadowReasons(model: Model, stage: Stage, name: string): readonly Reason[] {
  return model.edges
    .filter(({ from, to, kind, span }) => {
      const text = model.tree.source.slice(span.start, span.end).toLowerCase();
      return from.kind === "image" && kind !== "context" && to > stage.index && text === name;
    })
    .map((edge) => edgeReason(model, edge, `means the image ${name}, and would mean the stage.`));
}

/** Places that mean the stage through a variable, and ONBUILD lines that may name it for other builds. */
function hiddenReasons(model: Model, stage: Stage): readonly Reason[] {
  const { name } = stage;
  if (name === null) return [];
  const through = mentionsOf(model, stage)
    .filter(({ text, isNumber }) => !isNumber && text.toLowerCase() !== name)
    .map(({ edge, text }) => edgeReason(model, edge, `names it through ${text}.`));
  const triggers = model.stages.flatMap((each) =>
    each.triggers.filter(({ references }) =>
      references.some((reference) => reference.name.toLowerCase() === name),
    ),
  );
  const message = "An ONBUILD line names the stage for builds that are not in this file.";
  return triggers.length === 0 ? through : [...through, { message, step: null, line: 0 }];
}
