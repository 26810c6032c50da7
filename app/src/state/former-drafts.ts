import { areSameParts } from "./document-parts.ts";
import type { Draft } from "./drafts.ts";
import { readDraft, stored } from "./stored-draft.ts";
import { isSameLesson } from "./lesson-slice.ts";
import type { KeptStorage } from "./storage.ts";

/** Drafts that were put aside, newest first. */
export interface Shelf {
  all(): readonly Draft[];
  /** One without content is not kept, and the answer is false. */
  put(draft: Draft): boolean;
  remove(isGone: (draft: Draft) => boolean): void;
}

const formerKey = "stagemap.drafts";
const maximumFormer = 20;
/** So many are kept however long they are, the others while all have no more characters than browsers have room for. */
const surelyFormer = 5;
const maximumCharacters = 500_000;
const maximumLessons = 30;

export function createShelf(storage: KeptStorage): Shelf {
  function all(): readonly Draft[] {
    const value = storage.read(formerKey);
    if (!Array.isArray(value)) return [];
    return value.map(readDraft).filter((draft) => draft !== null);
  }

  /** Large drafts may not all fit: the newest ones go first. */
  function write(drafts: readonly Draft[]): void {
    let kept = [
      ...withRoom(drafts.filter((draft) => !isOfLesson(draft)).slice(0, maximumFormer)),
      ...drafts.filter(isOfLesson).slice(0, maximumLessons),
    ];
    while (!storage.write(formerKey, kept.map(stored)) && kept.length > 1) kept = kept.slice(0, -1);
  }

  return {
    all,
    put(draft) {
      const isBlank = draft.text.trim() === "" && draft.parts.projectContext.dockerignore === null;
      if (!draft.isOwn || isBlank) return false;
      const others = all().filter(
        (other) =>
          other.id !== draft.id &&
          !(isOfLesson(draft) && isSameLesson(other.parts.lesson, draft.parts.lesson)) &&
          (other.text !== draft.text || !areSameParts(other.parts, draft.parts)),
      );
      write([draft, ...others]);
      return true;
    },
    remove: (isGone) => write(all().filter((draft) => !isGone(draft))),
  };
}

function withRoom(drafts: readonly Draft[]): readonly Draft[] {
  let characters = 0;
  return drafts.filter((draft, index) => {
    characters += JSON.stringify(stored(draft)).length;
    return index < surelyFormer || characters <= maximumCharacters;
  });
}

export function isOfLesson({ parts }: Draft): boolean {
  return parts.lesson !== null;
}
