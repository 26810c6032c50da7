import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** What someone can see and do on Stagemap's page, by the names that it has for a screen reader. */
export interface AppPage {
  readonly page: Page;
  /** Where the Dockerfile is written. */
  readonly editor: Locator;
  readonly stages: Locator;
  readonly targetPicker: Locator;
  readonly shareButton: Locator;
  /** Opens the panel of build arguments, and says in its name how many are given. */
  readonly argumentsButton: Locator;
  /** The panel of build arguments. */
  readonly argumentsPanel: Locator;
  /** Sentences that pass, such as "Link copied". */
  readonly notices: Locator;
  /** The panel of checks. */
  readonly checks: Locator;
  /** Opens the page and waits for its editor; `fragment` is what follows the "#". */
  open(fragment?: string): Promise<void>;
  /** Opens the page with this text in it and nothing else. */
  openWith(text: string): Promise<void>;
  /** Pastes a text over all of the present one. */
  replaceText(text: string): Promise<void>;
  /** Puts the cursor at the end of a line, counted from 1. */
  goToLine(line: number): Promise<void>;
  /** The line with the cursor. */
  readLine(): Promise<string>;
  /** The whole text, as copying it from the editor gives it. */
  readText(): Promise<string>;
  stage(title: string): Locator;
  /** A row of a stage, by a part of what it shows. */
  row(stageTitle: string, content: string | RegExp): Locator;
  /** The label of a line between stages, by what it says of them: "runner copies /app from builder". */
  edge(sentence: string): Locator;
  pickTarget(title: string): Promise<void>;
  /** The field for the value of a build argument, in the panel. */
  valueField(name: string): Locator;
  /** Shares the document; answers the fragment that the copied link holds. */
  share(): Promise<string>;
  /** Everything drawn, in words. */
  describePicture(): Promise<Picture>;
}

export interface Picture {
  readonly target: string | null;
  readonly stages: readonly string[];
  readonly edges: readonly string[];
}

/** The plain text field gives way to the full editor, and keys pressed in that very moment could go astray. */
async function waitForEditor(editor: Locator): Promise<void> {
  await expect(editor).toHaveAttribute("aria-roledescription", "editor");
}

/** A menu closes when the focus goes elsewhere, as it does when the full editor comes late: then it is opened again. */
export async function pickFromMenu(button: Locator, item: Locator): Promise<void> {
  await expect(async () => {
    if (!(await item.isVisible())) await button.click();
    await item.click({ timeout: 5000 });
  }).toPass();
}

async function focusEditor(editor: Locator): Promise<void> {
  await waitForEditor(editor);
  await editor.focus();
}

export function createAppPage(page: Page): AppPage {
  const editor = page.getByRole("textbox", { name: "Dockerfile" });
  const stages = page.getByRole("article", { name: /^Stage / });
  const targetPicker = page.getByRole("button", { name: /^Target: / });
  const argumentsPanel = page.getByRole("tabpanel", { name: /^Arguments/ });
  const shareButton = page.getByRole("button", { name: "Share link" });

  async function writeClipboard(text: string): Promise<void> {
    await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  }

  async function copySelection(): Promise<string> {
    await page.keyboard.press("ControlOrMeta+C");
    return page.evaluate(() => navigator.clipboard.readText());
  }

  const app: AppPage = {
    page,
    editor,
    stages,
    targetPicker,
    shareButton,
    notices: page.getByRole("region", { name: /Notifications/ }).getByRole("listitem"),
    checks: page.getByRole("tabpanel", { name: /^Checks/ }),
    argumentsButton: page.getByRole("button", { name: /^Build arguments/ }),
    argumentsPanel,

    async open(fragment = "") {
      await page.goto(fragment === "" ? "./" : `./#${fragment}`);
      await waitForEditor(editor);
    },
    async openWith(text) {
      await app.open();
      await app.replaceText(text);
    },
    async replaceText(text) {
      await writeClipboard(text);
      await focusEditor(editor);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.press("ControlOrMeta+V");
    },
    async goToLine(line) {
      await focusEditor(editor);
      await page.keyboard.press("ControlOrMeta+Home");
      for (let at = 1; at < line; at++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("End");
    },
    async readLine() {
      await focusEditor(editor);
      await page.keyboard.press("Home");
      await page.keyboard.press("Shift+End");
      return copySelection();
    },
    async readText() {
      await writeClipboard("");
      await focusEditor(editor);
      await page.keyboard.press("ControlOrMeta+A");
      return copySelection();
    },
    stage: (title) => page.getByRole("article", { name: new RegExp(`^Stage ${title},`) }),
    row: (stageTitle, content) =>
      app.stage(stageTitle).getByRole("listitem").getByRole("button", { name: content }),
    edge: (sentence) => page.getByRole("button", { name: sentence, exact: true }),
    async pickTarget(title) {
      await pickFromMenu(targetPicker, page.getByRole("menuitemradio", { name: title }));
    },
    valueField: (name) => argumentsPanel.getByRole("textbox", { name, exact: true }),
    async share() {
      await writeClipboard("");
      await shareButton.click();
      await page.getByRole("dialog").getByRole("button", { name: "Copy link" }).click();
      await expect(app.notices.filter({ hasText: "Link copied" })).toBeVisible();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      return new URL(link).hash.slice(1);
    },
    describePicture: () => describePicture(app),
  };
  return app;
}

async function describePicture({ page, stages, targetPicker }: AppPage): Promise<Picture> {
  const edges = page.getByRole("button", { name: / (copies|mounts) .* from / });
  return {
    target: await targetPicker.textContent(),
    stages: await stages.allInnerTexts(),
    edges: await edges.evaluateAll((labels) => labels.map((label) => label.ariaLabel ?? "")),
  };
}
