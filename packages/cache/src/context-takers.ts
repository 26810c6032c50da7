import type { Model, StageKey, StepKey } from "@stagemap/model";
import type { LocalSpan } from "@stagemap/syntax";
import type { Input, Plan } from "./plan.ts";
import { readPlan } from "./read-plan.ts";
import type { Selection } from "./selection.ts";

/** A COPY, ADD or bind mount that takes from the build context. */
export interface ContextTaker {
  readonly kind: "copy" | "mount";
  /** Its stage among the model's, and its place among what that stage carries out. */
  readonly stage: number;
  readonly index: number;
  readonly stageKey: StageKey;
  /** Null for what ONBUILD of the base stage left. */
  readonly step: StepKey | null;
  /** How many items after its FROM it stands; null for what ONBUILD left. */
  readonly itemOffset: number | null;
  readonly line: number;
  readonly instruction: string;
  readonly selection: Selection;
  /** Where each source stands in the step's item; for a mount all have the same. */
  readonly spans: readonly LocalSpan[];
}

/** Everything that takes from the build context, in text order. */
export function contextTakers(model: Model): readonly ContextTaker[] {
  return takersOf(readPlan(model));
}

export function takersOf({ stages }: Plan): readonly ContextTaker[] {
  return stages.flatMap(({ stage, vertices }) =>
    vertices.flatMap(({ inputs, step, line, instruction }, index) =>
      inputs.filter(isOfContext).map(({ use, selection, spans }): ContextTaker => ({
        kind: use,
        stage: stage.index,
        index,
        stageKey: stage.key,
        step: step?.key ?? null,
        itemOffset: step?.itemOffset ?? null,
        line,
        instruction: instruction.name ?? instruction.keyword.text,
        selection,
        spans,
      })),
    ),
  );
}

function isOfContext(input: Input): input is Extract<Input, { readonly kind: "context" }> {
  return input.kind === "context";
}
