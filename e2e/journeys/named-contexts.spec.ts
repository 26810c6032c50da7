import { expect, test } from "../fixtures.ts";

const text = `FROM golang:1.23 AS build
COPY . .
RUN go build -o /app .

FROM alpine AS final
COPY --from=build /app /app
COPY --from=docs /guide /guide
`;

test("a context takes a stage's place in the picture, and a link brings it to someone else", async ({
  app,
  newProfile,
}) => {
  await app.openWith(text);
  await app.argumentsButton.click();
  const panel = app.argumentsPanel;
  await expect(panel.getByRole("heading", { name: "Named contexts" })).toBeVisible();
  await panel.getByRole("button", { name: "build", exact: true }).click();
  await expect(panel.getByLabel("put", { exact: true })).toBeFocused();
  await app.page.keyboard.type("docker-image://ghcr.io/me/built:1");
  await app.page.keyboard.press("Enter");

  await expect(app.stage("build")).toContainText("replaced");
  await expect(app.stage("build")).toContainText("ghcr.io/me/built:1");
  const source = app.page.getByRole("button", { name: /^build = ghcr/ });
  await expect(source).toBeVisible();
  await expect(app.argumentsButton).toHaveAccessibleName("Build arguments, 1 given");
  expect(await app.readText()).toBe(text);
  const fragment = await app.share();

  const other = await newProfile();
  await other.open(fragment);
  await expect(other.stage("build")).toContainText("replaced");
  expect(await other.describePicture()).toEqual(await app.describePicture());
  await other.argumentsButton.click();
  const field = other.argumentsPanel.getByRole("textbox", { name: "build", exact: true });
  await expect(field).toHaveValue("docker-image://ghcr.io/me/built:1");

  await field.fill("./out");
  await expect(other.stage("build")).toContainText("./out");
  await other.page.reload();
  await expect(other.stage("build")).toContainText("./out");

  await other.argumentsButton.click();
  await other.argumentsPanel.getByRole("button", { name: "Remove the context build" }).click();
  await expect(other.stage("build")).toContainText("golang:1.23");
  await expect(other.stage("build")).not.toContainText("replaced");
});

test("what is wrong with a context is said beside it, and flags hold those that count", async ({
  app,
}) => {
  await app.openWith(text);
  await app.argumentsButton.click();
  const panel = app.argumentsPanel;
  const name = panel.getByRole("combobox", { name: "In the place of" });
  const value = panel.getByLabel("put", { exact: true });
  await name.fill("Docs");
  await expect(panel.getByText(/invalid context name Docs/)).toBeVisible();
  await name.fill("docs");
  await expect(panel.getByText(/invalid context name/)).toBeHidden();
  await value.fill("ssh://git@host/docs");
  await panel.getByRole("button", { name: "Add context" }).click();
  await expect(panel.getByText(/unsupported context source ssh/)).toBeVisible();
  await expect(app.page.getByText("1 error").first()).toBeVisible();
  await expect(name).toBeFocused();

  await panel.getByRole("textbox", { name: "docs", exact: true }).fill("../docs");
  await expect(panel.getByText(/unsupported context source/)).toBeHidden();
  await name.fill("nobody");
  await value.fill(".");
  await app.page.keyboard.press("Enter");
  await expect(panel.getByText(/is called nobody, so it has no effect/)).toBeVisible();

  await panel.getByRole("button", { name: "Copy as docker build flags" }).click();
  await expect(app.notices.filter({ hasText: "Copied" })).toBeVisible();
  const flags = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(flags).toBe("--build-context docs=../docs");
});

test("resetting all takes contexts back, and they come again", async ({ app }) => {
  await app.openWith(text);
  await app.argumentsButton.click();
  const panel = app.argumentsPanel;
  await panel.getByRole("combobox", { name: "In the place of" }).fill("docs");
  await panel.getByLabel("put", { exact: true }).fill("../docs");
  await panel.getByRole("button", { name: "Add context" }).click();
  await expect(app.argumentsButton).toHaveAccessibleName("Build arguments, 1 given");
  await panel.getByRole("button", { name: "Reset all" }).click();
  await expect(app.notices.filter({ hasText: "1 named context removed." })).toBeVisible();
  await app.notices.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByRole("textbox", { name: "docs", exact: true })).toHaveValue("../docs");
});
