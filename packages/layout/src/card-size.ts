import type { StageView } from "@stagemap/analysis";

/** The measures of a card in pixels. What draws it follows them, so that nothing is ever measured. */
export const CARD_WIDTH = 264;
export const HEAD_HEIGHT = 58;
export const ROW_HEIGHT = 28;
const FOOT_PADDING = 12;
const FOOT_LINE = 16;
/** Inter at 11.5 px is about 5.4 px a letter, the card leaves 240 px to the sentence, and lines break at words. */
const FOOT_LETTERS = 41;
const MOST_FOOT_LINES = 3;

export const IMAGE_SIZE: Size = { width: 176, height: 46 };

/** JetBrains Mono is 0.6 em wide; labels are set in 11 px. */
const LABEL_LETTER = 6.6;
const LABEL_PADDING = 16;
const LABEL_HEIGHT = 20;
const LABEL_MAX_WIDTH = 220;
/** Space is reserved in steps, so that a letter typed in a path does not move the cards. */
const LABEL_STEP = 32;
const LABEL_LEAST_WIDTH = 96;

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export function cardHeight(stage: StageView, isCollapsed: boolean): number {
  if (isCollapsed) return HEAD_HEIGHT;
  return HEAD_HEIGHT + ROW_HEIGHT * stage.steps.length + footHeight(stage);
}

/** The middle of a row, from the top of its card. */
export function rowCenter(index: number): number {
  return HEAD_HEIGHT + ROW_HEIGHT * index + ROW_HEIGHT / 2;
}

/** What stands at the bottom of a card: how much is in it, and why it is not built or does not run. */
export function footText(stage: StageView): string {
  const count = stepCount(stage);
  const reason = stage.whyUnbuilt ?? stage.whyReplaced;
  // The chip in the head says "not built" or "replaced" already.
  return reason === null ? count : `${count} · ${reason.replace(/^(?:Not built|Replaced): /, "")}`;
}

/** "4 steps", or that there are none. */
export function stepCount(stage: StageView): string {
  const count = stage.steps.length;
  if (count === 0) return "no steps of its own";
  return count === 1 ? "1 step" : `${count} steps`;
}

/** The space that a label on an edge needs; null for an edge without one. */
export function labelSize(text: string): Size | null {
  if (text === "") return null;
  const exact = text.length * LABEL_LETTER + LABEL_PADDING;
  const stepped = Math.ceil(exact / LABEL_STEP) * LABEL_STEP;
  const width = Math.min(LABEL_MAX_WIDTH, Math.max(LABEL_LEAST_WIDTH, stepped));
  return { width, height: LABEL_HEIGHT };
}

function footHeight(stage: StageView): number {
  const lines = Math.ceil(footText(stage).length / FOOT_LETTERS);
  return FOOT_PADDING + FOOT_LINE * Math.min(MOST_FOOT_LINES, Math.max(1, lines));
}
