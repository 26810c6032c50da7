import type { Model, Stage } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import type { Note, Plan } from "../plan.ts";
import type { Mention } from "./places.ts";
import type { StepOrigin } from "./share-certificate.ts";
import { platformOf } from "./share-common.ts";
import { planOfComposition } from "./share-composition.ts";
import { textsOf } from "./share-texts.ts";

/** True for a stage that is its base under another name: whoever names it may name that as well. */
export function isAlias(model: Model, stage: Stage): boolean {
  const base = model.bases[stage.index];
  const isPlain = stage.baseWord !== null && !stage.baseWord.text.includes("$");
  const triggers = base?.kind === "stage" ? (model.stages[base.stage]?.triggers ?? []) : [];
  const isThere = base?.kind === "stage" || base?.kind === "image";
  return (
    stage.steps.length === 0 &&
    isThere &&
    isPlain &&
    triggers.length === 0 &&
    platformOf(stage) === null
  );
}

interface Alias {
  readonly stage: Stage;
  readonly user: Stage;
  readonly uses: readonly Mention[];
  readonly notes: readonly Note[];
}

/** Names the base of a stage without steps where the stage is named, and takes the stage away. */
export function planAlias(model: Model, { stage, user, uses, notes }: Alias): Plan | null {
  const edits = uses.map(({ span }): TextEdit => ({ span, newText: stage.baseWord?.text ?? "" }));
  const numberOf = (each: number): number | null =>
    each === stage.index ? null : each - Number(each > stage.index);
  const texts = textsOf(model, numberOf, edits);
  const parts = texts.parts(stage);
  const own = texts.stages[user.index];
  if (parts === null || own === undefined) return null;
  const text = parts.comments.stage + parts.comments.image + own.text;
  const tail = parts.body.trim() === "" ? "" : parts.body;
  const written = texts.stages.map((each, index) =>
    index === user.index ? { ...each, text: tail + text } : each,
  );
  const base = model.bases[stage.index];
  const removed = model.edges.flatMap(({ kind, from, to }) =>
    from.kind === "stage" && from.stage === stage.index ? [{ kind, from: from.stage, to }] : [],
  );
  const origins = model.stages.map(({ index }) => index).filter((each) => each !== stage.index);
  return planOfComposition(model, {
    stages: written.filter((_, index) => index !== stage.index),
    origins,
    changed: [user.index],
    composition: origins.map((each) => stepsOf(model, each, uses)),
    edges: {
      added: base?.kind === "stage" ? removed.map((edge) => ({ ...edge, from: base.stage })) : [],
      removed,
    },
    notes,
  });
}

/** The steps of a stage; those that name the base now are other ones by their text. */
function stepsOf(model: Model, stage: number, uses: readonly Mention[]): readonly StepOrigin[] {
  return (model.stages[stage]?.steps ?? []).map((each, step): StepOrigin => {
    const isUse = uses.some(({ edge }) => edge.to === stage && edge.step === each);
    return isUse ? null : { stage, step };
  });
}
