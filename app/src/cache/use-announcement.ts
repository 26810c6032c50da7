import { useEffect } from "react";
import { useAppContext } from "../app-context.ts";
import type { CacheView } from "./cache-view.ts";

/** Long enough for the last letter of a word. */
const quietMilliseconds = 700;

/** Tells screen readers what a change comes to, once it is settled. */
export function useAnnouncement(view: CacheView | null): void {
  const { store } = useAppContext();
  const sentence = view === null || view.marks === null ? "" : view.answer.explanation;
  useEffect(() => {
    if (sentence === "") return undefined;
    const timer = setTimeout(() => store.getState().announce(sentence), quietMilliseconds);
    return () => clearTimeout(timer);
  }, [store, sentence]);
}
