import { minimalEdit } from "@stagemap/text";
import type { DocumentHost, EditOrigin } from "./document-host.ts";

/** One host for the whole life of the page, behind which the plain text, the editor and their successors take turns. */
export interface HostRelay extends DocumentHost {
  /**
   * Lets `host` hold the text from now on. What was edited while it got ready is carried over, and if it keeps the text
   * a little differently (with other line ends, say), its way is taken and reported as a change.
   */
  handOver(host: DocumentHost): void;
}

export function createHostRelay(firstHost: DocumentHost): HostRelay {
  const listeners = new Set<(text: string, origin: EditOrigin) => void>();
  let host = firstHost;
  // Kept here as well, because a host that has crashed cannot be asked any more.
  let lastText = firstHost.getText();
  let forget = host.onChange(report);

  function report(text: string, origin: EditOrigin): void {
    lastText = text;
    for (const listener of listeners) listener(text, origin);
  }

  return {
    getText: () => host.getText(),
    apply: (edits, expectedText, origin) => host.apply(edits, expectedText, origin),
    undo: () => host.undo(),
    redo: () => host.redo(),
    focus: () => host.focus(),
    reveal: (span, options) => host.reveal(span, options),
    cursorOffset: () => host.cursorOffset(),
    showFixes: () => host.showFixes(),
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
    },
  };
}

/** The text without what an editor may change on loading: the BOM and the kind of line ends. */
function withoutMarks(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
}
