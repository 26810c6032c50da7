import { isSpace } from "./characters.ts";

export interface ExpandedWord {
  readonly text: string;
  /** Where the word starts in the source, in UTF-16 code units. */
  readonly start: number;
  /** Where it ends there. The source between may be longer or shorter than the word. */
  readonly end: number;
}

/** Gathers words out of characters that may split and text that may not, each from `start`–`end` of the source. */
export interface WordCollector {
  readonly words: ExpandedWord[];
  /** The word that is being gathered. */
  text: string;
  /** Null before its first part. */
  start: number | null;
  end: number;
}

export function createWordCollector(): WordCollector {
  return { words: [], text: "", start: null, end: 0 };
}

/** Adds text that does not split. */
export function addText(collector: WordCollector, text: string, start: number, end: number): void {
  collector.start ??= start;
  collector.end = end;
  collector.text += text;
}

/** Adds a character, which ends the word when it is a space. */
export function addCharacter(
  collector: WordCollector,
  character: string,
  start: number,
  end: number,
): void {
  if (isSpace(character.charCodeAt(0))) finishWord(collector);
  else addText(collector, character, start, end);
}

/** Forgets the word that is being gathered, as BuildKit's nested substitutions do with their shared buffer. */
export function dropWord(collector: WordCollector): void {
  collector.text = "";
  collector.start = null;
}

/** All words, the last one ended. */
export function finishWords(collector: WordCollector): readonly ExpandedWord[] {
  finishWord(collector);
  return collector.words;
}

function finishWord(collector: WordCollector): void {
  const { words, text, start, end } = collector;
  if (text !== "") words.push({ text, start: start ?? end, end });
  dropWord(collector);
}
