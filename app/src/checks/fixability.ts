import type { Problem } from "@stagemap/analysis";
import { useEffect, useRef, useState } from "react";
import { useAppContext } from "../app-context.ts";
import type { Finding } from "./finding.ts";

/** The best that is offered for a finding. */
export type Fixability = "safe" | "review" | "none";

export interface KnownFixes {
  readonly of: ReadonlyMap<string, Fixability>;
  /** True when every finding has been looked at. */
  readonly isComplete: boolean;
}

/** Quiet for so long after an edit, because trying fixes out takes some milliseconds each. */
const quietMilliseconds = 400;
/** The list is drawn again with what was found at most so often. */
const reportMilliseconds = 250;

/**
 * Finds out in idle moments which findings can be mended. What is known of a finding holds on while its instruction and
 * message stay the same: it is a mark in a list, and who opens the finding gets the fixes that hold for the present text.
 */
export function useFixability(findings: readonly Finding[]): KnownFixes {
  const { store } = useAppContext();
  const [known, setKnown] = useState<KnownFixes>({ of: new Map(), isComplete: false });
  const found = useRef<ReadonlyMap<string, Fixability>>(new Map());

  useEffect(() => {
    const now = new Map<string, Fixability>();
    const waiting: Finding[] = [];
    for (const finding of findings) {
      const before = finding.problem.rule === undefined ? "none" : found.current.get(finding.key);
      if (before === undefined) waiting.push(finding);
      else now.set(finding.key, before);
    }

    function report(): void {
      found.current = new Map(now);
      setKnown({ of: found.current, isComplete: waiting.length === 0 });
    }

    if (waiting.length === 0) {
      report();
      return undefined;
    }
    let reported = performance.now();
    let cancelSlice = () => {};
    function runSlice(hasTime: () => boolean): void {
      do {
        const next = waiting.shift();
        if (next !== undefined) now.set(next.key, best(next.problem));
      } while (waiting.length > 0 && hasTime());
      if (waiting.length === 0 || performance.now() - reported > reportMilliseconds) {
        reported = performance.now();
        report();
      }
      if (waiting.length > 0) cancelSlice = inIdleSlice(runSlice);
    }
    function best(problem: Problem): Fixability {
      const [first] = store
        .getState()
        .fixesOf(problem)
        .toSorted((a, b) => Number(a.safety === "review") - Number(b.safety === "review"));
      return first?.safety ?? "none";
    }
    const timer = setTimeout(() => {
      cancelSlice = inIdleSlice(runSlice);
    }, quietMilliseconds);
    return () => {
      clearTimeout(timer);
      cancelSlice();
    };
  }, [findings, store]);

  return known;
}

/** Runs a slice of work when the page is idle; answers how to call it off. */
function inIdleSlice(work: (hasTime: () => boolean) => void): () => void {
  // Not every browser has idle callbacks.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(() => work(() => false), 20);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > 12));
  return () => cancelIdleCallback(request);
}
