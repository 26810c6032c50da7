import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import type { AppPage } from "../pages/app-page.ts";

const ugly = "from node:20 AS base\nRUN a   b\nFROM base\ncopy  a  b\n";
const formatted = "FROM node:20 AS base\nRUN a   b\n\nFROM base\nCOPY a b\n";

/** The cursor at the end of a line reaches the last word of it. */
async function goFrom(app: AppPage, line: number, keys: string, expected: string): Promise<void> {
  // Until what is known of the text has come, the keys do nothing.
  await expect(async () => {
    await app.goToLine(line);
    await app.page.keyboard.press(keys);
    expect(await app.readLine()).toBe(expected);
  }).toPass();
}

test("formatting is one undo step, says what it did, and has nothing to do the second time", async ({
  app,
}) => {
  await app.openWith(ugly);
  await app.page.keyboard.press("Alt+Shift+F");
  await expect(app.notices.filter({ hasText: "Formatted: 3 lines changed" })).toBeVisible();
  expect(await app.readText()).toBe(formatted);
  await app.page.keyboard.press("Alt+Shift+F");
  await expect(app.notices.filter({ hasText: "formatted already" })).toBeVisible();
  await app.page.keyboard.press("ControlOrMeta+Z");
  expect(await app.readText()).toBe(ugly);
});

test("a stage folds, and its name leads to where it is defined", async ({ app }) => {
  await app.openWith("FROM node:20 AS base\nRUN a\nRUN b\n\nFROM base\n");
  await goFrom(app, 5, "F12", "FROM node:20 AS base");
  await goFrom(app, 1, "ControlOrMeta+Shift+BracketLeft", "FROM node:20 AS base");
  await app.page.keyboard.press("ArrowDown");
  await app.page.keyboard.press("ArrowDown");
  expect(await app.readLine()).toBe("FROM base");
});

test("the list of symbols leads to a stage", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.goToLine(1);
  await expect(async () => {
    await app.page.keyboard.press("ControlOrMeta+Shift+O");
    await expect(app.page.getByRole("option", { name: /^tester/ })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await app.page.keyboard.type("tester");
  await app.page.keyboard.press("Enter");
  expect(await app.readLine()).toMatch(/ AS tester$/);
});
