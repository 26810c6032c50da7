import { type Span, applyEdits } from "@stagemap/text";
import type { IPosition, IRange, editor } from "monaco-editor/editor";
import type { DocumentHost, EditOrigin } from "./document-host.ts";
import { createMonacoText } from "./monaco-text.ts";
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
  const listeners = new Set<(text: string, origin: EditOrigin) => void>();
  // What the host does to the editor reaches the listeners once, at its end, and is no move of the user's cursor.
  let isActing = false;
  const text = createMonacoText(model, bomOf(givenText), () => {
    if (!isActing) report("typing");
  });
  let isLoadUnreported = text.get() !== givenText;

  function report(origin: EditOrigin): void {
    for (const listener of listeners) listener(text.get(), origin);
  }

  function act(action: () => void): void {
    isActing = true;
    try {
      action();
    } finally {
      isActing = false;
    }
  }

  return {
    getText: () => text.get(),
    apply(edits, expectedText, origin) {
      if (text.get() !== expectedText) return "stale";
      const after = applyEdits(expectedText, edits);
      if (after === expectedText) return "applied";
      // Positions, unlike offsets, survive a change of the line ends.
      const operations = edits.map(({ span, newText }) => ({
        range: text.rangeOf(span),
        text: span.start === 0 ? newText.slice(bomOf(newText).length) : newText,
      }));
      const lineEnd = origin === "load" ? formOf(after).lineEnd : null;
      act(() => text.changeWithBom(bomOf(after), () => execute(monacoEditor, operations, lineEnd)));
      report(origin);
      return "applied";
    },
    undo: () => monacoEditor.trigger(source, "undo", null),
    redo: () => monacoEditor.trigger(source, "redo", null),
    focus: () => monacoEditor.focus(),
    reveal: (span, options) => act(() => reveal(monacoEditor, text.rangeOf(span), options)),
    cursorOffset() {
      const position = monacoEditor.getPosition();
      return position === null ? null : text.offsetAt(position);
    },
    showFixes() {
      monacoEditor.focus();
      monacoEditor.trigger(source, "editor.action.quickFix", null);
    },
    onChange(listener) {
      listeners.add(listener);
      if (isLoadUnreported) {
        isLoadUnreported = false;
        listener(text.get(), "load");
      }
      return () => listeners.delete(listener);
    },
    offsetAt: (position) => text.offsetAt(position),
    rangeOf: (span) => text.rangeOf(span),
    onCursor(listener) {
      const subscription = monacoEditor.onDidChangeCursorPosition((event) => {
        if (!isActing) listener(text.offsetAt(event.position));
      });
      return () => subscription.dispose();
    },
    dispose() {
      text.dispose();
      listeners.clear();
    },
  };
}

/** Makes one undo step of the operations and, unless `lineEnd` is null, of the change to these line ends. */
function execute(
  monacoEditor: editor.ICodeEditor,
  operations: editor.IIdentifiedSingleEditOperation[],
  lineEnd: "\n" | "\r\n" | null,
): void {
  monacoEditor.pushUndoStop();
  // 0 is LF and 1 CRLF; the enum itself would pull Monaco in wherever this file is imported.
  if (lineEnd !== null) monacoEditor.getModel()?.pushEOL(lineEnd === "\n" ? 0 : 1);
  monacoEditor.executeEdits(source, operations);
  monacoEditor.pushUndoStop();
}

function reveal(
  monacoEditor: editor.ICodeEditor,
  range: IRange,
  { select, focus }: { readonly select: boolean; readonly focus: boolean },
): void {
  if (select) monacoEditor.setSelection(range, source);
  else {
    const start = { lineNumber: range.startLineNumber, column: range.startColumn };
    monacoEditor.setPosition(start, source);
  }
  // 1 is at once: a smooth scroll is given up as soon as anything else scrolls, and the span stays out of sight.
  monacoEditor.revealRangeInCenterIfOutsideViewport(range, 1);
  if (focus) monacoEditor.focus();
}
