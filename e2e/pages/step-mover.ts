import type { Locator } from "@playwright/test";
import { expect } from "@playwright/test";
import type { AppPage } from "./app-page.ts";

/** Moving steps in the graph, as a hand does it. */
export interface StepMover {
  /** Brings a row to this size, with the row under the pointer. */
  zoomTo(zoom: number, row: Locator): Promise<void>;
  /** Takes a row at its handle and holds it over the line below another row. */
  holdBelow(row: Locator, other: Locator): Promise<void>;
  /** As {@link StepMover.holdBelow}, over the line above. */
  holdAbove(row: Locator, other: Locator): Promise<void>;
  /** Holds what was taken over the middle of a card. */
  holdOver(card: Locator): Promise<void>;
  drop(): Promise<void>;
  /** As {@link StepMover.holdBelow} and a drop, with a finger. */
  dragWithFinger(row: Locator, other: Locator): Promise<void>;
}

/** A row at its natural size. */
const ROW_WIDTH = 264;

export function createStepMover({ page }: AppPage): StepMover {
  /** The place for the copy of a dragged row: it is there from when rows can be dragged. */
  const hand = page.locator("body > div[inert]");

  async function hold(row: Locator, other: Locator, edge: "above" | "below"): Promise<void> {
    await expect(hand).toBeAttached();
    const grip = await gripOf(row);
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    const { x, y, width, height } = await boxOf(other);
    const line = edge === "above" ? y : y + height;
    await page.mouse.move(x + width / 2, line, { steps: 6 });
  }

  return {
    async zoomTo(zoom, row) {
      await expect(async () => {
        const { x, y, width, height } = await boxOf(row);
        const missing = Math.log2((zoom * ROW_WIDTH) / width);
        await page.mouse.move(x + width / 2, y + height / 2);
        await page.keyboard.down("Control");
        await page.mouse.wheel(0, -missing / 0.002);
        await page.keyboard.up("Control");
        expect((await boxOf(row)).width / ROW_WIDTH).toBeCloseTo(zoom, 1);
      }).toPass();
    },
    holdBelow: (row, other) => hold(row, other, "below"),
    holdAbove: (row, other) => hold(row, other, "above"),
    async holdOver(card) {
      const { x, y, width, height } = await boxOf(card);
      await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
    },
    drop: () => page.mouse.up(),
    async dragWithFinger(row, other) {
      await expect(hand).toBeAttached();
      const start = await gripOf(row);
      const { x, y, width, height } = await boxOf(other);
      const end = { x: x + width / 2, y: y + height };
      const session = await page.context().newCDPSession(page);
      const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: object[]) =>
        session.send("Input.dispatchTouchEvent", {
          type,
          // The protocol wants the coordinates alone.
          touchPoints: points as { x: number; y: number }[],
        });
      await touch("touchStart", [start]);
      // The row follows once the finger has rested on it.
      await expect(hand.locator("button")).toBeAttached();
      for (const share of [0.3, 0.6, 1]) {
        const at = (from: number, to: number): number => from + (to - from) * share;
        await touch("touchMove", [{ x: at(start.x, end.x), y: at(start.y, end.y) }]);
      }
      await touch("touchEnd", []);
    },
  };
}

async function boxOf(row: Locator): Promise<Box> {
  const box = await row.boundingBox();
  if (box === null) throw new Error("the row is not to be seen");
  return box;
}

async function gripOf(row: Locator): Promise<{ readonly x: number; readonly y: number }> {
  // While the canvas glides, the row is soon elsewhere.
  await row.hover({ trial: true });
  const { x, y, width, height } = await boxOf(row);
  return { x: x + (6 * width) / ROW_WIDTH, y: y + height / 2 };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
