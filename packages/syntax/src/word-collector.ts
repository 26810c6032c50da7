import { isSpace } from "./characters.ts";

export interface ExpandedWord {
  readonly text: string;
  /** Where the word starts in the source, in UTF-16 code units. */
  readonly start: number;
  /** Where it ends there. The source between may be longer or shorter than the word. */
  readonly end: number;
}

/** Gathers words out of characters that may split and raw text that may not, each from `start`–`end` of the source. */
export interface WordCollector {
  add(character: string, start: number, end: number): void;
  addRaw(text: string, start: number, end: number): void;
  /** Forgets the word that is being gathered, as BuildKit's nested substitutions do with their shared buffer. */
  drop(): void;
  finish(): readonly ExpandedWord[];
}

export function createWordCollector(): WordCollector {
  const words: ExpandedWord[] = [];
  let current = "";
  let wordStart: number | null = null;
  let wordEnd = 0;

  function addRaw(text: string, start: number, end: number): void {
    wordStart ??= start;
    wordEnd = end;
    current += text;
  }
  function drop(): void {
    current = "";
    wordStart = null;
  }
  function finishWord(): void {
    if (current !== "") words.push({ text: current, start: wordStart ?? wordEnd, end: wordEnd });
    drop();
  }
  return {
    addRaw,
    add(character, start, end) {
      if (isSpace(character.charCodeAt(0))) finishWord();
      else addRaw(character, start, end);
    },
    drop,
    finish() {
      finishWord();
      return words;
    },
  };
}
