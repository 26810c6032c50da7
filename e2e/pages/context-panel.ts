import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Locator } from "@playwright/test";
import type { AppPage } from "./app-page.ts";

/** The panel of the files of the build context, and the tab of the .dockerignore. */
export interface ContextPanel {
  readonly panel: Locator;
  readonly tree: Locator;
  readonly details: Locator;
  readonly ignoreTab: Locator;
  /** Where the .dockerignore is written. */
  readonly ignoreEditor: Locator;
  open(): Promise<void>;
  /** Picks a folder with files of these sizes. */
  pickFolder(files: Readonly<Record<string, number>>): Promise<void>;
  /** Drops such a folder onto the panel. */
  dropFolder(files: Readonly<Record<string, number>>): Promise<void>;
  pasteList(list: string): Promise<void>;
  /** A file or folder of the tree, by its name and what is said of it. */
  row(name: string | RegExp): Locator;
  /** Puts a text in place of the whole .dockerignore. */
  writeIgnoreFile(text: string): Promise<void>;
}

export function createContextPanel({ page }: AppPage): ContextPanel {
  const panel = page.getByRole("tabpanel", { name: "Context" });
  const tree = panel.getByRole("tree", { name: "Files of the build context" });
  const ignoreTab = page.getByRole("tab", { name: ".dockerignore" });
  const ignoreEditor = page.getByRole("textbox", { name: ".dockerignore" });
  return {
    panel,
    tree,
    details: panel.getByRole("region", { name: /^About / }),
    ignoreTab,
    ignoreEditor,
    async open() {
      await page.getByRole("tab", { name: "Context" }).click();
      await tree.waitFor();
    },
    async pickFolder(files) {
      const folder = await writeFolder(files);
      const chooser = page.waitForEvent("filechooser");
      await panel.getByRole("button", { name: /older…$/ }).click();
      await (await chooser).setFiles(folder);
      await panel.getByText(`${Object.keys(files).length} files`).waitFor();
      await rm(folder, { recursive: true });
    },
    async dropFolder(files) {
      const folder = await writeFolder(files);
      const { x, y } = (await tree.boundingBox()) ?? { x: 0, y: 0 };
      // No event that a script makes carries a folder; the browser's own protocol does.
      const protocol = await page.context().newCDPSession(page);
      const data = { items: [], files: [folder], dragOperationsMask: 1 };
      for (const type of ["dragEnter", "dragOver", "drop"] as const) {
        await protocol.send("Input.dispatchDragEvent", { type, x: x + 20, y: y + 5, data });
      }
      await panel.getByText(`${Object.keys(files).length} files`).waitFor();
      await rm(folder, { recursive: true });
    },
    async pasteList(list) {
      await panel.getByRole("button", { name: "Paste a list" }).click();
      await page.evaluate((text) => navigator.clipboard.writeText(text), list);
      await panel.getByRole("textbox", { name: /^Output of/ }).focus();
      await page.keyboard.press("ControlOrMeta+V");
    },
    row: (name) => tree.getByRole("treeitem", { name }),
    async writeIgnoreFile(text) {
      await ignoreTab.click();
      await page.waitForFunction(
        () =>
          document.activeElement !== null &&
          document.querySelectorAll("[aria-roledescription=editor]").length === 2,
      );
      await page.evaluate((value) => navigator.clipboard.writeText(value), text);
      await ignoreEditor.focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.press("ControlOrMeta+V");
    },
  };
}

async function writeFolder(files: Readonly<Record<string, number>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stagemap-"));
  for (const [path, size] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), "x".repeat(size));
  }
  return folder;
}
