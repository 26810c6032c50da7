import type { Locator } from "@playwright/test";
import type { AppPage } from "./app-page.ts";

/** The panel that tells what the image weighs. */
export interface SizePanel {
  readonly panel: Locator;
  /** A part of the panel, by its title. */
  section(title: string): Locator;
  /** A step in the list by weight, by what it shows. */
  step(content: string | RegExp): Locator;
  readonly pasteField: Locator;
  readonly picker: Locator;
  open(): Promise<void>;
}

export function createSizePanel({ page }: AppPage): SizePanel {
  const panel = page.getByRole("tabpanel", { name: /^Size/ });
  const section = (title: string): Locator => panel.getByRole("region", { name: title });
  return {
    panel,
    section,
    step: (content) => section("Steps by weight").getByRole("group").filter({ hasText: content }),
    pasteField: panel.getByRole("textbox", { name: /^Output of docker history/ }),
    picker: page.getByRole("dialog", { name: /^Base image of/ }),
    async open() {
      await page.getByRole("tab", { name: "Size" }).click();
      await section("What ships").waitFor();
    },
  };
}
