import type { SourceView, StepView } from "@stagemap/analysis";
import { ROW_HEIGHT } from "@stagemap/layout";
import { element, type Markup, textLine, tip } from "./markup.ts";
import { mix, type Palette, stageColor } from "./palette.ts";
import { fitText, type TypeStyle } from "./text-width.ts";

/** Where a row stands in its card, and how it is to look. */
export interface RowPlace {
  readonly top: number;
  readonly width: number;
  readonly isUnbuilt: boolean;
  readonly palette: Palette;
  /** The colour of what a step takes from, null for what is no stage. */
  readonly colorOf: (source: SourceView) => number | null;
}

const LEFT = 12;
const RIGHT = 12;
const GAP = 6;
const LEAST_KEYWORD = 58;
const MOST_CHIP = 96;
const KEYWORD: TypeStyle = { family: "mono", weight: 650, size: 10.5 };
const CHIP: TypeStyle = { family: "inter", weight: 650, size: 10.5 };
const SUMMARY: TypeStyle = { family: "mono", weight: 400, size: 12 };

/** A step: its keyword, what it takes from, and the rest as far as there is room. */
export function drawRow(step: StepView, place: RowPlace): Markup {
  const { top, width, palette, isUnbuilt } = place;
  const middle = top + ROW_HEIGHT / 2;
  const keyword = fitText(step.keyword, 120, KEYWORD);
  const parts = [
    textLine(keyword.text, {
      ...KEYWORD,
      x: LEFT,
      y: middle + 3.8,
      fill: isUnbuilt ? palette.ink3 : palette.ink2,
    }),
  ];
  let x = LEFT + Math.max(LEAST_KEYWORD, keyword.width) + GAP;
  for (const source of step.sources) {
    const room = Math.min(MOST_CHIP, width - RIGHT - x);
    if (room < 24) break;
    const chip = drawSource(source, { x, middle, room, place });
    parts.push(...chip.parts);
    x += chip.width + GAP;
  }
  const summary = fitText(step.summary, width - RIGHT - x, SUMMARY);
  if (width - RIGHT - x > 12 && summary.text !== "") {
    const fill = isUnbuilt ? palette.ink3 : palette.ink;
    parts.push(textLine(summary.text, { ...SUMMARY, x, y: middle + 4.2, fill }));
  }
  const isCut = summary.isCut || step.sources.length > 0;
  return element("g", {}, isCut ? [tip(fullText(step)), ...parts] : parts);
}

function drawSource(
  source: SourceView,
  at: {
    readonly x: number;
    readonly middle: number;
    readonly room: number;
    readonly place: RowPlace;
  },
): { readonly parts: readonly Markup[]; readonly width: number } {
  const { x, middle, room, place } = at;
  const { palette, isUnbuilt } = place;
  const label = fitText(source.label, room - 12, CHIP);
  const width = label.width + 12;
  const color = stageColor(palette, place.colorOf(source));
  const panel = palette.panel;
  const isMount = source.kind === "mount";
  const fill = isUnbuilt ? palette.lineSoft : mix(color, 0.11, panel);
  const ink = isUnbuilt ? palette.ink2 : mix(color, 0.88, palette.ink);
  const box = { x, y: middle - 8.5, width, height: 17, rx: 4 };
  const ring = { x: x + 0.5, y: middle - 8, width: width - 1, height: 16, rx: 3.5 };
  return {
    parts: [
      isMount
        ? element("rect", { ...ring, fill: "none", stroke: mix(color, 0.4, panel) })
        : element("rect", { ...box, fill }),
      textLine(label.text, {
        ...CHIP,
        x: x + 6,
        y: middle + 3.8,
        fill: source.node === null ? palette.bad : ink,
      }),
    ],
    width,
  };
}

function fullText({ keyword, sources, summary }: StepView): string {
  const from = sources.map(({ kind, label }) =>
    kind === "copy" ? `--from=${label}` : `mount from ${label}`,
  );
  return [keyword, ...from, summary].join(" ");
}
