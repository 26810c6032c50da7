import type { Locator } from "@playwright/test";
import { expect } from "@playwright/test";
import type { AppPage } from "./app-page.ts";

/** Selecting stages and steps in the graph, and the clipboard that they go through. */
export interface PartSelector {
  /** What is selected. */
  readonly selected: Locator;
  /** What is clicked to select a stage. */
  head(stage: string): Locator;
  /** Clicks the first, and the others with Ctrl held. */
  select(first: Locator, ...others: readonly Locator[]): Promise<void>;
  clipboard(): Promise<string>;
  fillClipboard(text: string): Promise<void>;
}

export function createPartSelector({ page, stage }: AppPage): PartSelector {
  return {
    selected: page.locator('article button[aria-pressed="true"]'),
    head: (name) => stage(name).getByRole("button", { name: new RegExp(`^Stage ${name},`) }),
    async select(first, ...others) {
      // Keys and clicks on several parts are there from when the cards take them.
      await expect(page.locator("[data-takes-parts]")).toBeAttached();
      await expect(async () => {
        await first.click({ position: { x: 30, y: 12 }, timeout: 5000 });
        await expect(first).toBeFocused({ timeout: 1000 });
        await expect(first).toHaveAttribute("aria-pressed", "true", { timeout: 1000 });
      }).toPass();
      for (const other of others) {
        await other.click({ position: { x: 30, y: 12 }, modifiers: ["ControlOrMeta"] });
        await expect(other).toHaveAttribute("aria-pressed", "true");
      }
    },
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    fillClipboard: (text) => page.evaluate((value) => navigator.clipboard.writeText(value), text),
  };
}
