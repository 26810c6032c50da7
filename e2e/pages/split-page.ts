import type { Locator } from "@playwright/test";
import type { AppPage } from "./app-page.ts";

/** The dialog that splits a stage into build and runtime. */
export interface SplitPage {
  readonly dialog: Locator;
  readonly diff: Locator;
  readonly sizes: Locator;
  readonly applyButton: Locator;
  /** From the palette. */
  open(): Promise<void>;
  choice(label: RegExp): Locator;
}

export function createSplitPage({ page }: AppPage): SplitPage {
  const dialog = page.getByRole("dialog", { name: "Split into build and runtime" });
  return {
    dialog,
    diff: dialog.getByRole("group", { name: "Preview of the change" }),
    sizes: dialog.getByRole("region", { name: "Estimated size" }),
    applyButton: dialog.getByRole("button", { name: "Split" }),
    async open() {
      await page.keyboard.press("ControlOrMeta+K");
      await page.keyboard.type("split into build");
      await page.keyboard.press("Enter");
    },
    choice: (label) => dialog.getByRole("radio", { name: label }),
  };
}
