import type { FixView, Problem } from "@stagemap/analysis";
import { useLayoutEffect, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";

/** What mends a problem, with the text that it mends. */
export interface FoundFixes {
  readonly text: string;
  readonly fixes: readonly FixView[];
}

/** After an edit the fixes are looked for again once typing has paused. */
const quietMilliseconds = 150;

/** The fixes of a problem that is shown; null until they are known. */
export function useFixes(problem: Problem): FoundFixes | null {
  const { store } = useAppContext();
  const analysis = useApp((state) => state.analysis);
  const [found, setFound] = useState<FoundFixes | null>(null);
  const isFirst = found === null;

  // At first before the screen is drawn, so that the list does not move twice.
  useLayoutEffect(() => {
    function find(): void {
      const { text, fixesOf, analysis: now } = store.getState();
      // While the list lags behind the text, what it shows may be gone.
      if (now.problems.includes(problem)) setFound({ text, fixes: fixesOf(problem) });
    }
    if (isFirst) {
      find();
      return undefined;
    }
    const timer = setTimeout(find, quietMilliseconds);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- a first find must not bring a second one
  }, [analysis, problem, store]);

  return found;
}
