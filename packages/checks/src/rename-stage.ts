import type { Edge } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import { replacement } from "./edits.ts";
import type { CheckContext, Fix, Site } from "./rule.ts";
import { isUnbroken } from "./written.ts";

/** Gives a stage another name. Builds that ask for it with --target have to know, so a person looks. */
export function stageRenaming(context: CheckContext, from: Site, newName: string): Fix[] {
  const edits = renamingEdits(context, from, newName);
  if (edits === null) return [];
  return [{ title: `Call the stage ${newName}, everywhere`, safety: "review", edits }];
}

/**
 * Renames everything that means a stage by its name with it. Null where one of them cannot be renamed: a name put together from
 * variables, or one that ONBUILD leaves for other stages.
 */
function renamingEdits(
  context: CheckContext,
  from: Site,
  newName: string,
): readonly TextEdit[] | null {
  const { model } = context;
  const { stage } = from;
  const written = from.instruction.args[2];
  if (stage === null || stage.name === null || written === undefined) return null;
  if (!isUnbroken(from, written)) return null;
  const { name, index } = stage;
  const isNamedByTrigger = model.stages.some(({ triggers }) =>
    triggers.some(({ references }) =>
      references.some((each) => each.name.includes("$") || each.name.toLowerCase() === name),
    ),
  );
  if (isNamedByTrigger) return null;
  const edits: TextEdit[] = [replacement(context, from, written, newName)];
  for (const edge of [...model.edges, ...model.replacedEdges]) {
    if (edge.from.kind !== "stage" || edge.from.stage !== index || isRenamed(edge, edits)) continue;
    const text = model.tree.source.slice(edge.span.start, edge.span.end);
    // A number means the stage whatever it is called.
    if (/^\d+$/.test(text)) continue;
    if (text.toLowerCase() !== name) return null;
    edits.push({ span: edge.span, newText: newName });
  }
  return edits;
}

/** One place can make two edges. */
function isRenamed({ span }: Edge, edits: readonly TextEdit[]): boolean {
  return edits.some((edit) => edit.span.start === span.start);
}

/** A name that no stage has, made of one that is taken: `base-2`. */
export function freeStageName({ model }: CheckContext, name: string, ending = "-2"): string {
  const taken = new Set(model.stages.map((stage) => stage.name));
  const first = name + ending;
  let free = first;
  for (let number = 2; taken.has(free); number++) {
    free = ending === "-2" ? `${name}-${number}` : `${first}-${number}`;
  }
  return free;
}
