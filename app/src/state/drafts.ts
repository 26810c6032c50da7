import { createShelf, isOfLesson } from "./former-drafts.ts";
import type { DocumentParts } from "./part-descriptions.ts";
import type { KeptStorage } from "./storage.ts";
import { readDraft, stored } from "./stored-draft.ts";

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
  /** The draft of this tab, which survives a reload; in a new tab what any tab saved last. Null at a first visit. */
  current(): Draft | null;
  /** Newest first, at most twenty, and no more than five of them when they are long; without those of lessons. */
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
/** The id of the document in this tab. */
const tabKey = "stagemap.tab";

export function createDrafts(
  storage: KeptStorage,
  clock: { now(): number; newId(): string },
  /** What the browser keeps for the tab alone, over a reload. */
  tab: KeptStorage,
): Drafts {
  const shelf = createShelf(storage);
  // What this tab last read or wrote: anything else under the key was written by another tab.
  let lastSeen: Draft | null = current();
  let id = lastSeen?.id ?? clock.newId();
  become(id);

  function saved(): Draft | null {
    return readDraft(storage.read(currentKey));
  }

  /** Another tab that saved later has put this one's draft among the former ones. */
  function current(): Draft | null {
    const last = saved();
    const own = tab.read(tabKey);
    if (last === null || last.id === own) return last;
    return shelf.all().find((draft) => draft.id === own) ?? last;
  }

  function become(newId: string): void {
    id = newId;
    tab.write(tabKey, id);
  }

  function asDraft(document: SavedDocument): Draft {
    const { text, parts, isOwn } = document;
    return { id, text, parts, isOwn, savedAt: clock.now() };
  }

  return {
    current,
    former: () => shelf.all().filter((draft) => !isOfLesson(draft)),
    ofLessons: () => shelf.all().filter(isOfLesson),
    forgetLessons: () => shelf.remove(isOfLesson),
    save(document) {
      const found = saved();
      const isForeign =
        found !== null && (found.savedAt !== lastSeen?.savedAt || found.text !== lastSeen.text);
      if (isForeign && found.text !== document.text) {
        shelf.put(found);
        if (found.id === id) become(clock.newId());
      }
      lastSeen = asDraft(document);
      storage.write(currentKey, stored(lastSeen));
    },
    keep: (document) => shelf.put(asDraft(document)),
    keepCurrent(unlessText) {
      const last = saved();
      return last !== null && last.text !== unlessText && shelf.put(last);
    },
    begin(draft) {
      become(draft?.id ?? clock.newId());
      if (draft !== null) shelf.remove((other) => other.id === draft.id);
    },
  };
}
