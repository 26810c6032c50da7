import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { nodeApp } from "../dockerfiles.ts";
import { createAppPage } from "../pages/app-page.ts";
import { createOrderPage } from "../pages/order-page.ts";

/** A component of the build that throws as soon as the page is told so. */
async function makeBreakable(page: Page, component: string): Promise<void> {
  await page.route(new RegExp(`/assets/${component}-[^/]*\\.js$`), async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const exported = new RegExp(`([\\w$]+) as ${component}\\b`);
    const name = exported.exec(body)?.[1];
    if (name === undefined) throw new Error(`the file of ${component} exports another name`);
    const broken = `;function Broken(props){if(globalThis.isBroken)throw new Error("broken for the test");return ${name}(props)}`;
    await route.fulfill({
      response,
      body: body.replace(exported, `Broken as ${component}`).replace(/export\s*\{/, `${broken}$&`),
    });
  });
}

async function breakNow(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { isBroken: true }));
}

async function mendNow(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { isBroken: false }));
}

test("when the full editor crashes, the plain one has the text and undoes nothing of it", async ({
  page,
}) => {
  const app = createAppPage(page);
  await makeBreakable(page, "MonacoPane");
  await app.openWith(nodeApp);
  await expect(app.stages).toHaveCount(4);
  await breakNow(page);
  // Other colours draw the editor anew.
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.getByText("The full editor stopped working")).toBeVisible();
  await expect(app.editor).toHaveValue(nodeApp);
  await app.editor.press("ControlOrMeta+End");
  await page.keyboard.insertText("\nFROM alpine AS extra\n");
  await expect(app.stages).toHaveCount(5);

  await mendNow(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(app.editor).toHaveAttribute("aria-roledescription", "editor");
  expect(await app.readText()).toContain("FROM alpine AS extra");
});

test("a panel that does not load says so, and another try brings it", async ({ page }) => {
  const app = createAppPage(page);
  await app.openWith(nodeApp);
  await page.route(/CachePanel.*\.js/, (route) => route.abort());
  await page.getByRole("tab", { name: "Cache" }).click();
  const panel = page.getByRole("tabpanel", { name: "Cache" });
  await expect(panel.getByText("This panel could not be loaded")).toBeVisible();
  await expect(app.stages).toHaveCount(4);
  await panel.getByRole("button", { name: "Copy the text" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(nodeApp);

  await page.unroute(/CachePanel.*\.js/);
  await panel.getByRole("button", { name: "Try again" }).click();
  await expect(panel.getByText("This panel could not be loaded")).toBeHidden();
  await expect(panel.getByRole("heading").first()).toBeVisible();
});

test("a dialog that does not load leaves the page alone", async ({ page }) => {
  const app = createAppPage(page);
  await page.route(/ShareDialog.*\.js/, (route) => route.abort());
  await app.openWith(nodeApp);
  await app.shareButton.click();
  const failure = page.getByRole("dialog", { name: "Something went wrong" });
  await expect(failure.getByText("This dialog could not be loaded")).toBeVisible();
  await page.unroute(/ShareDialog.*\.js/);
  await failure.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog", { name: /Share/ })).toBeVisible();
});

test("a worker whose file is gone costs nothing but time", async ({ page }) => {
  const app = createAppPage(page);
  await page.route(/order-worker.*\.js/, (route) => route.abort());
  await app.openWith(nodeApp);
  const order = createOrderPage(app);
  await order.open();
  await expect(order.dialog.getByText("This order is the best already")).toBeVisible();
});
