import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";

test("a reload keeps the draft", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.pickTarget("builder");
  await app.page.reload();
  await expect(app.stages).toHaveCount(4);
  await expect(app.targetPicker).toHaveAccessibleName("Target: builder");
  expect(await app.readText()).toBe(nodeApp);
});

test("the graph of the draft is there before the editor", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.page.route(/[Mm]onaco.*\.js/, async (route) => {
    await expect(app.stages).toHaveCount(4);
    await route.continue();
  });
  await app.page.reload();
  await expect(app.editor).toHaveAttribute("aria-roledescription", "editor");
});

test("a browser that forbids storage costs a notice, not the page", async ({ app }) => {
  await app.page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await app.openWith(nodeApp);
  await expect(app.notices.filter({ hasText: "storage is blocked or full" })).toBeVisible();
  await expect(app.stages).toHaveCount(4);
  await app.pickTarget("tester");
  await expect(app.targetPicker).toHaveAccessibleName("Target: tester");
});

test("a full storage costs a notice, not the text", async ({ app }) => {
  await app.page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await app.openWith(nodeApp);
  await expect(app.notices.filter({ hasText: "storage is blocked or full" })).toBeVisible();
  expect(await app.readText()).toBe(nodeApp);
});
