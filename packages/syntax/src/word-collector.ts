import { isSpace } from "./characters.ts";

export interface ExpandedWord {
  readonly text: string;
  /** Where the word starts in the source, in UTF-16 code units. */
  readonly start: number;
}

/** Gathers words out of characters that may split and raw text that may not. */
export interface WordCollector {
  add(character: string, at: number): void;
  addRaw(text: string, at: number): void;
  /** Forgets the word that is being gathered, as BuildKit's nested substitutions do with their shared buffer. */
  drop(): void;
  finish(): readonly ExpandedWord[];
}

export function createWordCollector(): WordCollector {
  const words: ExpandedWord[] = [];
  let current = "";
  let start = 0;

  function addRaw(text: string, at: number): void {
    if (current === "") start = at;
    current += text;
  }
  function finishWord(): void {
    if (current !== "") words.push({ text: current, start });
    current = "";
  }
  return {
    addRaw,
    add(character, at) {
      if (isSpace(character.charCodeAt(0))) finishWord();
      else addRaw(character, at);
    },
    drop() {
      current = "";
    },
    finish() {
      finishWord();
      return words;
    },
  };
}
