import type { Locator, Page } from "@playwright/test";

/** What someone can see and do on Stagemap's page, by the names that it has for a screen reader. */
export interface AppPage {
  readonly page: Page;
  /** The text field or editor with the Dockerfile, whichever is there. */
  readonly editor: Locator;
  readonly stages: Locator;
  /** Opens the page; `fragment` is what follows the "#". */
  open(fragment?: string): Promise<void>;
  /** Opens the page with this text in it and nothing else. */
  openWith(text: string): Promise<void>;
  /** Pastes a text over all of the present one. */
  replaceText(text: string): Promise<void>;
  /** Puts the cursor at the start of a line, counted from 1. */
  goToLine(line: number): Promise<void>;
  /** The whole text, as copying it from the editor gives it. */
  readText(): Promise<string>;
  stage(title: string): Locator;
  /** A row of a stage, by a part of what it shows. */
  row(stageTitle: string, content: string | RegExp): Locator;
}

export function createAppPage(page: Page): AppPage {
  const editor = page.getByRole("textbox", { name: "Dockerfile" });
  const stages = page.getByRole("article", { name: /^Stage / });

  async function writeClipboard(text: string): Promise<void> {
    await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  }

  const app: AppPage = {
    page,
    editor,
    stages,

    async open(fragment = "") {
      await page.goto(fragment === "" ? "./" : `./#${fragment}`);
    },
    async openWith(text) {
      await app.open();
      await app.replaceText(text);
    },
    async replaceText(text) {
      await writeClipboard(text);
      await editor.focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.press("ControlOrMeta+V");
    },
    async goToLine(line) {
      await editor.focus();
      await page.keyboard.press("ControlOrMeta+Home");
      for (let at = 1; at < line; at++) await page.keyboard.press("ArrowDown");
    },
    async readText() {
      await writeClipboard("");
      await editor.focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.press("ControlOrMeta+C");
      return page.evaluate(() => navigator.clipboard.readText());
    },
    stage(title) {
      return page.getByRole("article", { name: new RegExp(`^Stage ${title},`) });
    },
    row(stageTitle, content) {
      return app.stage(stageTitle).getByRole("listitem").getByRole("button", { name: content });
    },
  };
  return app;
}
