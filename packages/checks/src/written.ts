import type { LocalSpan, Word } from "@stagemap/syntax";
import type { Site } from "./rule.ts";

/** The text of a span as it stands in the file. */
export function writtenText({ item }: Site, { from, to }: LocalSpan): string {
  return item.raw.slice(from, to);
}

/** True for a word that stands on one line, so that offsets in its text are offsets in the file. */
export function isUnbroken(site: Site, word: Word): boolean {
  return writtenText(site, word) === word.text;
}

/** True when lines of comment stand inside: to replace the whole span would lose them. */
export function holdsComment(site: Site, span: LocalSpan): boolean {
  return /\n[\t ]*#/.test(writtenText(site, span));
}

/** True when a comment above the instruction steers the checks: to put something between the two would take it away. */
export function isSteered({ comments }: Site): boolean {
  return comments.some((comment) => /^check[\t\n\f\r ]*=/i.test(comment));
}

/** A keyword in the case of the one that it replaces. */
export function inCaseOf(keyword: Word, name: string): string {
  return keyword.text === keyword.text.toLowerCase() ? name.toLowerCase() : name;
}
