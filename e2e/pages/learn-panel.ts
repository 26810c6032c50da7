import type { Locator } from "@playwright/test";
import { expect } from "@playwright/test";
import type { AppPage } from "./app-page.ts";

/** The panel of lessons, and the dialogs that belong to it. */
export interface LearnPanel {
  readonly panel: Locator;
  /** "2 of 5 goals reached", or "Solved". */
  readonly tally: Locator;
  readonly goals: Locator;
  readonly editor: Locator;
  readonly solution: Locator;
  /** Opens the list of lessons. */
  openList(): Promise<void>;
  start(title: string): Promise<void>;
  /** Takes the first solution by the dialog. */
  takeSolution(): Promise<void>;
  /** Adds a goal in the dialog of an own lesson. */
  addGoal(kind: string, fields: Readonly<Record<string, string>>): Promise<void>;
}

export function createLearnPanel({ page }: AppPage): LearnPanel {
  const panel = page.getByRole("tabpanel", { name: "Learn" });
  const editor = page.getByRole("dialog", { name: "Write a lesson" });
  const solution = page.getByRole("dialog", { name: "Compare with a solution" });
  const newGoal = editor.getByRole("form", { name: "New goal" });
  return {
    panel,
    editor,
    solution,
    tally: panel.getByRole("button", { name: /goals reached$/ }),
    goals: panel.getByRole("region", { name: "Goals" }).getByRole("listitem"),
    async openList() {
      await page.getByRole("tab", { name: "Learn" }).click();
    },
    async start(title) {
      await panel.getByRole("list", { name: "Lessons" }).getByText(title, { exact: true }).click();
      await expect(panel.getByRole("heading", { name: title, exact: true })).toBeVisible();
    },
    async takeSolution() {
      await panel.getByRole("button", { name: "Compare with a solution" }).click();
      await solution.getByRole("button", { name: "Take this solution" }).click();
    },
    async addGoal(kind, fields) {
      await newGoal.getByRole("combobox", { name: "Add a goal" }).selectOption({ label: kind });
      for (const [label, value] of Object.entries(fields))
        await newGoal.getByRole("textbox", { name: label }).fill(value);
      await newGoal.getByRole("button", { name: "Add" }).click();
    },
  };
}
