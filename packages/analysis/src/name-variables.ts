import type { Model, Stage } from "@stagemap/model";
import { splitArgument } from "@stagemap/model";
import { absoluteSpan } from "@stagemap/syntax";
import type { InstructionItem, LocalSpan } from "@stagemap/syntax";
import type { Span } from "@stagemap/text";
import type { NamePlace, NameView } from "./names.ts";
import { usesIn } from "./variable-uses.ts";

/**
 * Every variable with its places. Two stages may each have one of a name: what no place connects, through a global argument or
 * through a stage that is built on the other, are two variables.
 */
export function variableNames(model: Model): readonly NameView[] {
  const walk: Walk = { model, groups: new Map(), last: 0 };
  const globals: Scope = new Map();
  const { tree, stageItems } = model;
  const firstFrom = stageItems[0] ?? tree.items.length;
  for (let item = 0; item < firstFrom; item++) {
    readItem(walk, item, { scope: globals, globals: null, area: "global" });
  }
  const ends = new Map<number, Scope>();
  for (const stage of model.stages) {
    const base = model.bases[stage.index];
    const below = base?.kind === "stage" ? ends.get(base.stage) : undefined;
    const scope: Scope = new Map(below);
    const area = stage.key;
    const from = stageItems[stage.index] ?? 0;
    readUses(walk, from, { scope: globals, globals: null, area: "global" });
    for (const item of itemsOf(stage, from)) readItem(walk, item, { scope, globals, area });
    ends.set(stage.index, scope);
  }
  return listGroups(walk);
}

function itemsOf({ steps }: Stage, from: number): readonly number[] {
  return steps.map(({ itemOffset }) => from + itemOffset);
}

/** By name, what a use of it means. */
type Scope = Map<string, Meaning>;

interface Meaning {
  readonly definitions: readonly Span[];
  readonly group: Group;
}

/** The places of one variable. Two that turn out to be one are joined: the later knows the earlier. */
interface Group {
  readonly name: string;
  readonly places: NamePlace[];
  joined: Group | null;
}

interface Walk {
  readonly model: Model;
  /** By name and the part of the text where nothing defines it, or by a number for one that is defined. */
  readonly groups: Map<string, Group>;
  last: number;
}

interface Surroundings {
  readonly scope: Scope;
  /** What an ARG without a default takes its value from; null where there is nothing above. */
  readonly globals: Scope | null;
  /** Names the part of the text for names that nothing defines. */
  readonly area: string;
}

/** Names are used as they were before the instruction that defines them anew. */
function readItem(walk: Walk, item: number, surroundings: Surroundings): void {
  readUses(walk, item, surroundings);
  const each = walk.model.tree.items[item];
  if (each?.kind !== "instruction") return;
  for (const { name, local, hasValue } of definitionsIn(each)) {
    const span = absoluteSpan(walk.model.tree, item, local);
    define(walk, { name, span, hasValue }, surroundings);
  }
}

function readUses(walk: Walk, item: number, { scope, area }: Surroundings): void {
  const { tree } = walk.model;
  const each = tree.items[item];
  if (each?.kind !== "instruction") return;
  for (const { name, ...local } of usesIn(each, tree.escape)) {
    const meaning = scope.get(name);
    const group = meaning?.group ?? groupOf(walk, name, `${area} ${name}`);
    const definitions = meaning?.definitions ?? [];
    const span = absoluteSpan(tree, item, local);
    rootOf(group).places.push({ span, isDefinition: false, definitions });
  }
}

interface Definition {
  readonly name: string;
  readonly span: Span;
  /** False for an ARG that takes the value of the global one. */
  readonly hasValue: boolean;
}

function define(walk: Walk, definition: Definition, { scope, globals }: Surroundings): void {
  const { name, span, hasValue } = definition;
  const above = hasValue ? undefined : globals?.get(name);
  const before = scope.get(name);
  walk.last++;
  const group = groupOf(walk, name, `${walk.last}`);
  const definitions = [span, ...(above?.definitions ?? [])];
  group.places.push({ span, isDefinition: true, definitions: above?.definitions ?? [span] });
  for (const other of [above, before]) if (other !== undefined) join(group, other.group);
  scope.set(name, { definitions, group });
}

function definitionsIn({ instruction }: InstructionItem): readonly {
  readonly name: string;
  readonly local: LocalSpan;
  readonly hasValue: boolean;
}[] {
  if (instruction.name === "ENV") {
    return instruction.pairs.map(({ key }) => ({ name: key.text, local: key, hasValue: true }));
  }
  if (instruction.name !== "ARG") return [];
  return instruction.args.map((word) => {
    const { name, defaultText } = splitArgument(word);
    const isWhole = word.to - word.from === word.text.length;
    const local = isWhole ? { from: word.from, to: word.from + name.length } : word;
    return { name, local, hasValue: defaultText !== null };
  });
}

function groupOf({ groups }: Walk, name: string, key: string): Group {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group: Group = { name, places: [], joined: null };
  groups.set(key, group);
  return group;
}

function rootOf(group: Group): Group {
  let root = group;
  while (root.joined !== null) root = root.joined;
  return root;
}

function join(a: Group, b: Group): void {
  const first = rootOf(a);
  const second = rootOf(b);
  if (first === second) return;
  second.places.push(...first.places);
  first.joined = second;
}

function listGroups({ groups }: Walk): readonly NameView[] {
  const views = [...groups.values()].flatMap(({ name, places, joined }): NameView[] =>
    joined === null
      ? [
          {
            kind: "variable",
            title: name,
            places: places.toSorted((a, b) => a.span.start - b.span.start),
          },
        ]
      : [],
  );
  return views.toSorted((a, b) => (a.places[0]?.span.start ?? 0) - (b.places[0]?.span.start ?? 0));
}
