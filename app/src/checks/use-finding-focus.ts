import type { RefObject } from "react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useApp } from "../app-context.ts";
import type { Section } from "./finding-groups.ts";

interface FindingFocus {
  /** The key of the one row that Tab reaches. */
  readonly tabStop: string | undefined;
  /** The row with this key has the focus. */
  readonly noteFocus: (key: string) => void;
  /** The finding with this key is about to go: the one in its place is to have the focus. */
  readonly noteDone: (key: string) => void;
}

/** Keeps the focus in a list of findings that changes, and what was opened from elsewhere in sight. */
export function useFindingFocus(
  list: RefObject<HTMLElement | null>,
  sections: readonly Section[],
): FindingFocus {
  const openFinding = useApp((state) => state.openFinding);
  const [focused, setFocused] = useState<string | null>(null);
  const orphan = useRef<number | null>(null);

  useEffect(() => {
    if (openFinding === null) return undefined;
    // Once its fixes are there, which make it higher.
    const frame = requestAnimationFrame(() => {
      const row = rowsOf(list.current).find(({ dataset }) => dataset["item"] === openFinding);
      row?.parentElement?.scrollIntoView({ block: "nearest" });
    });
    return () => cancelAnimationFrame(frame);
  }, [list, openFinding]);

  useEffect(() => {
    if (orphan.current === null) return;
    const rows = rowsOf(list.current);
    const isGone = document.activeElement === document.body;
    if (isGone) rows[Math.min(orphan.current, rows.length - 1)]?.focus();
    if (isGone) orphan.current = null;
  });

  const noteFocus = useCallback((key: string) => {
    orphan.current = null;
    setFocused(key);
  }, []);
  const noteDone = useCallback(
    (key: string) => {
      orphan.current = rowsOf(list.current).findIndex(({ dataset }) => dataset["item"] === key);
    },
    [list],
  );
  const wanted = focused ?? openFinding;
  const tabStop = hasRow(sections, wanted) ? (wanted ?? undefined) : sections[0]?.entries[0]?.key;
  return { tabStop, noteFocus, noteDone };
}

function hasRow(sections: readonly Section[], key: string | null): boolean {
  return sections.some(({ entries }) =>
    entries.some(
      (entry) =>
        entry.key === key ||
        (entry.kind === "many" && entry.findings.some((finding) => finding.key === key)),
    ),
  );
}

function rowsOf(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
}
