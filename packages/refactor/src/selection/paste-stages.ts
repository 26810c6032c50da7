import { buildModel } from "@stagemap/model";
import type { Model, Stage, StageKey } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { refuse } from "../plan.ts";
import type { Note } from "../plan.ts";
import { lineEndOf } from "../stage-text.ts";
import { editTo } from "../stages/edit-to.ts";
import { planOfChange } from "../stages/graph-change.ts";
import { isOpen, lastNote, OPEN, textsAfter } from "../stages/place-stage.ts";
import { mentionsOf } from "../stages/places.ts";
import { blocksOf, blockText, joinBlocks } from "../stages/stage-blocks.ts";
import { GONE, headOf, stageOf } from "../stages/stage-head.ts";
import { modelOfText, optionsOf } from "../text-model.ts";
import { globalArguments } from "./global-arguments.ts";
import type { PastePlan } from "./paste.ts";

interface PastedStages {
  /** ARGs and stages as this file reads them, with "\n" at the line ends. */
  readonly body: string;
  readonly behind: StageKey | null;
}

/** Writes stages into the file, before its last one where that will do, so that what ships stays. */
export function planPasteStages(model: Model, { body, behind }: PastedStages): PastePlan {
  const { stages, tree } = model;
  if (stages.some(isOpen)) return refuse(OPEN);
  const above = behind === null ? null : stageOf(model, behind);
  if (above === undefined) return refuse(GONE);
  const head = tree.escape === "`" ? "# escape=`\n" : "";
  const pasted = buildModel(parse(head + body), optionsOf(model));
  const wanted = Math.min((above?.index ?? stages.length) + 1, stages.length - 1);
  const index = Math.max(0, wanted, lowestPlace(model, pasted));
  const lineEnd = lineEndOf(model);
  const names = freeNames(model, pasted);
  const own = pasted.stages.map((stage) => textOf(pasted, stage, { names, index, lineEnd }));
  const count = own.length;
  const numberOf = (each: number): number => (each < index ? each : each + count);
  const origins: (number | null)[] = stages.map((stage) => stage.index);
  origins.splice(index, 0, ...own.map(() => null));
  const texts = [...textsAfter(model, numberOf)];
  texts.splice(index, 0, ...own.map((text) => ({ block: null, text })));
  const { text, notes } = withArguments(model, pasted, joinBlocks(model, texts));
  const isLast = index === stages.length && index > 0;
  const last = names.at(-1) ?? null;
  const plan = planOfChange(model, {
    edits: editTo(tree.source, text),
    origins,
    changed: [],
    notes: [
      ...renameNotes(pasted, names),
      ...notes,
      ...(isLast ? [lastNote(last ?? `stage ${index + count - 1}`)] : []),
    ],
  });
  if (!plan.ok) return plan;
  const after = modelOfText(model, text);
  if (!isSameInside(pasted, after, index)) {
    return refuse("What you pasted would hang together otherwise than where it comes from.");
  }
  return { ...plan, added: { kind: "stages", first: index, count } };
}

/** Behind the last stage of the file that one of the pasted names. */
function lowestPlace({ stages }: Model, pasted: Model): number {
  const named = pasted.edges.flatMap(({ from, span }) => {
    if (from.kind === "stage") return [];
    const text = pasted.tree.source.slice(span.start, span.end).toLowerCase();
    return stages.filter(({ name }) => name === text).map(({ index }) => index + 1);
  });
  return Math.max(0, ...named);
}

/** For each pasted stage the name that it gets; null for one without a name. */
function freeNames(model: Model, pasted: Model): readonly (string | null)[] {
  const taken = new Set<string | null>(model.stages.map(({ name }) => name));
  const named = [...model.edges, ...pasted.edges].map(({ span, from }, index) => {
    const { source } = index < model.edges.length ? model.tree : pasted.tree;
    return from.kind === "stage" ? null : source.slice(span.start, span.end).toLowerCase();
  });
  const images = new Set(named);
  const own = new Set(pasted.stages.map(({ name }) => name));
  const given = new Set<string>();
  return pasted.stages.map(({ name, writtenName }) => {
    if (name === null || writtenName === null) return null;
    const isFree = (each: string): boolean =>
      !taken.has(each) && !images.has(each) && !given.has(each);
    let free = name;
    for (let number = 2; !isFree(free) || (free !== name && own.has(free)); number++) {
      free = `${name}-${number}`;
    }
    given.add(free);
    return free === name ? writtenName : free;
  });
}

interface Written {
  readonly names: readonly (string | null)[];
  readonly index: number;
  readonly lineEnd: string;
}

function textOf(pasted: Model, stage: Stage, { names, index, lineEnd }: Written): string {
  const block = blocksOf(pasted)[stage.index];
  if (block === undefined) return "";
  const edits: TextEdit[] = [];
  const name = names[stage.index] ?? null;
  const head = headOf(pasted, stage);
  if (name !== null && head !== null && name !== stage.writtenName) edits.push(head.renamed(name));
  for (const other of pasted.stages) {
    const newName = names[other.index] ?? null;
    for (const { span, isNumber, edge } of mentionsOf(pasted, other)) {
      if (edge.to !== stage.index) continue;
      if (isNumber) edits.push({ span, newText: String(other.index + index) });
      else if (newName !== null && newName !== other.writtenName) {
        edits.push({ span, newText: newName });
      }
    }
  }
  const local = edits
    .map(({ span, newText }) => ({
      span: { start: span.start - block.start, end: span.end - block.start },
      newText,
    }))
    .toSorted((a, b) => a.span.start - b.span.start);
  return applyEdits(blockText(pasted, block), local).replaceAll("\n", lineEnd);
}

function renameNotes({ stages }: Model, names: readonly (string | null)[]): readonly Note[] {
  return stages.flatMap(({ writtenName, index }) => {
    const name = names[index] ?? null;
    if (name === null || name === writtenName) return [];
    return [{ message: `${writtenName ?? ""} is called ${name}: its name was taken.` }];
  });
}

/** The text with the ARGs before the first FROM that came along and are not there yet. */
function withArguments(
  model: Model,
  pasted: Model,
  text: string,
): { readonly text: string; readonly notes: readonly Note[] } {
  const own = globalArguments(model.tree);
  const known = new Map(own.flatMap(({ names, text: line }) => names.map((name) => [name, line])));
  const missing: string[] = [];
  const notes: Note[] = [];
  for (const { names, text: line } of globalArguments(pasted.tree)) {
    const there = names.find((name) => known.has(name));
    if (there === undefined) missing.push(line);
    else if (known.get(there) !== line) {
      notes.push({ message: `ARG ${there} is what it is in this file.` });
    }
  }
  if (missing.length === 0) return { text, notes };
  const lineEnd = lineEndOf(model);
  const lines = missing.map((line) => line.replaceAll("\n", lineEnd) + lineEnd).join("");
  const start = blocksOf(modelOfText(model, text))[0]?.start ?? 0;
  const above = text.slice(0, start).trimEnd();
  const space = text.slice(above.length, start);
  const head = above === "" ? lines : above + lineEnd + lines;
  // Where a line was blank one stays blank.
  const between = above === "" ? lineEnd : space.slice(space.indexOf("\n") + 1);
  return { text: head + (between === "" ? lineEnd : between) + text.slice(start), notes };
}

/** What the pasted stages take of each other is what it was. */
function isSameInside(pasted: Model, after: Model, index: number): boolean {
  const inside = ({ edges, stages }: Model, first: number): string =>
    edges
      .flatMap(({ kind, from, to }) => {
        const end = first + pasted.stages.length;
        if (from.kind !== "stage" || to < first || to >= end || to >= stages.length) return [];
        return from.stage < first ? [] : [`${kind} ${from.stage - first} ${to - first}`];
      })
      .toSorted()
      .join();
  return inside(pasted, 0) === inside(after, index);
}
