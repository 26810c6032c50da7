export type Pairs = readonly (readonly [string, string])[];

/** More than any project has; a link that claims more must not bring the page to a standstill. */
export const mostEntries = 2000;

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

export function isPairs(value: unknown): value is Pairs {
  return Array.isArray(value) && value.every((pair) => isTexts(pair) && pair.length === 2);
}

/** The texts that are not beyond all measure. */
export function limited(texts: readonly string[], mostCharacters: number): readonly string[] {
  return texts.filter((text) => text.length <= mostCharacters).slice(0, mostEntries);
}

/** The pairs whose second part is one of the words, and whose first is not beyond all measure. */
export function known<Word extends string>(
  pairs: Pairs,
  words: readonly Word[],
  mostCharacters: number,
): readonly (readonly [string, Word])[] {
  return pairs
    .flatMap(([name, given]): [string, Word][] => {
      const word = words.find((each) => each === given);
      return word === undefined || name.length > mostCharacters ? [] : [[name, word]];
    })
    .slice(0, mostEntries);
}
