import type { Span } from "@stagemap/text";
import type { IPosition, IRange, editor } from "monaco-editor/editor";
import { createBomTimeline } from "./bom-timeline.ts";
import type { TextForm } from "./text-form.ts";

/** A Monaco model's text together with the BOM that the model leaves out; offsets count the BOM. */
export interface MonacoText {
  get(): string;
  /** The range of a span; offsets outside the text count as its nearest end. */
  rangeOf(span: Span): IRange;
  offsetAt(position: IPosition): number;
  /** Runs `change` on the model; what comes out of it has this BOM, and undoing it gives back the one before. */
  changeWithBom(bom: TextForm["bom"], change: () => void): void;
  dispose(): void;
}

export function createMonacoText(
  model: editor.ITextModel,
  initialBom: TextForm["bom"],
  onChange: () => void,
): MonacoText {
  const boms = createBomTimeline(initialBom);
  let bom = initialBom;
  let text: string | null = null;

  const subscription = model.onDidChangeContent((event) => {
    text = null;
    const version = model.getAlternativeVersionId();
    if (event.isUndoing || event.isRedoing) bom = boms.at(version);
    else boms.record(version, bom);
    onChange();
  });

  return {
    get() {
      text ??= bom + model.getValue();
      return text;
    },
    rangeOf(span) {
      const start = model.getPositionAt(span.start - bom.length);
      const end = model.getPositionAt(span.end - bom.length);
      return {
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      };
    },
    offsetAt: (position) => model.getOffsetAt(position) + bom.length,
    changeWithBom(newBom, change) {
      bom = newBom;
      change();
      // A change of nothing but the BOM is no change for the model.
      boms.record(model.getAlternativeVersionId(), bom);
      text = null;
    },
    dispose: () => subscription.dispose(),
  };
}
