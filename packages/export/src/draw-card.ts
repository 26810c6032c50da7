import type { SourceView, StageView } from "@stagemap/analysis";
import { footText, HEAD_HEIGHT, ROW_HEIGHT, type Point, type Size } from "@stagemap/layout";
import { drawRow } from "./draw-row.ts";
import { element, type Markup, textLine, tip } from "./markup.ts";
import { mix, type Palette, stageColor } from "./palette.ts";
import { fitText, textWidth, type TypeStyle, wrapText } from "./text-width.ts";

/** A card at its place: all that is drawn of a stage. */
export interface CardInput extends Point, Size {
  readonly stage: StageView;
  readonly isCollapsed: boolean;
  /** How many stages build on it with FROM. */
  readonly users: number;
  /** The colour of what a step takes from; null for what is no stage. */
  readonly colorOf: (source: SourceView) => number | null;
}

const PADDING = 12;
const RADIUS = 10;
const TITLE: TypeStyle = { family: "inter", weight: 650, size: 14 };
const BASE: TypeStyle = { family: "mono", weight: 400, size: 12 };
const NOTE: TypeStyle = { family: "inter", weight: 400, size: 11 };
const CHIP: TypeStyle = { family: "inter", weight: 550, size: 11 };
const FOOT: TypeStyle = { family: "inter", weight: 400, size: 11.5 };
const FOOT_LINE = 16;

/** A stage: colour and name in the head, the base image below, its steps as rows, and what is to be said at the bottom. */
export function drawCard(card: CardInput, palette: Palette): Markup {
  const { stage, x, y, width, height } = card;
  const isUnbuilt = stage.role === "unbuilt";
  const color = stageColor(palette, stage.color);
  const fill = isUnbuilt ? mix(palette.panel, 0.45, palette.canvas) : palette.panel;
  const outline = { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: RADIUS - 0.5 };
  const parts = [
    ...(isUnbuilt
      ? []
      : [element("rect", { x: 0, y: 2, width, height, rx: RADIUS, fill: palette.shadow })]),
    element("rect", { ...outline, fill }),
    topBar(width, isUnbuilt ? mix(color, 0.3, palette.line) : color),
    ...drawHead(card, palette),
    ...(card.isCollapsed ? [] : drawBody(card, palette)),
    element("rect", { ...outline, fill: "none", stroke: palette.line }),
  ];
  return element("g", { transform: `translate(${x} ${y})` }, parts);
}

/** A stripe with the card's round corners at its top. */
function topBar(width: number, fill: string): Markup {
  // Three pixels below the top, a corner of this radius has come so far in.
  const inset = RADIUS - Math.sqrt(RADIUS ** 2 - (RADIUS - 3) ** 2);
  const corner = `A${RADIUS} ${RADIUS} 0 0 1`;
  const start = `M${inset.toFixed(2)} 3${corner} ${RADIUS} 0`;
  const d = `${start}H${width - RADIUS}${corner} ${(width - inset).toFixed(2)} 3Z`;
  return element("path", { d, fill });
}

function drawHead({ stage, width, users, isCollapsed }: CardInput, palette: Palette): Markup[] {
  const chip = drawChip(stage, { users, right: width - PADDING, palette });
  const room = width - 2 * PADDING - (chip.width === 0 ? 0 : chip.width + 8);
  const title = fitText(stage.title, room, TITLE);
  const ink = stage.role === "unbuilt" ? palette.ink2 : palette.ink;
  return [
    textLine(title.text, { ...TITLE, x: PADDING, y: 26, fill: ink }),
    ...(title.isCut ? [tip(stage.title)] : []),
    ...chip.parts,
    ...drawBase(stage, width - 2 * PADDING, palette),
    ...(isCollapsed ? [] : [rule(HEAD_HEIGHT - 0.5, width, palette)]),
  ];
}

function drawBase({ base, platform }: StageView, room: number, palette: Palette): Markup[] {
  if (base.kind === "missing") {
    return [textLine("no base image", { ...NOTE, size: 12, x: PADDING, y: 46, fill: palette.bad })];
  }
  const wanted = platform === null ? 0 : Math.min(textWidth(platform, NOTE), room / 2 - 8);
  const label = fitText(base.label, room - (platform === null ? 0 : wanted + 8), BASE);
  const parts = [textLine(label.text, { ...BASE, x: PADDING, y: 46, fill: palette.ink2 })];
  if (label.isCut) parts.push(tip(base.label));
  if (platform === null) return parts;
  const shown = fitText(platform, room - label.width - 8, NOTE);
  const x = PADDING + label.width + 8;
  return [...parts, textLine(shown.text, { ...NOTE, x, y: 46, fill: palette.ink3 })];
}

function drawChip(
  stage: StageView,
  {
    users,
    right,
    palette,
  }: { readonly users: number; readonly right: number; readonly palette: Palette },
): { readonly parts: readonly Markup[]; readonly width: number } {
  const said = chipText(stage, users);
  if (said === null) return { parts: [], width: 0 };
  const width = textWidth(said, CHIP) + 16;
  const isTarget = stage.role === "target";
  const fill = isTarget ? stageColor(palette, stage.color) : palette.lineSoft;
  const ink = isTarget ? palette.onStage : palette.ink2;
  const x = right - width;
  return {
    parts: [
      element("rect", { x, y: 12, width, height: 18, rx: 9, fill }),
      textLine(said, { ...CHIP, x: x + width / 2, y: 25, fill: ink, anchor: "middle" }),
    ],
    width,
  };
}

function chipText(stage: StageView, users: number): string | null {
  if (stage.role === "target") return stage.isLast ? "ships" : "target";
  if (stage.role === "unbuilt") return "not built";
  if (stage.whyReplaced !== null) return "replaced";
  return users > 1 ? `base of ${users}` : null;
}

function drawBody({ stage, width, height, colorOf }: CardInput, palette: Palette): Markup[] {
  const rows = stage.steps.flatMap((step, index) => {
    const top = HEAD_HEIGHT + ROW_HEIGHT * index;
    const row = drawRow(step, {
      top,
      width,
      isUnbuilt: stage.role === "unbuilt",
      palette,
      colorOf,
    });
    return index === 0 ? [row] : [rule(top + 0.5, width, palette), row];
  });
  const footTop = HEAD_HEIGHT + ROW_HEIGHT * stage.steps.length;
  const lines = Math.max(1, Math.floor((height - footTop - PADDING + 1) / FOOT_LINE));
  const foot = wrapText(footText(stage), { width: width - 2 * PADDING, lines }, FOOT);
  const fill = stage.role === "unbuilt" ? palette.ink2 : palette.ink3;
  return [
    ...rows,
    ...(stage.steps.length === 0 ? [] : [rule(footTop + 0.5, width, palette)]),
    ...foot.map(({ text }, index) =>
      textLine(text, { ...FOOT, x: PADDING, y: footTop + 18 + FOOT_LINE * index, fill }),
    ),
  ];
}

function rule(y: number, width: number, palette: Palette): Markup {
  return element("path", { d: `M1 ${y}H${width - 1}`, stroke: palette.lineSoft });
}
