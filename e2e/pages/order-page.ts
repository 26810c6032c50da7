import type { Locator } from "@playwright/test";
import type { AppPage } from "./app-page.ts";

/** The dialog with the best order of steps. */
export interface OrderPage {
  readonly dialog: Locator;
  /** What a typical build takes, before and after. */
  readonly figures: Locator;
  /** The changes, each with a box to take it out. */
  readonly changes: Locator;
  readonly applyButton: Locator;
  readonly logField: Locator;
  /** From the toolbar of the graph. */
  open(): Promise<void>;
  /** The slider of a scenario, by the words behind "after which". */
  share(scenario: string): Locator;
}

export function createOrderPage({ page }: AppPage): OrderPage {
  const dialog = page.getByRole("dialog", { name: "Best order" });
  return {
    dialog,
    figures: dialog
      .getByRole("region", { name: "What it saves" })
      .getByRole("status")
      .filter({ hasText: "A typical build" }),
    changes: dialog.getByRole("region", { name: "What changes" }).getByRole("checkbox"),
    applyButton: dialog.getByRole("button", { name: /^Apply \d/ }),
    logField: dialog.getByRole("textbox", { name: /git log/ }),
    async open() {
      await page
        .getByRole("toolbar", { name: "Graph" })
        .getByRole("button", { name: "Best order" })
        .click();
    },
    share: (scenario) =>
      dialog.getByRole("slider", { name: `Share of builds after which ${scenario}` }),
  };
}
