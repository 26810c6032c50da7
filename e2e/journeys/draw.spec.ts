import { nodeApp, twoStages } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";

test("a first visitor sees an example and pastes a Dockerfile over it", async ({ app }) => {
  await app.open();
  await expect(app.stages.first()).toBeVisible();
  await app.replaceText(nodeApp);
  await expect(app.stages).toHaveCount(4);
  await expect(app.stage("deps")).toContainText("node:20");
  await expect(app.stage("deps").getByRole("listitem")).toHaveCount(3);
  await expect(app.row("deps", "npm ci")).toBeVisible();
  await expect(app.stage("tester")).toHaveAccessibleName(/not built/);
  await expect(app.edge("runner copies /app/dist from builder")).toBeVisible();
  await expect(app.row("runner", /COPY.*builder.*\/app\/dist/)).toBeVisible();
  await expect(app.page.getByText("4 stages, 3 built for runner").first()).toBeVisible();
});

test("a Dockerfile pasted beside the editor opens as well", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.page.evaluate((text) => navigator.clipboard.writeText(text), twoStages);
  await app.shareButton.focus();
  await app.page.keyboard.press("ControlOrMeta+V");
  await expect(app.stages).toHaveCount(2);
  expect(await app.readText()).toBe(twoStages);
});

test("the picture follows the text as it is typed", async ({ app }) => {
  await app.openWith(twoStages);
  await expect(app.stages).toHaveCount(2);
  await app.goToLine(4);
  await app.page.keyboard.press("Enter");
  await app.page.keyboard.type("RUN strip /out/app");
  await expect(app.row("build", "strip /out/app")).toBeVisible();
  await app.goToLine(9);
  await app.page.keyboard.press("Enter");
  await app.page.keyboard.type("FROM alpine AS debug");
  await expect(app.stage("debug")).toBeVisible();
  await expect(app.stages).toHaveCount(3);
  await expect(app.targetPicker).toHaveAccessibleName("Target: debug");
});

test("one undo takes a paste back", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.replaceText(twoStages);
  await expect(app.stages).toHaveCount(2);
  await app.editor.focus();
  await app.page.keyboard.press("ControlOrMeta+Z");
  await expect(app.stages).toHaveCount(4);
});

test("half-typed text keeps the last good picture", async ({ app }) => {
  await app.openWith(twoStages);
  await expect(app.stages).toHaveCount(2);
  await app.goToLine(6);
  await app.page.keyboard.press("Home");
  await app.page.keyboard.press("Shift+End");
  for (const typed of ["F", "R", "O", "M", " "]) {
    await app.page.keyboard.type(typed);
    await expect(app.stage("build")).toBeVisible();
    await expect(app.stages).toHaveCount(2);
  }
  await app.page.keyboard.type("alpine");
  await expect(app.stages.last()).toContainText("alpine");
});

test("an example from the menu opens", async ({ app }) => {
  await app.open();
  await app.page.getByRole("button", { name: "Examples" }).click();
  const items = app.page.getByRole("menuitem");
  await expect(items.nth(12)).toBeAttached();
  await items.filter({ hasText: /scan/i }).click();
  await expect(app.stages.first()).toBeVisible();
  expect(await app.readText()).toContain("FROM ");
});
