import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";

test("the target is picked by keyboard alone", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.targetPicker.focus();
  await app.page.keyboard.press("Enter");
  await expect(async () => {
    await app.page.keyboard.press("t");
    const tester = app.page.getByRole("menuitemradio", { name: "tester" });
    await expect(tester).toBeFocused({ timeout: 500 });
  }).toPass();
  await app.page.keyboard.press("Enter");
  await expect(app.targetPicker).toHaveAccessibleName("Target: tester");
  await expect(app.targetPicker).toBeFocused();
});

test("a row of the graph is reached and opened by keyboard alone", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.goToLine(1);
  // The cursor is in the first stage, so that is where Tab enters the graph.
  const head = app.stage("deps").getByRole("button", { name: /^Stage deps/ });
  await expect(head).toHaveAttribute("tabindex", "0");
  await app.page.keyboard.press("Alt+Shift+Digit2");
  await app.page.keyboard.press("Tab");
  await expect(head).toBeFocused();
  await app.page.keyboard.press("ArrowDown");
  await app.page.keyboard.press("ArrowDown");
  await expect(app.row("deps", "package*.json")).toBeFocused();
  await app.page.keyboard.press("Enter");
  await expect(app.row("deps", "package*.json")).toHaveAttribute("data-selected", "true");
  expect(await app.readLine()).toBe("COPY package*.json ./");
});

test("a problem is reached and opened by keyboard alone", async ({ app }) => {
  await app.openWith(nodeApp.replace("RUN npm test", "RUM npm test"));
  await expect(app.checks.getByRole("button", { name: /RUM/ })).toBeVisible();
  await app.page.keyboard.press("Alt+Shift+Digit3");
  await expect(app.page.getByRole("tab", { name: /^Checks/ })).toBeFocused();
  const focused = app.checks.locator(":focus");
  for (const [key, name] of [
    ["Tab", /^(Error|Warning|Note|Style): /],
    ["ArrowDown", /RUM/],
  ] as const) {
    await expect(async () => {
      await app.page.keyboard.press(key);
      await expect(focused).toHaveAccessibleName(name, { timeout: 100 });
    }).toPass();
  }
  await app.page.keyboard.press("Enter");
  expect(await app.readLine()).toBe("RUM npm test");
});

test("the palette runs a command by its name", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.page.keyboard.press("ControlOrMeta+K");
  await app.page.keyboard.type("light and dark");
  await app.page.keyboard.press("Enter");
  await expect(app.page.getByRole("button", { name: "Switch to the light theme" })).toBeVisible();
});
