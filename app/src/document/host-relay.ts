import { minimalEdit } from "@stagemap/text";
import type { DocumentHost, EditOrigin } from "./document-host.ts";

/** One host for the whole life of the page, behind which the plain text, the editor and their successors take turns. */
export interface HostRelay extends DocumentHost {
  /**
   * Lets `host` hold the text from now on. What was edited while it got ready is carried over, and if it keeps the text
   * a little differently (with other line ends, say), its way is taken and reported as a change.
   */
  handOver(host: DocumentHost): void;
  /** Resolves at the first handing over: from then on there is a history, and undo gives back what was before. */
  readonly isHeld: Promise<void>;
}

/** @param bringUp makes the text visible: what reveals or focuses a part of it counts on that. */
export function createHostRelay(
  firstHost: DocumentHost,
  bringUp: () => void = () => {},
): HostRelay {
  const listeners = new Set<(text: string, origin: EditOrigin) => void>();
  let host = firstHost;
  let noteHeld: (() => void) | null = null;
  const isHeld = new Promise<void>((resolve) => {
    noteHeld = resolve;
  });
  // Kept here as well, because a host that has crashed cannot be asked any more.
  let lastText = firstHost.getText();
  let forget = host.onChange(report);

  function report(text: string, origin: EditOrigin): void {
    lastText = text;
    for (const listener of listeners) listener(text, origin);
  }

  return {
    isHeld,
    getText: () => host.getText(),
    apply: (edits, expectedText, origin) => host.apply(edits, expectedText, origin),
    undo: () => host.undo(),
    redo: () => host.redo(),
    focus() {
      bringUp();
      host.focus();
    },
    reveal(span, options) {
      bringUp();
      host.reveal(span, options);
    },
    cursorOffset: () => host.cursorOffset(),
    showFixes() {
      bringUp();
      host.showFixes();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    handOver(newHost) {
      const wanted = lastText;
      const offered = newHost.getText();
      forget();
      host = newHost;
      if (withoutMarks(wanted) !== withoutMarks(offered)) {
        const edit = minimalEdit(offered, wanted);
        if (edit !== null) newHost.apply([edit], offered, "load");
      }
      forget = newHost.onChange(report);
      const kept = newHost.getText();
      if (kept !== wanted) report(kept, "load");
      noteHeld?.();
    },
  };
}

/** The text without what an editor may change on loading: the BOM and the kind of line ends. */
function withoutMarks(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
}
