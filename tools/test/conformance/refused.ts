import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { buildRefusal, instructionRefusal, syntaxRefusal } from "../../conformance/refusal.ts";
import type { Refusal } from "../../conformance/refusal.ts";

/** What BuildKit would refuse of a text, as Stagemap sees it. */
export interface Refused {
  readonly parse: Refusal | null;
  readonly instructions: Refusal | null;
  readonly build: Refusal | null;
}

export interface BuildInput {
  readonly target?: string | null;
  readonly buildArguments?: Readonly<Record<string, string>> | null;
}

export function refusedOf(
  text: string,
  { target = null, buildArguments }: BuildInput = {},
): Refused {
  const tree = parse(text);
  const model = buildModel(tree, {
    target,
    buildArguments: new Map(Object.entries(buildArguments ?? {})),
  });
  const stage = model.stages.find(({ key, index }) => key === target || String(index) === target);
  return {
    parse: syntaxRefusal(tree),
    instructions: instructionRefusal(model),
    build: buildRefusal(model, stage?.index),
  };
}

/** The message alone, without the place that BuildKit puts before it. */
export function messageOf(refusal: Refusal | null): string | null {
  return refusal?.error.replace(/^dockerfile parse error on line \d+: /, "") ?? null;
}
