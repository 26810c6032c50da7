import type { LensPart, LensView } from "@stagemap/analysis";
import * as monaco from "monaco-editor/editor";
import { createLater } from "../../state/later.ts";
import styles from "../MonacoPane.module.css";
import type { OpenText } from "../MonacoText.tsx";
import { plainMarkdown } from "../plain-markdown.ts";
import type { Language } from "./language.ts";

/** Nobody reads them while typing, and the simulation behind them takes its time. */
const pauseMilliseconds = 700;

/**
 * Says beside each FROM what the stage is for, what it weighs and what a change costs. It stands behind the text of the line, so that no line
 * moves because of it. Answers the function that ends it.
 */
export function followLenses(open: OpenText, language: Language): () => void {
  const { editor, host } = open;
  const drawn = editor.createDecorationsCollection();
  let lenses: readonly LensView[] = [];
  let isOver = false;

  async function draw(): Promise<void> {
    const found = await language.lenses();
    if (isOver || found === null) return;
    lenses = found;
    drawn.set(found.flatMap((lens) => decorationsOf(open, lens)));
  }

  function follow({ target }: monaco.editor.IEditorMouseEvent): void {
    const kind = partKinds.find((each) => target.element?.classList.contains(partClass(each)));
    const line = target.position?.lineNumber;
    if (kind === undefined || line === undefined) return;
    const lens = lenses.find(
      ({ offset }) => host.rangeOf({ start: offset, end: offset }).startLineNumber === line,
    );
    if (lens === undefined) return;
    if (kind === "users") showUsers(line);
    else language.openLens(lens, kind);
  }

  /** The places that name the stage, as the list of them that the editor has anyway. */
  function showUsers(line: number): void {
    const ranges = language
      .names()
      .flatMap(({ kind, places }) => (kind === "stage" ? places : []))
      .filter(({ isDefinition }) => isDefinition)
      .map(({ span }) => host.rangeOf(span));
    const range = ranges.find(({ startLineNumber }) => startLineNumber === line);
    if (range === undefined) return;
    editor.setPosition({ lineNumber: line, column: range.startColumn });
    editor.focus();
    editor.trigger("stagemap", "editor.action.goToReferences", null);
  }

  const later = createLater(() => void draw(), pauseMilliseconds);
  const unsubscribe = language.onChange(() => later.schedule());
  const subscription = editor.onMouseDown(follow);
  later.schedule();
  return () => {
    isOver = true;
    unsubscribe();
    subscription.dispose();
    drawn.clear();
  };
}

const partKinds: readonly LensPart["kind"][] = ["role", "users", "size", "cost"];

function partClass(kind: LensPart["kind"]): string {
  return `stagemap-lens-${kind}`;
}

function decorationsOf(
  { host }: OpenText,
  { offset, parts }: LensView,
): monaco.editor.IModelDeltaDecoration[] {
  const range = host.rangeOf({ start: offset, end: offset });
  return parts.map(({ kind, text, note }, index) => ({
    range,
    options: {
      showIfCollapsed: true,
      hoverMessage: { value: plainMarkdown(note) },
      after: {
        content: `${index === 0 ? "   " : " · "}${text}`,
        inlineClassName: `${styles["lens"] ?? ""} ${partClass(kind)}`,
        inlineClassNameAffectsLetterSpacing: true,
        // The cursor passes by: it is no text.
        cursorStops: monaco.editor.InjectedTextCursorStops.None,
      },
    },
  }));
}
