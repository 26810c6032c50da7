import type { Model } from "@stagemap/model";
import type { Outcome } from "./outcome.ts";
import type { Input } from "./plan.ts";
import { sayShort } from "./sentences.ts";

/** Changes that come to the builder, and that no step has a use for. */
export function reachNotes(outcome: Outcome): readonly string[] {
  const inputs = outcome.plan.stages.flatMap(({ vertices }, stage) =>
    outcome.needed.has(stage) ? vertices.flatMap((vertex) => vertex.inputs) : [],
  );
  return [...fileNotes(outcome, inputs), ...argumentNotes(outcome), ...urlNotes(outcome, inputs)];
}

function fileNotes({ changes }: Outcome, inputs: readonly Input[]): readonly string[] {
  const selections = new Map(
    inputs.flatMap((input) =>
      input.kind === "context" ? [[input.selection.text, input.selection] as const] : [],
    ),
  );
  const unused = changes.deltas.filter(
    ({ path }) => ![...selections.values()].some(({ takes }) => takes(path)),
  );
  if (unused.length === 0) return [];
  return [`No COPY, ADD or mount of this build takes ${sayShort(unused.map(({ path }) => path))}`];
}

function argumentNotes({ input }: Outcome): readonly string[] {
  const model = input.after ?? input.before;
  const notes: string[] = [];
  for (const [name, value] of model.buildArguments) {
    if (input.before.buildArguments.get(name) === value || isDeclared(model, name)) continue;
    notes.push(`No ARG declares ${name}, so --build-arg ${name} has no effect`);
  }
  return notes;
}

function isDeclared({ globals, scopes, stages }: Model, name: string): boolean {
  return (
    globals.declarations.some((each) => each.name === name) ||
    scopes.some(({ declarations }) => declarations.some((each) => each.name === name)) ||
    stages.some(({ usedGlobals }) => usedGlobals.includes(name)) ||
    name === "SOURCE_DATE_EPOCH"
  );
}

function urlNotes({ input }: Outcome, inputs: readonly Input[]): readonly string[] {
  const used = new Map(
    inputs.flatMap((each) => (each.kind === "remote" ? [[each.url, each.isPinned] as const] : [])),
  );
  return (input.fetched ?? []).flatMap((url) => {
    const isPinned = used.get(url);
    if (isPinned === undefined) return [`No ADD of this build fetches ${url}`];
    return isPinned
      ? [`${url} is named with a checksum or a commit, so it never holds anything else`]
      : [];
  });
}
