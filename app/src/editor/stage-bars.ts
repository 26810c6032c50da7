import type { Span } from "@stagemap/text";
import type { IRange, editor } from "monaco-editor/editor";
import type { StageBar } from "./editor-pane-props.ts";
import { palettes } from "./editor-themes.ts";

/** A run of lines, both ends included, in a stage's colour. */
export interface BarLines {
  readonly first: number;
  readonly last: number;
  /** 0 to 7 */
  readonly color: number;
}

/** The lines that each bar stands beside: those of its span without the empty ones at its end. */
export function barLines(
  bars: readonly StageBar[],
  rangeOf: (span: Span) => IRange,
  isLineBlank: (line: number) => boolean,
): readonly BarLines[] {
  return bars.map(({ span, color }) => {
    const range = rangeOf(span);
    const first = range.startLineNumber;
    const endsBefore = range.endColumn === 1 && range.endLineNumber > first;
    let last = endsBefore ? range.endLineNumber - 1 : range.endLineNumber;
    while (last > first && isLineBlank(last)) last--;
    return { first, last, color };
  });
}

export interface BarLook {
  readonly classes: BarClasses;
  /** Whether the bar shows in the overview beside the scroll bar too. */
  readonly isInOverview: boolean;
}

export interface BarClasses {
  readonly bar: string;
  readonly top: string;
  readonly bottom: string;
  /** By stage colour. */
  readonly colors: readonly string[];
}

/** One decoration for each part of a bar that looks different: its rounded ends and what is between them. */
export function barDecorations(
  { first, last, color }: BarLines,
  { classes, isInOverview }: BarLook,
): readonly editor.IModelDeltaDecoration[] {
  const base = `${classes.bar} ${classes.colors[color] ?? ""}`;
  const decoration = (
    from: number,
    to: number,
    extra: readonly string[],
  ): editor.IModelDeltaDecoration => ({
    range: { startLineNumber: from, startColumn: 1, endLineNumber: to, endColumn: 1 },
    options: {
      isWholeLine: true,
      linesDecorationsClassName: [base, ...extra].join(" "),
      overviewRuler: isInOverview ? overviewMark(color) : null,
    },
  });
  if (first === last) return [decoration(first, first, [classes.top, classes.bottom])];
  const ends = [decoration(first, first, [classes.top]), decoration(last, last, [classes.bottom])];
  return last - first > 1 ? [...ends, decoration(first + 1, last - 1, [])] : ends;
}

function overviewMark(color: number): editor.IModelDecorationOverviewRulerOptions {
  return {
    color: `${palettes.light.stages[color] ?? ""}99`,
    darkColor: `${palettes.dark.stages[color] ?? ""}99`,
    // 1 is the ruler's left lane; problems take the right one.
    position: 1,
  };
}

export function areSameBars(a: readonly BarLines[], b: readonly BarLines[]): boolean {
  return (
    a.length === b.length &&
    a.every((bar, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        bar.first === other.first &&
        bar.last === other.last &&
        bar.color === other.color
      );
    })
  );
}
