import type { Locator } from "@playwright/test";
import type { AppPage } from "./app-page.ts";

/** The panel that answers what a change rebuilds, and what it adds to the graph. */
export interface CachePanel {
  readonly panel: Locator;
  /** Finds what may have changed. */
  readonly search: Locator;
  readonly picks: Locator;
  /** The counts, the seconds and the sentence. */
  readonly verdict: Locator;
  readonly timeline: Locator;
  open(): Promise<void>;
  /** Types a query and picks what it finds, by its name. */
  pick(query: string, option: string | RegExp): Promise<void>;
  /** A scenario of the typical week. */
  scenario(title: string | RegExp): Locator;
  /** A step in the list of what runs again, by what it shows. */
  step(content: string | RegExp): Locator;
}

export function createCachePanel({ page }: AppPage): CachePanel {
  const panel = page.getByRole("tabpanel", { name: /^Cache/ });
  const search = panel.getByRole("combobox", { name: "What changed" });
  return {
    panel,
    search,
    picks: panel.getByRole("list", { name: "Picked as changed" }).getByRole("listitem"),
    verdict: panel.getByRole("region", { name: "What this rebuilds" }),
    timeline: page.getByRole("region", { name: "Timeline of the build" }),
    async open() {
      await page.getByRole("tab", { name: "Cache" }).click();
      await search.waitFor();
    },
    async pick(query, option) {
      await search.fill(query);
      await panel.getByRole("option", { name: option }).first().click();
    },
    scenario: (title) =>
      panel.getByRole("region", { name: "A typical week" }).getByRole("button", { name: title }),
    step: (content) =>
      panel
        .getByRole("region", { name: "What runs again" })
        .getByRole("listitem")
        .getByRole("button", { name: content }),
  };
}
