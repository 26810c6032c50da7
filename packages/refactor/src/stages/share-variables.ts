import type { Model, Stage } from "@stagemap/model";
import type { Instruction } from "@stagemap/syntax";
import { replaced } from "../settings.ts";

/** What ARG and ENV have set where a step runs, by name. What only the base image sets is left out. */
export type Variables = ReadonlyMap<string, string>;

const NOTHING: Variables = new Map();

/** What is set before each step of each stage, as BuildKit goes through them (dockerfile2llb/convert.go, dispatchEnv and dispatchArg). */
export function variablesBefore(model: Model): readonly (readonly Variables[])[] {
  const ends: Variables[] = [];
  return model.stages.map((stage) => {
    const base = model.bases[stage.index];
    const below = base?.kind === "stage" ? base.stage : -1;
    // Arguments reach stages that are built on this one, but for those that lie over a variable of the image.
    const hidden = model.scopes[below]?.variables.hidden ?? [];
    let values: Variables = new Map([...(ends[below] ?? NOTHING), ...hidden]);
    for (const { instruction } of model.stages[below]?.triggers ?? []) {
      values = after(values, { model, stage, instruction, itemOffset: 0 });
    }
    const before = stage.steps.map(({ item, itemOffset }) => {
      const here = values;
      values = after(values, { model, stage, instruction: item.instruction, itemOffset });
      return here;
    });
    ends[stage.index] = values;
    return before;
  });
}

interface Site {
  readonly model: Model;
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly itemOffset: number;
}

function after(values: Variables, { model, stage, instruction, itemOffset }: Site): Variables {
  const { name, pairs, args } = instruction;
  if (name === "ENV") {
    const at = { variable: (each: string) => values.get(each), escape: model.tree.escape };
    const set = pairs.map(
      ({ key, value }) => [replaced(at, key.text).text, replaced(at, value.text).text] as const,
    );
    return new Map([...values, ...set]);
  }
  if (name !== "ARG") return values;
  const names = new Set(args.map(({ text }) => text.split("=", 1)[0]));
  const set = (model.scopes[stage.index]?.declarations ?? []).flatMap((each) =>
    each.itemOffset === itemOffset && names.has(each.name) && each.value !== null
      ? [[each.name, each.value] as const]
      : [],
  );
  return new Map([...values, ...set]);
}
