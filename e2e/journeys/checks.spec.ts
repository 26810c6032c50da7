import { expect, test } from "../fixtures.ts";

const legacy = "FROM alpine AS tools\nRUN apk add curl\nENV DIR /opt/tools\n";

test("a finding says why, is skipped with a click, and comes back", async ({ app }) => {
  await app.openWith(legacy);
  const finding = app.problems.getByRole("button", { name: /ENV key=value/ });
  await expect(finding).toBeVisible();
  await expect(app.stage("tools")).toContainText("DIR /opt/tools");

  await app.problems.getByRole("button", { name: "Why LegacyKeyValueFormat" }).click();
  await expect(app.problems.getByText(/takes all that follows as one value/)).toBeVisible();
  await expect(app.problems.getByRole("link", { name: /page on this check/ })).toHaveAttribute(
    "href",
    /docs\.docker\.com/,
  );

  await app.problems.getByRole("button", { name: "Ignore LegacyKeyValueFormat here" }).click();
  await expect(finding).toBeHidden();
  expect(await app.readText()).toBe(
    legacy.replace("ENV", "# check=skip=LegacyKeyValueFormat\nENV"),
  );

  await app.notices.getByRole("button", { name: "Undo" }).click();
  await expect(finding).toBeVisible();
  expect(await app.readText()).toBe(legacy);
});

test("a finding leads to its text", async ({ app }) => {
  await app.openWith(legacy);
  await app.problems.getByRole("button", { name: /ENV key=value/ }).click();
  await expect(app.row("tools", /opt\/tools/)).toHaveAttribute("data-selected", "true");
  expect(await app.readLine()).toBe("ENV DIR /opt/tools");
});

test("a rule that a directive skips is silent in the whole file", async ({ app }) => {
  await app.openWith(`# check=skip=LegacyKeyValueFormat\n${legacy}`);
  await expect(app.problems.getByText("No problems found")).toBeVisible();
});
