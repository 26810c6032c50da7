import type { Locator } from "@playwright/test";
import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import type { AppPage } from "../pages/app-page.ts";
import { createCachePanel } from "../pages/cache-panel.ts";
import { createLearnPanel } from "../pages/learn-panel.ts";
import { createShareDialog } from "../pages/share-dialog.ts";

async function runByName({ page }: AppPage, name: string): Promise<void> {
  const search = page.getByPlaceholder("Search commands");
  await page.keyboard.press("ControlOrMeta+K");
  await expect(search).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(search).toBeHidden();
}

/** So many stops lie at most between two places of a panel or a dialog. */
const mostStops = 60;

/** Presses Tab until something has the focus. The focus is never lost on the way. */
async function tabTo({ page }: AppPage, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let stop = 0; stop < mostStops; stop++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  }
  await expect(wanted).toBeFocused();
}

test("a change is picked and its answer read by keyboard alone", async ({ app }) => {
  const cache = createCachePanel(app);
  await app.openWith(nodeApp);
  await runByName(app, "Go to the cache");
  await tabTo(app, cache.search);
  await app.page.keyboard.type("package.json");
  await app.page.keyboard.press("ArrowDown");
  await app.page.keyboard.press("Enter");
  await expect(cache.picks).toHaveCount(1);
  await expect(cache.verdict).toContainText("rebuilt");
});

test("a lesson is opened and solved by keyboard alone", async ({ app }) => {
  const { page } = app;
  const learn = createLearnPanel(app);
  await app.openWith(nodeApp);
  await runByName(app, "Go to the lessons");
  await tabTo(app, learn.panel.getByRole("list", { name: "Lessons" }).getByRole("button").nth(1));
  await page.keyboard.press("Enter");
  await expect(learn.goals.first()).toBeVisible();
  await tabTo(app, learn.panel.getByRole("button", { name: "Compare with a solution" }));
  await page.keyboard.press("Enter");
  await tabTo(app, learn.solution.getByRole("button", { name: "Take this solution" }));
  await page.keyboard.press("Enter");
  await expect(learn.panel.getByRole("region", { name: "Solved" })).toBeVisible();
});

test("all safe findings are fixed and the link is copied by keyboard alone", async ({ app }) => {
  const { page } = app;
  const share = createShareDialog(page);
  const text = nodeApp.replace("FROM node:20 AS builder", "from node:20 AS builder");
  await app.openWith(text);
  await runByName(app, "Fix all safe");
  await tabTo(app, page.getByRole("dialog").getByRole("button", { name: /^Fix \d/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(await app.readText()).not.toBe(text);

  await runByName(app, "Share as link");
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await tabTo(app, share.root.getByRole("button", { name: "Copy link" }));
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/#s1\./);
  await page.keyboard.press("Escape");
  await expect(share.root).toBeHidden();
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
});
