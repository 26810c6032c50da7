import type { AnalysisInput } from "@stagemap/analysis";
import type { SharedState } from "@stagemap/share";
import type { Provenance } from "./document-slice.ts";
import type { DocumentParts, PartDescription } from "./part-descriptions.ts";
import { partDescriptions } from "./part-descriptions.ts";

/*
 * What is done with all parts of a document alike. A description is only ever asked about values of its own part, which the
 * type of a list of them cannot say.
 */
const parts = Object.entries(partDescriptions) as readonly (readonly [
  keyof DocumentParts,
  PartDescription<unknown>,
])[];

/** Every part at its default. */
export const initialParts: DocumentParts = made((_, { initial }) => initial);

/** The parts alone, of whatever has them. */
export function partsOf(whole: DocumentParts): DocumentParts {
  return made((name) => whole[name]);
}

/** True when no part was changed since; equal parts that were made anew count as changed. */
export function areKeptParts(now: DocumentParts, before: DocumentParts): boolean {
  return parts.every(([name]) => now[name] === before[name]);
}

export function areSameParts(one: DocumentParts, other: DocumentParts): boolean {
  return parts.every(([name, { isSame }]) => isSame(one[name], other[name]));
}

/** True when opening `after` in place of `before` loses something that was set. */
export function losesParts(before: DocumentParts, after: DocumentParts): boolean {
  return parts.some(
    ([name, { isSame, initial }]) =>
      !isSame(before[name], initial) && !isSame(before[name], after[name]),
  );
}

/** The parts of a document that was opened: those it comes with, and for the others what outlives the one before it. */
export function openedParts(
  opened: { readonly parts?: Partial<DocumentParts>; readonly provenance: Provenance },
  before: DocumentParts & { readonly provenance: Provenance },
): DocumentParts {
  const others = made((name, { outlives, initial }) =>
    outlives(opened.provenance, before.provenance) ? before[name] : initial,
  );
  return { ...others, ...opened.parts };
}

/** What the analysis is told of the parts. */
export function inputOfParts(whole: DocumentParts): Partial<AnalysisInput> {
  return Object.assign({}, ...parts.map(([name, { toInput }]) => toInput(whole[name])));
}

/** True when both tell the analysis the same. */
export function areSameInputs(one: DocumentParts, other: DocumentParts): boolean {
  return parts.every(
    ([name, { toInput }]) =>
      one[name] === other[name] || areSameEntries(toInput(one[name]), toInput(other[name])),
  );
}

/** The parts as plain data, each under the key that drafts keep it by. */
export function storeParts(whole: DocumentParts): object {
  return Object.fromEntries(
    parts.map(([name, { draftKey, store }]) => [draftKey, store(whole[name])]),
  );
}

export function readParts(draft: Readonly<Record<string, unknown>>): DocumentParts {
  return made((_, { draftKey, read }) => read(draft[draftKey]));
}

export function linkParts(whole: DocumentParts): Partial<SharedState> {
  return Object.assign({}, ...parts.map(([name, { toLink }]) => toLink(whole[name])));
}

export function partsOfLink(shared: SharedState): DocumentParts {
  return made((_, { fromLink }) => fromLink(shared));
}

function made(
  valueOf: (name: keyof DocumentParts, description: PartDescription<unknown>) => unknown,
): DocumentParts {
  const entries = parts.map(([name, description]) => [name, valueOf(name, description)]);
  // Every part has a value of its own description.
  return Object.fromEntries(entries) as DocumentParts;
}

function areSameEntries(one: object, other: object): boolean {
  const entries = Object.entries(one);
  const others = new Map(Object.entries(other));
  return (
    entries.length === others.size && entries.every(([key, value]) => others.get(key) === value)
  );
}
