import { AxeBuilder } from "@axe-core/playwright";
import type { AppPage } from "./pages/app-page.ts";
import { nodeApp, openBase } from "./dockerfiles.ts";
import { expect, test } from "./fixtures.ts";

async function checkNothingSerious({ page }: AppPage): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const found = serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(found).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours, axe finds nothing serious`, () => {
    test.use({ colorScheme });

    test("on a picture with problems", async ({ app }) => {
      await app.openWith(nodeApp.replace("RUN npm test", "RUM npm test"));
      await expect(app.checks.getByRole("button", { name: /RUM/ })).toBeVisible();
      // Without the selection that pasting over everything leaves: selected text may have less contrast.
      await app.goToLine(1);
      await checkNothingSerious(app);
    });

    test("in the checks, with a finding, its fix, its page and all fixes open", async ({ app }) => {
      await app.openWith(nodeApp.replace("FROM node:20 AS builder", "FROM node:20 AS Builder"));
      await app.goToLine(1);
      await app.checks.getByRole("button", { name: /Stage name 'Builder'/ }).click();
      await app.checks.getByRole("button", { name: "Search and group" }).click();
      await checkNothingSerious(app);
      await app.checks.getByRole("button", { name: /^About StageNameCasing/ }).click();
      await expect(app.page.getByRole("dialog")).toBeVisible();
      await checkNothingSerious(app);
      await app.page.keyboard.press("Escape");
      await app.checks.getByRole("button", { name: /^Fix all safe/ }).click();
      await expect(app.page.getByText("Added: ").first()).toBeAttached();
      await checkNothingSerious(app);
    });

    test("in the settings of the checks", async ({ app }) => {
      await app.openWith(nodeApp);
      await app.goToLine(1);
      await app.checks.getByRole("button", { name: "Settings" }).click();
      const file = app.checks.getByRole("textbox", { name: "Paste or drop a .hadolint.yaml" });
      await file.fill("{ ignored: [DL3008], override: { info: [DL3006] }, pinning: false, x: 1 }");
      await file.press("Enter");
      await expect(app.checks.getByText('There is no setting "x".')).toBeVisible();
      await checkNothingSerious(app);
    });

    test("in the panel of build arguments", async ({ app }) => {
      await app.openWith(openBase);
      await app.goToLine(1);
      await app.argumentsButton.click();
      await checkNothingSerious(app);
      await app.valueField("BASE_IMAGE").fill("alpine");
      await app.argumentsPanel.getByLabel("Builds for").selectOption("Another platform…");
      await app.page.keyboard.type("no platform");
      await checkNothingSerious(app);
      await app.replaceText("FROM alpine");
      await expect(app.argumentsPanel.getByText("Not declared in this text")).toBeVisible();
      await app.goToLine(1);
      await checkNothingSerious(app);
    });

    test("on the empty page", async ({ app }) => {
      await app.openWith(" ");
      await expect(app.page.getByRole("button", { name: "Paste a Dockerfile" })).toBeVisible();
      await checkNothingSerious(app);
    });

    test("in the open target picker and the palette", async ({ app }) => {
      await app.openWith(nodeApp);
      await app.goToLine(1);
      await app.targetPicker.click();
      await expect(app.page.getByRole("menuitemradio", { name: "tester" })).toBeVisible();
      await checkNothingSerious(app);
      await app.page.keyboard.press("Escape");
      await app.page.keyboard.press("ControlOrMeta+K");
      await expect(app.page.getByRole("dialog")).toBeVisible();
      await checkNothingSerious(app);
    });
  });
}
