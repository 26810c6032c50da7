import { expect, test } from "../fixtures.ts";

const legacy = "FROM alpine:3.20 AS tools\nRUN apk add --no-cache curl=8.9\nENV DIR /opt/tools\n";
const fixedLegacy = legacy.replace("DIR /opt", "DIR=/opt");
const legacyName = /Warning: "ENV key=value" should be used/;

test("a finding shows its fix before it is made, and undo brings it back", async ({ app }) => {
  await app.openWith(legacy);
  const finding = app.checks.getByRole("button", { name: legacyName });
  await finding.click();
  const preview = app.checks.getByRole("group", { name: "Preview of the change" });
  await expect(preview).toContainText("Removed: ENV DIR /opt/tools");
  await expect(preview).toContainText("Added: ENV DIR=/opt/tools");

  await app.checks.getByRole("button", { name: /^Apply: Write DIR/ }).click();
  await expect(finding).toBeHidden();
  await expect(app.notices.filter({ hasText: "Fixed: Write DIR" })).toBeVisible();
  expect(await app.readText()).toBe(fixedLegacy);

  await app.notices.getByRole("button", { name: "Undo" }).click();
  await expect(finding).toBeVisible();
  expect(await app.readText()).toBe(legacy);
});

test("a finding says why, is skipped with a click, and comes back", async ({ app }) => {
  await app.openWith(legacy);
  const finding = app.checks.getByRole("button", { name: legacyName });
  await finding.click();
  await app.checks.getByRole("button", { name: "Why LegacyKeyValueFormat" }).click();
  await expect(app.checks.getByText(/takes all that follows as one value/)).toBeVisible();

  await app.checks.getByRole("button", { name: "Ignore LegacyKeyValueFormat here" }).click();
  await expect(finding).toBeHidden();
  expect(await app.readText()).toBe(
    legacy.replace("ENV", "# check=skip=LegacyKeyValueFormat\nENV"),
  );

  await app.notices.getByRole("button", { name: "Undo" }).click();
  await expect(finding).toBeVisible();
  expect(await app.readText()).toBe(legacy);
});

test("what the checklist wants leads to its fix, a new file included", async ({ app }) => {
  await app.openWith("FROM node:22-slim AS app\nCOPY . .\nUSER node\n");
  await app.checks.getByRole("button", { name: "Show the fix: MissingDockerignore" }).click();
  const file = app.checks.getByRole("region", { name: "New file .dockerignore" });
  await expect(file).toContainText(".git");
  await file.getByRole("button", { name: "Copy .dockerignore" }).click();
  await expect(app.notices.filter({ hasText: "save it as .dockerignore" })).toBeVisible();
});

test("a finding leads to its text", async ({ app }) => {
  await app.openWith(legacy);
  await app.checks.getByRole("button", { name: legacyName }).click();
  await expect(app.row("tools", /opt\/tools/)).toHaveAttribute("data-selected", "true");
  await app.checks.getByRole("button", { name: "Go to line 3" }).click();
  await expect(app.editor).toBeFocused();
  expect(await app.readLine()).toBe("ENV DIR /opt/tools");
});

test("all safe fixes are one change, shown first and undone at once", async ({ app }) => {
  const text = `${legacy}WORKDIR app\nCMD echo hello\n`;
  await app.openWith(text);
  await app.checks.getByRole("button", { name: /^Fix all safe/ }).click();
  const dialog = app.page.getByRole("dialog", { name: "Fix all safe findings" });
  await expect(dialog.getByText("Added: ENV DIR=/opt/tools")).toBeAttached();
  await dialog.getByRole("button", { name: /^Fix \d+ finding/ }).click();
  await expect(dialog).toBeHidden();
  await expect(app.notices.filter({ hasText: /Fixed: \d+ finding/ })).toBeVisible();
  expect(await app.readText()).toContain("ENV DIR=/opt/tools\n");
  expect(await app.readText()).not.toContain("CMD echo");

  await app.notices.getByRole("button", { name: "Undo" }).click();
  await expect(app.checks.getByRole("button", { name: legacyName })).toBeVisible();
  expect(await app.readText()).toBe(text);
});

test("the page of a check explains it and shows its findings", async ({ app }) => {
  await app.openWith(legacy);
  await app.checks.getByRole("button", { name: legacyName }).click();
  await app.checks.getByRole("button", { name: /^About LegacyKeyValueFormat/ }).click();
  const page = app.page.getByRole("dialog", { name: "LegacyKeyValueFormat" });
  await expect(page.getByRole("heading", { name: "What it finds" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Where this check comes from/ })).toHaveAttribute(
    "href",
    /docs\.docker\.com/,
  );
  await page.getByRole("button", { name: "Show 1 finding" }).click();
  await expect(page).toBeHidden();
  await expect(app.checks.getByRole("combobox", { name: "Rule" })).toHaveValue(
    "rule:LegacyKeyValueFormat",
  );
});

test("checks are browsed from the palette", async ({ app }) => {
  await app.openWith(legacy);
  await expect(app.checks.getByRole("button", { name: legacyName })).toBeVisible();
  await app.page.keyboard.press("ControlOrMeta+K");
  await app.page.keyboard.type("browse checks");
  await app.page.keyboard.press("Enter");
  await app.page.keyboard.type("JSONArgs");
  await app.page.keyboard.press("Enter");
  await expect(app.page.getByRole("dialog", { name: "JSONArgsRecommended" })).toBeVisible();
});

test("the list is narrowed by severity, text and rule", async ({ app }) => {
  await app.openWith(`${legacy}RUM x\n`);
  const refused = app.checks.getByRole("button", { name: /^Error: .*RUM/ });
  const finding = app.checks.getByRole("button", { name: legacyName });
  await expect(refused).toBeVisible();
  await app.checks.getByRole("button", { name: "1 error" }).click();
  await expect(refused).toBeHidden();
  await expect(finding).toBeVisible();
  await app.checks.getByRole("button", { name: "Search and group" }).click();
  await app.checks.getByRole("searchbox", { name: "Search findings" }).fill("no such thing");
  await expect(finding).toBeHidden();
  await app.checks.getByRole("button", { name: /^Show all/ }).click();
  await expect(refused).toBeVisible();
});

test("a finding is met, mended and undone by keyboard alone", async ({ app }) => {
  await app.openWith(legacy);
  await expect(app.checks.getByRole("button", { name: legacyName })).toBeVisible();
  await app.page.keyboard.press("ControlOrMeta+Home");
  await app.page.keyboard.press("F8");
  await expect(app.checks.getByRole("button", { name: legacyName })).toHaveAttribute(
    "aria-expanded",
    "true",
  );
  await expect(app.editor).toBeFocused();
  await expect(async () => {
    await app.page.keyboard.press("ControlOrMeta+.");
    await expect(app.page.getByText("Write DIR=", { exact: false }).last()).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
  await app.page.keyboard.press("Enter");
  await expect(app.notices.filter({ hasText: "Fixed: Write DIR" })).toBeVisible();
  expect(await app.readText()).toBe(fixedLegacy);
  await app.page.keyboard.press("ControlOrMeta+Z");
  expect(await app.readText()).toBe(legacy);
});

test("arrow keys move between findings, Enter opens one", async ({ app }) => {
  await app.openWith(`${legacy}CMD echo hello\n`);
  const first = app.checks.getByRole("button", { name: legacyName });
  const second = app.checks.getByRole("button", { name: /JSON arguments recommended/ });
  await first.focus();
  await expect(async () => {
    await app.page.keyboard.press("ArrowDown");
    await expect(second).toBeFocused({ timeout: 300 });
  }).toPass();
  await app.page.keyboard.press("Enter");
  await expect(second).toHaveAttribute("aria-expanded", "true");
  await app.page.keyboard.press("Tab");
  await app.page.keyboard.press("Tab");
  await expect(app.checks.getByRole("button", { name: /^Apply: / })).toBeFocused();
  await app.page.keyboard.press("Enter");
  await expect(second).toBeHidden();
  await expect(first).toBeVisible();
  await expect(app.checks.locator(":focus")).toBeVisible();
});

test("a rule that a directive skips is silent in the whole file", async ({ app }) => {
  await app.openWith(`# check=skip=all\n${legacy}`);
  await expect(app.checks.getByText("No problems found")).toBeVisible();
});
