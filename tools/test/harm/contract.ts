import type { TextEdit } from "@stagemap/text";
import type { Reading } from "./reading.ts";

/** What a text lost or gained by a change that it must not; a sentence each. */
export function harmOf(before: Reading, after: Reading, isSafe: boolean): readonly string[] {
  return [
    ...more(before.problems, after.problems, "BuildKit now refuses"),
    ...(isSafe ? more(after.problems, before.problems, "BuildKit no longer refuses") : []),
    ...more(before.rules, after.rules, "there is one more of"),
    ...more(after.comments, before.comments, "a comment is gone:"),
    ...(isSafe ? more(before.builds, after.builds, "the build now has") : []),
    ...(isSafe ? more(after.builds, before.builds, "the build no longer has") : []),
    ...changedDirectives(before, after),
    ...changedLineEnds(before.text, after.text),
  ];
}

/** What is wrong with a list of edits as such. */
export function editFaults(text: string, edits: readonly TextEdit[]): readonly string[] {
  const faults: string[] = [];
  let end = 0;
  for (const { span } of inOrder(edits)) {
    if (span.start < end || span.end < span.start || span.end > text.length) {
      faults.push(`an edit at ${span.start} overlaps another or leaves the text`);
    }
    for (const at of [span.start, span.end]) {
      if (/^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(at - 1, at + 1))) {
        faults.push(`an edit parts what belongs together at ${at}`);
      }
    }
    end = span.end;
  }
  return faults;
}

/** The text with its edits, each piece outside them copied as it is. */
export function spliced(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { span, newText } of inOrder(edits).toReversed()) {
    result = result.slice(0, span.start) + newText + result.slice(span.end);
  }
  return result;
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A sentence for every name that is more often in `names` than in `limits`. */
function more(limits: readonly string[], names: readonly string[], said: string): string[] {
  const left = new Map<string, number>();
  for (const name of limits) left.set(name, (left.get(name) ?? 0) + 1);
  const over = new Set<string>();
  for (const name of names) {
    const count = left.get(name) ?? 0;
    if (count === 0) over.add(name);
    else left.set(name, count - 1);
  }
  return [...over].map((name) => `${said} ${name}`);
}

function changedDirectives(before: Reading, after: Reading): string[] {
  return JSON.stringify(before.directives) === JSON.stringify(after.directives)
    ? []
    : ["the directives are others"];
}

function changedLineEnds(before: string, after: string): string[] {
  const isCrlf = /\r\n/.test(before) && !/(?<!\r)\n/.test(before);
  const isLf = !before.includes("\r");
  const isMixed = isCrlf ? /(?<!\r)\n/.test(after) : isLf && after.includes("\r");
  return isMixed ? ["the line ends are no longer alike"] : [];
}
