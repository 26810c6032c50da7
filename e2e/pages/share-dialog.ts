import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";

/** The dialog that shares and exports. */
export interface ShareDialog {
  readonly root: Locator;
  readonly link: Locator;
  readonly preview: Locator;
  open(): Promise<void>;
  showFiles(): Promise<void>;
  /** Downloads a format and answers the file's name and bytes. */
  download(title: string): Promise<{ readonly name: string; readonly bytes: Buffer }>;
  /** Presses a button that copies, and answers what is on the clipboard then. */
  copy(name: string): Promise<string>;
}

export function createShareDialog(page: Page): ShareDialog {
  const root = page.getByRole("dialog", { name: "Share" });
  return {
    root,
    link: root.getByRole("textbox", { name: "Link" }),
    preview: root.getByRole("img", { name: "The graph as it will be exported" }),
    async open() {
      await page.getByRole("button", { name: "Share link" }).click();
    },
    async showFiles() {
      await root.getByRole("tab", { name: "Picture and files" }).click();
    },
    async download(title) {
      const started = page.waitForEvent("download");
      await root.getByRole("button", { name: `Download ${title}`, exact: true }).click();
      const download = await started;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    },
    async copy(name) {
      await page.evaluate(() => navigator.clipboard.writeText(""));
      await root.getByRole("button", { name, exact: true }).click();
      const read = () => page.evaluate(() => navigator.clipboard.readText());
      await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
      return read();
    },
  };
}
