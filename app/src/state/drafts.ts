import type { DocumentParts } from "./part-descriptions.ts";
import { isSameLesson } from "./lesson-slice.ts";
import { areSameParts, readParts, storeParts } from "./document-parts.ts";
import type { KeptStorage } from "./storage.ts";

/** A document as it was when it was last saved. */
export interface Draft {
  /** Tells the drafts of one text from those of another. */
  readonly id: string;
  readonly text: string;
  readonly parts: DocumentParts;
  /** False for an example that nobody has edited: it is shown again, but never worth keeping beside. */
  readonly isOwn: boolean;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** The current draft and the former ones. Every tab of the browser writes to the same place; none loses another's text. */
export interface Drafts {
  /** The draft that was saved last, by any tab; null at a first visit. */
  current(): Draft | null;
  /** Newest first, at most five; without those of lessons. */
  former(): readonly Draft[];
  /** What was worked on for lessons, newest first: one for each lesson, so that they never push out a former draft. */
  ofLessons(): readonly Draft[];
  /** Forgets what was worked on for lessons. */
  forgetLessons(): void;
  /** Saves the document of this tab. */
  save(document: SavedDocument): void;
  /** Puts a document among the former drafts; one without content is not kept, and the answer is false. */
  keep(document: SavedDocument): boolean;
  /** Keeps the saved draft when it is someone's own text other than `text`. */
  keepCurrent(unlessText: string): boolean;
  /** What is saved from now on is another document: that of `draft`, which leaves the former ones, or a new one. */
  begin(draft: Draft | null): void;
}

export interface SavedDocument {
  readonly text: string;
  readonly parts: DocumentParts;
  readonly isOwn: boolean;
}

const currentKey = "stagemap.draft";
const formerKey = "stagemap.drafts";
const maximumFormer = 5;
const maximumLessons = 30;

export function createDrafts(
  storage: KeptStorage,
  clock: { now(): number; newId(): string },
): Drafts {
  let id = clock.newId();
  // What this tab last read or wrote: anything else under the key was written by another tab.
  let lastSeen: Draft | null = current();
  if (lastSeen !== null) id = lastSeen.id;

  function current(): Draft | null {
    return readDraft(storage.read(currentKey));
  }

  function all(): readonly Draft[] {
    const value = storage.read(formerKey);
    if (!Array.isArray(value)) return [];
    return value.map(readDraft).filter((draft) => draft !== null);
  }

  function keepDraft(draft: Draft): boolean {
    const isBlank = draft.text.trim() === "" && draft.parts.projectContext.dockerignore === null;
    if (!draft.isOwn || isBlank) return false;
    const others = all().filter(
      (other) =>
        other.id !== draft.id &&
        !(isOfLesson(draft) && isSameLesson(other.parts.lesson, draft.parts.lesson)) &&
        (other.text !== draft.text || !areSameParts(other.parts, draft.parts)),
    );
    writeFormer([draft, ...others]);
    return true;
  }

  /** Large drafts may not all fit: the newest ones go first. */
  function writeFormer(drafts: readonly Draft[]): void {
    let kept = [
      ...drafts.filter((draft) => !isOfLesson(draft)).slice(0, maximumFormer),
      ...drafts.filter(isOfLesson).slice(0, maximumLessons),
    ];
    while (!storage.write(formerKey, kept.map(stored)) && kept.length > 1) kept = kept.slice(0, -1);
  }

  function asDraft(document: SavedDocument): Draft {
    const { text, parts, isOwn } = document;
    return { id, text, parts, isOwn, savedAt: clock.now() };
  }

  return {
    current,
    former: () => all().filter((draft) => !isOfLesson(draft)),
    ofLessons: () => all().filter(isOfLesson),
    forgetLessons: () => writeFormer(all().filter((draft) => !isOfLesson(draft))),
    save(document) {
      const found = current();
      const isForeign =
        found !== null && (found.savedAt !== lastSeen?.savedAt || found.text !== lastSeen.text);
      if (isForeign && found.text !== document.text) {
        keepDraft(found);
        if (found.id === id) id = clock.newId();
      }
      lastSeen = asDraft(document);
      storage.write(currentKey, stored(lastSeen));
    },
    keep: (document) => keepDraft(asDraft(document)),
    keepCurrent(unlessText) {
      const saved = current();
      return saved !== null && saved.text !== unlessText && keepDraft(saved);
    },
    begin(draft) {
      id = draft?.id ?? clock.newId();
      if (draft !== null) writeFormer(all().filter((other) => other.id !== draft.id));
    },
  };
}

function isOfLesson({ parts }: Draft): boolean {
  return parts.lesson !== null;
}

function stored({ parts, ...draft }: Draft): object {
  return { ...draft, ...storeParts(parts) };
}

function readDraft(value: unknown): Draft | null {
  if (typeof value !== "object" || value === null) return null;
  // Read as a record of unknowns: every field is checked below.
  const { id, text, isOwn, savedAt, ...parts } = value as Record<string, unknown>;
  if (typeof id !== "string" || typeof text !== "string" || typeof savedAt !== "number")
    return null;
  return { id, text, parts: readParts(parts), isOwn: isOwn !== false, savedAt };
}
