import type { Names } from "./names.ts";
import { stageNames } from "./name-stages.ts";
import { variableNames } from "./name-variables.ts";
import { createReader } from "./text-reader.ts";

/** Answers for one text after another; an equal question gets the same answer. */
export function createNames(): Names {
  const read = createReader();
  let last: { readonly model: object; readonly names: ReturnType<Names["namesIn"]> } | null = null;
  return {
    namesIn(input) {
      const { model } = read(input);
      if (last?.model !== model) {
        last = { model, names: [...stageNames(model), ...variableNames(model)] };
      }
      return last.names;
    },
  };
}
