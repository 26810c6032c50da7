import type { Problem } from "@stagemap/analysis";
import * as monaco from "monaco-editor/editor";
import type { MonacoHost } from "../document/monaco-host.ts";
import styles from "./MonacoPane.module.css";
import type { LitSpan, StageBar } from "./editor-pane-props.ts";
import { type BarLines, areSameBars, barDecorations, barLines } from "./stage-bars.ts";

/** What is drawn beside, behind and below the text. Each call replaces what the same call drew before. */
export interface Marks {
  setBars(bars: readonly StageBar[]): void;
  setProblems(problems: readonly Problem[]): void;
  setLit(lit: readonly LitSpan[]): void;
}

export function createMarks(
  editor: monaco.editor.IStandaloneCodeEditor,
  model: monaco.editor.ITextModel,
  host: MonacoHost,
): Marks {
  const bars = editor.createDecorationsCollection();
  const lit = editor.createDecorationsCollection();
  let drawn: readonly BarLines[] = [];

  /** Edits move decorations about; true when these stand where they were put. */
  function areDrawnInPlace(): boolean {
    const edges = new Set(
      bars.getRanges().flatMap((range) => [range.startLineNumber, range.endLineNumber]),
    );
    return drawn.every(({ first, last }) => edges.has(first) && edges.has(last));
  }

  return {
    setBars(newBars) {
      const lines = barLines(
        newBars,
        (span) => host.rangeOf(span),
        (line) => model.getLineFirstNonWhitespaceColumn(line) === 0,
      );
      if (areSameBars(lines, drawn) && areDrawnInPlace()) return;
      drawn = lines;
      const isInOverview = model.getLineCount() >= linesForOverview;
      bars.set(lines.flatMap((bar) => barDecorations(bar, { classes: barClasses, isInOverview })));
    },
    setProblems(problems) {
      monaco.editor.setModelMarkers(
        model,
        "stagemap",
        problems.map((problem) => ({
          ...host.rangeOf(problem.span),
          message: problem.message,
          severity: severities[problem.severity],
        })),
      );
    },
    setLit(spans) {
      lit.set(
        spans.map(({ span, kind }) => {
          const className = styles[kind] ?? "";
          return {
            range: host.rangeOf(span),
            options: isPointed(kind)
              ? { isWholeLine: true, className, marginClassName: className }
              : { isWholeLine: true, marginClassName: className },
          };
        }),
      );
    },
  };
}

/** What is rebuilt is told beside the text only, which others colour enough. */
function isPointed(kind: LitSpan["kind"]): boolean {
  return kind === "selection" || kind === "hover";
}

/** A shorter text fits on the screen, where an overview would only repeat the bars beside it. */
const linesForOverview = 60;

const severities: Readonly<Record<Problem["severity"], monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  // A few dots: notes are many, and none of them is urgent.
  info: monaco.MarkerSeverity.Hint,
};

const barClasses = {
  bar: styles["bar"] ?? "",
  top: styles["barTop"] ?? "",
  bottom: styles["barBottom"] ?? "",
  colors: Array.from({ length: 8 }, (_, color) => styles[`color${color}`] ?? ""),
};
