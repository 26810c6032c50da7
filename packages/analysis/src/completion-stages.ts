import type { Model } from "@stagemap/model";
import { option } from "./completion-option.ts";
import { stageTitle } from "./titles.ts";
import type { CompletionOption } from "./view-completion.ts";
import type { AnalysisInput } from "./view.ts";

/**
 * Stages that can be named at a place: those above, without the one that it lies in, so that a cycle is never offered. The nearest
 * comes first; of two with one name only the one that is meant.
 */
export function stageOptions(
  { stages }: Model,
  { isInStage }: { readonly isInStage: boolean },
): readonly CompletionOption[] {
  const above = isInStage ? stages.slice(0, -1) : stages;
  const seen = new Set<string>();
  return above.toReversed().flatMap((stage) => {
    const { name, writtenName, base, index, steps } = stage;
    // FROM takes no number for a stage.
    if (name === null && !isInStage) return [];
    const label = writtenName ?? String(index);
    if (seen.has(label.toLowerCase())) return [];
    seen.add(label.toLowerCase());
    const count = steps.length === 1 ? "1 step" : `${steps.length} steps`;
    const on = base === "" ? "" : ` on \`${base}\``;
    const note = `${stageTitle(stage)} is stage ${index}${on}, with ${count}.`;
    return [option("stage", { label, detail: base, note })];
  });
}

/** Contexts that are given with --build-context. */
export function contextOptions({ namedContexts = {} }: AnalysisInput): readonly CompletionOption[] {
  return Object.entries(namedContexts).map(([label, value]) =>
    option("stage", { label, detail: value, note: "A named context that is given for the build." }),
  );
}
