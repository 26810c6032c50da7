import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import { createAppPage } from "../pages/app-page.ts";

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

test("two tabs keep a text each over a reload, and what was there before can be had again", async ({
  app,
  page,
  context,
}) => {
  await app.openWith("FROM one\n");
  const other = createAppPage(await context.newPage());
  await other.openWith("FROM two\n");
  await expect(other.stages).toHaveCount(1);
  await app.goToLine(1);
  await page.keyboard.press("Home");
  await page.keyboard.type("# first\n");
  await expect.poll(() => app.readText()).toBe("# first\nFROM one\n");
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("stagemap.draft")))
    .toContain("# first");
  await other.page.reload();
  await expect(other.editor).toHaveAttribute("aria-roledescription", "editor");
  expect(await other.readText()).toBe("FROM two\n");
  await page.reload();
  await expect(app.editor).toHaveAttribute("aria-roledescription", "editor");
  expect(await app.readText()).toBe("# first\nFROM one\n");
});
