/**
 * The lesson that a document belongs to: the id of one of the course, or a whole one that a teacher wrote. What is in the latter is
 * for those who show lessons to read: here it is data like any other.
 */
export type SharedLesson = string | Readonly<Record<string, unknown>>;

const mostIdCharacters = 100;

/** A lesson as it comes out of a link or a storage; null for what is none. */
export function unpackLesson(value: unknown): SharedLesson | null {
  if (typeof value === "string") {
    return value !== "" && value.length <= mostIdCharacters ? value : null;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  // An object of JSON has names and values, and nothing is known of either.
  return value as Readonly<Record<string, unknown>>;
}
