import { applyEdits, type Span } from "@stagemap/text";
import type { IPosition, IRange, editor } from "monaco-editor/editor";
import { createBomTimeline } from "./bom-timeline.ts";
import type { DocumentHost, EditOrigin } from "./document-host.ts";
import { bomOf, formOf } from "./text-form.ts";

/** A document host over Monaco. Offsets are those of `getText()`, BOM and line ends included. */
export interface MonacoHost extends DocumentHost {
  offsetAt(position: IPosition): number;
  /** The range of a span; offsets outside the text count as its nearest end. */
  rangeOf(span: Span): IRange;
  /** Calls back when the user moves the cursor; not when the host does. */
  onCursor(listener: (offset: number) => void): () => void;
  dispose(): void;
}

type Listener = (text: string, origin: EditOrigin) => void;

/** Where the edits come from, as Monaco's undo stack and events name it. */
const source = "stagemap";

/**
 * @param givenText the text that the editor's model was made from. Monaco unifies mixed line ends: when that changed
 *   the text, the first listener hears of it at once, with origin "load".
 */
export function createMonacoHost(
  monacoEditor: editor.ICodeEditor,
  model: editor.ITextModel,
  givenText: string,
): MonacoHost {
  const listeners = new Set<Listener>();
  const boms = createBomTimeline(bomOf(givenText));
  let bom = bomOf(givenText);
  let text: string | null = null;
  let isLoadUnreported = getText() !== givenText;
  // What the host does to the editor reaches the listeners once, at its end, and is no move of the user's cursor.
  let isActing = false;

  function getText(): string {
    text ??= bom + model.getValue();
    return text;
  }

  function report(origin: EditOrigin): void {
    for (const listener of [...listeners]) listener(getText(), origin);
  }

  function act(action: () => void): void {
    isActing = true;
    try {
      action();
    } finally {
      isActing = false;
    }
  }

  function rangeOf(span: Span): IRange {
    const start = model.getPositionAt(span.start - bom.length);
    const end = model.getPositionAt(span.end - bom.length);
    return {
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
  }

  const contentSubscription = model.onDidChangeContent((event) => {
    text = null;
    const version = model.getAlternativeVersionId();
    if (event.isUndoing || event.isRedoing) bom = boms.at(version);
    else boms.record(version, bom);
    if (!isActing) report("typing");
  });

  return {
    getText,
    apply(edits, expectedText, origin) {
      if (getText() !== expectedText) return "stale";
      const after = applyEdits(expectedText, edits);
      if (after === expectedText) return "applied";
      // Positions, unlike offsets, survive a change of the line ends.
      const operations = edits.map((edit) => ({
        range: rangeOf(edit.span),
        text: edit.span.start === 0 ? edit.newText.slice(bomOf(edit.newText).length) : edit.newText,
      }));
      act(() => {
        monacoEditor.pushUndoStop();
        bom = bomOf(after);
        // 0 is LF and 1 CRLF; the enum itself would pull Monaco in wherever this file is imported.
        if (origin === "load") model.pushEOL(formOf(after).lineEnd === "\n" ? 0 : 1);
        monacoEditor.executeEdits(source, operations);
        monacoEditor.pushUndoStop();
        boms.record(model.getAlternativeVersionId(), bom);
        text = null;
      });
      report(origin);
      return "applied";
    },
    undo: () => monacoEditor.trigger(source, "undo", null),
    redo: () => monacoEditor.trigger(source, "redo", null),
    focus: () => monacoEditor.focus(),
    reveal(span, { select, focus }) {
      const range = rangeOf(span);
      const start = { lineNumber: range.startLineNumber, column: range.startColumn };
      act(() => {
        if (select) monacoEditor.setSelection(range, source);
        else monacoEditor.setPosition(start, source);
        monacoEditor.revealRangeInCenterIfOutsideViewport(range);
        if (focus) monacoEditor.focus();
      });
    },
    onChange(listener) {
      listeners.add(listener);
      if (isLoadUnreported) {
        isLoadUnreported = false;
        listener(getText(), "load");
      }
      return () => listeners.delete(listener);
    },
    offsetAt: (position) => model.getOffsetAt(position) + bom.length,
    rangeOf,
    onCursor(listener) {
      const subscription = monacoEditor.onDidChangeCursorPosition((event) => {
        if (!isActing) listener(model.getOffsetAt(event.position) + bom.length);
      });
      return () => subscription.dispose();
    },
    dispose() {
      contentSubscription.dispose();
      listeners.clear();
    },
  };
}
