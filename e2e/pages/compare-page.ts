import type { Locator } from "@playwright/test";
import { expect } from "@playwright/test";
import type { AppPage } from "./app-page.ts";

/** The dialog that sets the text against another one. */
export interface ComparePage {
  readonly dialog: Locator;
  readonly headline: Locator;
  readonly diff: Locator;
  readonly stages: Locator;
  /** From the palette, with a pasted text. */
  openWith(other: string): Promise<void>;
  show(view: "Graph" | "Text" | "What it changes"): Promise<void>;
  button(name: string): Locator;
}

export function createComparePage({ page }: AppPage): ComparePage {
  const dialog = page.getByRole("dialog", { name: /^(From the|From your|Compare with)/ });
  return {
    dialog,
    headline: dialog.getByRole("status"),
    diff: dialog.getByRole("group", { name: "Preview of the change" }),
    stages: dialog.getByRole("article"),
    async openWith(other) {
      const choice = page.getByRole("option", { name: /A pasted Dockerfile/ });
      await page.keyboard.press("ControlOrMeta+K");
      await page.keyboard.type("compare with…");
      await page.keyboard.press("Enter");
      await choice.click();
      const field = dialog.getByRole("textbox", { name: "The other Dockerfile" });
      await field.fill(other);
      await dialog.getByRole("button", { name: "Compare" }).click();
    },
    async show(view) {
      await expect(async () => {
        await dialog.getByText(view, { exact: true }).click({ timeout: 5000 });
        await expect(dialog.getByRole("radio", { name: view })).toBeChecked({ timeout: 1000 });
      }).toPass();
    },
    button: (name) => dialog.getByRole("button", { name }).last(),
  };
}
