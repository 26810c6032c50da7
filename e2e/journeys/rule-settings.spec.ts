import { AxeBuilder } from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import type { AppPage } from "../pages/app-page.ts";

const unpinned = "FROM debian:12 AS build\nRUN apt-get update && apt-get install -y curl\n";
const teamFile = `ignored:
  - DL3009
override:
  error: [DL3015]
trustedRegistries: [ghcr.io]
failure-threshold: warning
`;

function finding({ checks }: AppPage, id: string): Locator {
  return checks.getByRole("button", { name: new RegExp(`\\b${id}\\b.*line \\d+$`) });
}

function settingsButton({ checks }: AppPage): Locator {
  return checks.getByRole("button", { name: /^Settings/ });
}

async function pasteSettings(app: AppPage, text: string): Promise<void> {
  await app.page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await app.checks.getByRole("textbox", { name: "Paste or drop a .hadolint.yaml" }).focus();
  await app.page.keyboard.press("ControlOrMeta+V");
}

test("one click switches the checks for fixed versions off, another on", async ({ app }) => {
  await app.openWith(unpinned);
  await expect(finding(app, "DL3008")).toBeVisible();
  const pinning = app.checks.getByRole("switch", { name: "Version pinning" });
  await expect(pinning).toBeChecked();
  await pinning.click();
  await expect(finding(app, "DL3008")).toBeHidden();
  await expect(finding(app, "DL3015")).toBeVisible();
  await expect(settingsButton(app)).toHaveAccessibleName("Settings, 1 setting changed");
  await pinning.click();
  await expect(finding(app, "DL3008")).toBeVisible();
  await expect(settingsButton(app)).toHaveAccessibleName("Settings");
});

test("a pasted .hadolint.yaml holds here, in the link, and goes with a reset", async ({
  app,
  newProfile,
}) => {
  await app.openWith(unpinned);
  await expect(finding(app, "DL3009")).toBeVisible();
  await settingsButton(app).click();
  await pasteSettings(app, teamFile);
  await expect(finding(app, "DL3009")).toBeHidden();
  await expect(finding(app, "DL3015")).toHaveAccessibleName(/^Error: /);
  await expect(finding(app, "DL3026")).toBeAttached();
  await expect(app.checks.getByRole("list", { name: "Ignored checks" })).toContainText("DL3009");
  await expect(app.checks.getByText("failure-threshold: warning")).toBeAttached();
  const { violations } = await new AxeBuilder({ page: app.page })
    .include("[data-takes-settings]")
    .analyze();
  expect(violations).toEqual([]);

  const fragment = await app.share();
  const other = await newProfile();
  await other.open(fragment);
  await expect(settingsButton(other)).toHaveAccessibleName("Settings, 3 settings changed");
  await expect(finding(other, "DL3015")).toHaveAccessibleName(/^Error: /);
  await expect(finding(other, "DL3009")).toBeHidden();

  await settingsButton(other).click();
  await other.checks.getByRole("button", { name: "Reset" }).click();
  await expect(finding(other, "DL3009")).toBeVisible();
  await other.notices.getByRole("button", { name: "Undo" }).click();
  await expect(finding(other, "DL3009")).toBeHidden();
});

test("what is no settings file changes nothing and says so", async ({ app }) => {
  await app.openWith(unpinned);
  await settingsButton(app).click();
  await pasteSettings(app, "ignored: [DL3009\n");
  await expect(
    app.checks.getByText(/“\.hadolint\.yaml” was not read\. It is no YAML/),
  ).toBeVisible();
  await expect(finding(app, "DL3009")).toBeVisible();
  await pasteSettings(app, "ignored: [DL3009]\nignore: [DL3008]\n");
  await expect(app.checks.getByText('There is no setting "ignore".')).toBeVisible();
  await expect(finding(app, "DL3009")).toBeHidden();
});

test("a file called .hadolint.yaml that is dropped on the page brings its settings", async ({
  app,
}) => {
  await app.openWith(unpinned);
  await expect(finding(app, "DL3009")).toBeVisible();
  const transfer = await app.page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], ".hadolint.yaml"));
    return data;
  }, teamFile);
  await app.page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await expect(finding(app, "DL3009")).toBeHidden();
  await expect(settingsButton(app)).toHaveAttribute("aria-expanded", "true");
  expect(await app.readText()).toBe(unpinned);
});

test("a check is ignored everywhere from a finding, and heard again from the settings", async ({
  app,
}) => {
  await app.openWith(unpinned);
  await finding(app, "DL3009").click();
  await app.checks.getByRole("button", { name: "Ignore DL3009 everywhere" }).click();
  await expect(finding(app, "DL3009")).toBeHidden();
  expect(await app.readText()).toBe(unpinned);
  await settingsButton(app).click();
  const ignored = app.checks.getByRole("combobox", { name: "Ignored checks" });
  await ignored.pressSequentially("dl3015");
  await ignored.press("Enter");
  await expect(finding(app, "DL3015")).toBeHidden();
  await app.checks.getByRole("button", { name: "Remove DL3009" }).click();
  await expect(finding(app, "DL3009")).toBeVisible();
  await ignored.press("Backspace");
  await expect(finding(app, "DL3015")).toBeVisible();
  await expect(settingsButton(app)).toHaveAccessibleName("Settings");
});
