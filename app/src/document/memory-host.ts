import { applyEdits } from "@stagemap/text";
import type { DocumentHost, EditOrigin } from "./document-host.ts";

/** A document that only holds its text, without a screen or a history: for before the editor is there and after it failed. */
export function createMemoryHost(initialText: string): DocumentHost {
  const listeners = new Set<(text: string, origin: EditOrigin) => void>();
  let text = initialText;

  return {
    getText: () => text,
    apply(edits, expectedText, origin) {
      if (expectedText !== text) return "stale";
      const before = text;
      text = applyEdits(text, edits);
      if (text !== before) for (const listener of listeners) listener(text, origin);
      return "applied";
    },
    undo: () => {},
    redo: () => {},
    focus: () => {},
    reveal: () => {},
    cursorOffset: () => null,
    showFixes: () => {},
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
