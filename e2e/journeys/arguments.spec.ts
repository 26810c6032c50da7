import { openBase, twoStages } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";

test("a value makes the picture whole, with every keystroke", async ({ app }) => {
  await app.openWith(openBase);
  await expect(app.page.getByText("1 error").first()).toBeVisible();
  await app.argumentsButton.click();
  await expect(app.argumentsPanel.getByText(/base of final is blank/)).toBeVisible();

  await app.valueField("BASE_IMAGE").pressSequentially("alpine:3.2");
  await expect(app.stage("final")).toContainText("alpine:3.2");
  await app.page.keyboard.type("0");
  await expect(app.stage("final")).toContainText("alpine:3.20");
  await expect(app.page.getByText("0 errors").first()).toBeVisible();
  await expect(app.argumentsButton).toHaveAccessibleName("Build arguments, 1 given");
  expect(await app.readText()).toBe(openBase);

  await app.argumentsPanel.getByRole("button", { name: "Reset BASE_IMAGE" }).click();
  await expect(app.valueField("BASE_IMAGE")).toBeFocused();
  await expect(app.page.getByText("1 error").first()).toBeVisible();
});

test("a shared link brings values and platforms to someone else", async ({ app, newProfile }) => {
  await app.openWith(openBase);
  await app.argumentsButton.click();
  await app.valueField("BASE_IMAGE").fill("gcr.io/distroless/static");
  await app.argumentsPanel.getByLabel("Builds for").selectOption("linux/arm64");
  await expect(app.argumentsPanel.getByText("arm64", { exact: true })).toBeVisible();
  const fragment = await app.share();

  const other = await newProfile();
  await other.open(fragment);
  await expect(other.stage("final")).toContainText("gcr.io/distroless/static");
  expect(await other.describePicture()).toEqual(await app.describePicture());
  await other.argumentsButton.click();
  await expect(other.valueField("BASE_IMAGE")).toHaveValue("gcr.io/distroless/static");
  await expect(other.argumentsPanel.getByLabel("Builds for")).toHaveValue("linux/arm64");

  await other.page.reload();
  await expect(other.stage("final")).toContainText("gcr.io/distroless/static");
});

test("all values are reset at once, and come back", async ({ app }) => {
  await app.openWith(openBase);
  await app.argumentsButton.click();
  await app.valueField("BASE_IMAGE").fill("alpine");
  await app.argumentsPanel.getByRole("button", { name: "Give VERSION an empty value" }).click();
  await expect(app.valueField("VERSION")).toBeFocused();
  await expect(app.argumentsButton).toHaveAccessibleName("Build arguments, 2 given");
  await app.argumentsPanel.getByRole("button", { name: "Reset all" }).click();
  await expect(app.argumentsButton).toHaveAccessibleName("Build arguments");
  await expect(app.valueField("BASE_IMAGE")).toHaveValue("");
  await app.notices.getByRole("button", { name: "Undo" }).click();
  await expect(app.valueField("BASE_IMAGE")).toHaveValue("alpine");
  await expect(app.argumentsButton).toHaveAccessibleName("Build arguments, 2 given");
});

test("values survive a reload, and another document begins without them", async ({ app }) => {
  await app.openWith(openBase);
  await app.argumentsButton.click();
  await app.valueField("BASE_IMAGE").fill("alpine");
  await app.page.reload();
  await expect(app.stage("final")).toContainText("alpine");
  await expect(app.argumentsButton).toHaveAccessibleName("Build arguments, 1 given");

  await app.page.getByRole("button", { name: "Examples" }).click();
  await app.page.getByRole("menuitem").first().click();
  await expect(app.argumentsButton).toHaveAccessibleName("Build arguments");
  await app.page.getByRole("button", { name: "Restore my draft" }).click();
  await expect(app.argumentsButton).toHaveAccessibleName("Build arguments, 1 given");
});

test("a use leads to its line and selects its row", async ({ app }) => {
  await app.openWith(openBase);
  await app.argumentsButton.click();
  await app.argumentsPanel
    .getByRole("list", { name: "Uses of VERSION" })
    .getByRole("button", { name: "line 6 · RUN in build" })
    .click();
  await expect(app.row("build", "go build")).toHaveAttribute("data-selected", "true");
  expect(await app.readLine()).toContain("RUN GOARCH=$TARGETARCH");
});

test("the panel works by keyboard, and its flags are those of docker build", async ({ app }) => {
  await app.openWith(openBase);
  await app.page.keyboard.press("Alt+Shift+Digit4");
  await expect(app.page.getByRole("tab", { name: /^Arguments/ })).toBeFocused();
  await app.valueField("BASE_IMAGE").focus();
  await app.page.keyboard.type("alpine");
  await app.page.keyboard.press("Enter");
  await expect(app.valueField("VERSION")).toBeFocused();
  await app.page.keyboard.type("it's 2");
  await app.argumentsPanel.getByLabel("Builds for").selectOption("linux/arm64");
  await app.argumentsPanel.getByRole("button", { name: "Copy as docker build flags" }).click();
  await expect(app.notices.filter({ hasText: "Copied" })).toBeVisible();
  const flags = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(flags).toBe(
    String.raw`--platform linux/arm64 --build-arg BASE_IMAGE=alpine --build-arg VERSION='it'\''s 2'`,
  );
});

test("what is no platform is refused in words, and the default counts", async ({ app }) => {
  await app.openWith(openBase);
  await app.argumentsButton.click();
  await app.argumentsPanel.getByLabel("Builds for").selectOption("Another platform…");
  const name = app.argumentsPanel.getByRole("textbox", { name: "Builds for, as a name" });
  await expect(name).toBeFocused();
  await app.page.keyboard.type("linux/arm 64");
  await expect(app.argumentsPanel.getByText(/That is no platform/)).toBeVisible();
  await expect(app.argumentsPanel.getByText("amd64", { exact: true })).toBeVisible();
  await name.fill("linux/loong64");
  await expect(app.argumentsPanel.getByText("loong64", { exact: true })).toBeVisible();
});

test("a text without arguments explains them, and values are kept meanwhile", async ({ app }) => {
  await app.openWith(openBase);
  await app.argumentsButton.click();
  await app.valueField("BASE_IMAGE").fill("alpine");
  await app.editor.focus();
  await app.replaceText(twoStages);
  await expect(app.argumentsPanel.getByText("No build arguments yet")).toBeVisible();
  await expect(app.argumentsPanel.getByText("Not declared in this text")).toBeVisible();
  await app.argumentsPanel.getByRole("button", { name: "Remove the value of BASE_IMAGE" }).click();
  await expect(app.argumentsPanel.getByText("Not declared in this text")).toHaveCount(0);
});
