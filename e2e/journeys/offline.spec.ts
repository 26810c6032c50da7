import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { test as base, expect } from "@playwright/test";
import { nodeApp } from "../dockerfiles.ts";
import { createAppPage } from "../pages/app-page.ts";
import type { StaticServer } from "../static-server.ts";
import { startStaticServer } from "../static-server.ts";

const build = join(import.meta.dirname, "../../dist");

const test = base.extend<{ readonly server: StaticServer; readonly newer: string }>({
  // Playwright reads the names of fixtures from the pattern, so this one is empty and not left out.
  // oxlint-disable-next-line no-empty-pattern
  server: async ({}, provide) => {
    const server = await startStaticServer(build);
    await provide(server);
    await server.close();
  },
  // oxlint-disable-next-line no-empty-pattern
  newer: async ({}, provide) => {
    const folder = mkdtempSync(join(tmpdir(), "stagemap-newer-"));
    cpSync(build, folder, { recursive: true });
    const page = readFileSync(join(folder, "index.html"), "utf8");
    writeFileSync(join(folder, "index.html"), page.replace("<title>", "<title>Newer "));
    const worker = readFileSync(join(folder, "sw.js"), "utf8");
    const revised = worker.replace(/(url:"index\.html",revision:")\w+/, "$1newer");
    expect(revised).not.toBe(worker);
    writeFileSync(join(folder, "sw.js"), revised);
    await provide(folder);
    rmSync(folder, { recursive: true });
  },
});

test.use({ serviceWorkers: "allow" });

/** Waits until everything is kept for later. */
async function waitUntilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

test("after the first visit everything works with the server gone", async ({ page, server }) => {
  const app = createAppPage(page);
  await page.goto(server.address);
  await waitUntilKept(page);
  await server.close();

  await page.reload();
  await app.replaceText(nodeApp);
  await expect(app.stages).toHaveCount(4);
  await app.goToLine(3);
  await page.getByRole("tab", { name: "Cache" }).click();
  await expect(page.getByRole("tabpanel", { name: "Cache" })).toBeVisible();
  await page.getByRole("button", { name: "Best order", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a newer version is offered, and taken as a whole with a reload that keeps the text", async ({
  page,
  server,
  newer,
}) => {
  const app = createAppPage(page);
  await page.goto(server.address);
  await waitUntilKept(page);
  await page.reload();
  await app.replaceText(nodeApp);
  await expect(app.stages).toHaveCount(4);

  server.serve(newer);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page).toHaveTitle(/^Newer /);
  await expect(app.stages).toHaveCount(4);
});
