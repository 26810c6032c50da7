import { readParts, storeParts } from "./document-parts.ts";
import type { Draft } from "./drafts.ts";

/** A draft as plain data. */
export function stored({ parts, ...draft }: Draft): object {
  return { ...draft, ...storeParts(parts) };
}

/** Null for what is no draft: the storage may hold anything. */
export function readDraft(value: unknown): Draft | null {
  if (typeof value !== "object" || value === null) return null;
  // Read as a record of unknowns: every field is checked below.
  const { id, text, isOwn, savedAt, ...parts } = value as Record<string, unknown>;
  if (typeof id !== "string" || typeof text !== "string" || typeof savedAt !== "number")
    return null;
  return { id, text, parts: readParts(parts), isOwn: isOwn !== false, savedAt };
}
