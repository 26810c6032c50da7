import { useSyncExternalStore } from "react";
import { createKeptStorage } from "../state/storage.ts";
import type { LessonProgress } from "./progress.ts";
import { createProgressBook } from "./progress.ts";

/** A storage that fails has been told of by the drafts already. */
export const progressBook = createProgressBook(
  createKeptStorage(
    () => window.localStorage,
    () => {},
  ),
);

export function useProgress(): ReadonlyMap<string, LessonProgress> {
  return useSyncExternalStore(progressBook.subscribe, progressBook.entries);
}
