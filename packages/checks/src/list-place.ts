import { spanOf, walk } from "@stagemap/shell";
import type { Command, Layer } from "@stagemap/shell";
import type { LocalSpan } from "@stagemap/syntax";

/** A node of a script's tree, as far as its place goes. */
interface Stretch {
  readonly pos: number;
  readonly end: number;
}

/** Where a command stands in the lists and chains of its script. Offsets count in the layer's text. */
export interface ListPlace {
  /** The statements of the list that it stands in. */
  readonly statements: readonly Stretch[];
  /** Which of them it is in. */
  readonly index: number;
  /** What "&&" and "||" join; the command, or the pipe it is in, alone where nothing is joined. */
  readonly members: readonly Stretch[];
  readonly operators: readonly ("&&" | "||")[];
  /** Which of the members it is in. */
  readonly member: number;
  /** True for a list inside something else: a branch, a loop, a group. */
  readonly isNested: boolean;
}

/** Finds a command in the tree of its layer; null in exec form and where the text around it is not the file's. */
export function listPlaceOf({ layer, node }: Command): ListPlace | null {
  if (layer === null || node === null) return null;
  let place: ListPlace | null = null;
  walk(layer.tree, (each, parents) => {
    if (each !== node) return place === null;
    const at = parents.findLastIndex(({ type }) => type === "Statement");
    const statement = parents[at];
    const list = parents[at - 1];
    if (statement?.type !== "Statement") return false;
    if (list?.type !== "Script" && list?.type !== "CompoundList") return false;
    const { command } = statement;
    const members = command.type === "AndOr" ? command.commands : [command];
    place = {
      statements: list.commands,
      index: list.commands.indexOf(statement),
      members,
      operators: command.type === "AndOr" ? command.operators : [],
      member: members.findIndex(({ pos, end }) => pos <= node.pos && node.end <= end),
      isNested: list !== layer.tree,
    };
    return false;
  });
  return place;
}

/** The stretch in the item. */
export function stretchSpan(layer: Layer, stretch: Stretch): LocalSpan {
  return spanOf(layer, stretch);
}
