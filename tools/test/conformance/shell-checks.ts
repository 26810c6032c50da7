import { expandWords, goQuote } from "@stagemap/syntax";
import { checker, difference, firstOf } from "./check.ts";
import type { Checks } from "./check.ts";
import { variableAtEnd } from "./variables.ts";

type Environment = Readonly<Record<string, string>>;

interface RecordedWord {
  readonly word: string;
  readonly env: Environment;
  readonly escape: string;
  readonly expect: string | readonly string[] | null;
  readonly actualError?: string | null;
  readonly matched?: readonly string[] | null;
  readonly unmatched?: readonly string[] | null;
}

/** A word's text, words and names, or its error in BuildKit's wording. */
function expandWord(word: string, env: Environment, escape = "\\") {
  const values = new Map(Object.entries(env));
  const result = expandWords(word, { escape, lookUp: (name) => values.get(name) });
  const error = result.ok ? null : `failed to process ${goQuote(word)}: ${result.message}`;
  return { result, error };
}

const checkWord = checker(({ word, env, escape, ...row }: RecordedWord) => {
  const { result, error } = expandWord(word, env, escape);
  if (!result.ok || row.expect === null) return difference(error, row.actualError);
  const namesAreGiven = row.matched !== undefined;
  return firstOf(
    difference(result.text, row.expect),
    namesAreGiven ? difference([...result.matched].toSorted(), row.matched) : null,
    namesAreGiven ? difference([...result.unmatched].toSorted(), row.unmatched) : null,
  );
});

const checkWords = checker(({ word, env, escape, ...row }: RecordedWord) => {
  const { result, error } = expandWord(word, env, escape);
  if (!result.ok || row.expect === null) return difference(error, row.actualError);
  return difference(
    result.words.map(({ text }) => text),
    row.expect,
  );
});

interface RecordedPattern {
  readonly word: string;
  readonly expect: string | null;
  readonly actualError?: string;
}

/** Values to try patterns on: some that the recorded ones match, and some that they do not. */
const VALUES = [
  "(()[]{}^$.*?|\\rest",
  "*?x",
  "\\\\tail",
  "abc",
  "ab\\a",
  "\u{1F47D}\u{1F680}\u{1F596}",
  "",
];

/** Seen through `${X##$P}`, which takes off what the pattern matches at the start. */
const checkPattern = checker(({ word, expect, actualError }: RecordedPattern) => {
  if (expect === null) {
    const { result } = expandWord("${X##$P}", { X: "x", P: word });
    const theirs = `invalid pattern (${word}) in substitution: ${actualError}`;
    return difference(result.ok ? null : result.message, theirs);
  }
  return firstOf(
    ...VALUES.map((value) => {
      const { result } = expandWord("${X##$P}", { X: value, P: word });
      return difference(result.ok && result.text, value.replace(new RegExp(expect, "u"), ""));
    }),
  );
});

/** Seen through `${X%$P}`, which is `${X#$Q}` from the other end, Q being P reversed. */
const checkReversedPattern = checker(({ word, expect }: { word: string; expect: string }) =>
  firstOf(
    ...VALUES.map((value) => {
      const fromEnd = expandWord("${X%$P}", { X: value, P: word }).result;
      const fromStart = expandWord("${X#$P}", { X: reverse(value), P: expect }).result;
      if (!fromEnd.ok || !fromStart.ok) {
        return difference(
          [fromEnd.ok, "message" in fromEnd && fromEnd.message],
          [fromStart.ok, "message" in fromStart && fromStart.message],
        );
      }
      return difference(fromEnd.text, reverse(fromStart.text));
    }),
  ),
);

function reverse(text: string): string {
  return Array.from(text).toReversed().join("");
}

/** Seen through `${X%?}`: a text is taken apart from its end by characters, not by bytes. */
const checkReversedText = checker(({ word, expect }: { word: string; expect: string }) => {
  const { result } = expandWord("${X%?}", { X: word });
  return difference(result.ok && result.text, reverse(Array.from(expect).slice(1).join("")));
});

const checkEnvironment = checker(
  ({ word, envList, expect }: { word: string; envList: readonly string[]; expect: string }) => {
    const lines = envList.map((each) => `ENV ${each.includes("=") ? each : `${each}=`}`);
    return difference(variableAtEnd(["FROM a", ...lines].join("\n"), word) ?? "", expect);
  },
);

export const shellChecks: Checks = {
  word: checkWord,
  words: checkWords,
  patternToRegex: checkPattern,
  reversePattern: checkReversedPattern,
  reverseString: checkReversedText,
  getEnv: checkEnvironment,
};
