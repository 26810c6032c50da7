import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";
import { createComparePage } from "../pages/compare-page.ts";

const before = `FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /app

FROM alpine AS lint
RUN true

FROM debian
COPY --from=build /app /app
CMD ["/app"]
`;
const after = before
  .replaceAll("build\n", "compile\n")
  .replace("go compile", "go build")
  .replace("=build", "=compile")
  .replace("FROM alpine AS lint\nRUN true\n\n", "")
  .replace("FROM debian", "FROM scratch");

test("a text is set against another, sides are swapped, and closing keeps everything", async ({
  app,
}) => {
  const compare = createComparePage(app);
  await app.openWith(after);
  await compare.openWith(before);
  await expect(compare.headline).toContainText("removes stage “lint”");
  await expect(compare.headline).toContainText("renames “build” to “compile”");
  await expect(compare.stages.filter({ hasText: "lint" }).first()).toContainText("removed");
  await compare.show("What it changes");
  await expect(compare.dialog.getByRole("region", { name: "Runs again" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page: app.page })
    .include("[role=dialog]")
    .analyze();
  expect(violations).toEqual([]);
  await compare.button("Swap").click();
  await expect(compare.headline).toContainText("adds stage “lint”");
  await compare.show("Text");
  await expect(compare.diff).toContainText("FROM alpine AS lint");
  await compare.button("Close").click();
  await expect(compare.dialog).toBeHidden();
  expect(await app.readText()).toBe(after);
});

test("one link carries both texts", async ({ app, newProfile }) => {
  const compare = createComparePage(app);
  await app.openWith(after);
  await compare.openWith(before);
  await expect(compare.headline).toContainText("lint");
  await compare.button("Copy link").click();
  await expect(compare.button("Link copied")).toBeVisible();
  const link = await app.page.evaluate(() => navigator.clipboard.readText());
  const other = await newProfile({ viewport: { width: 390, height: 844 } });
  await other.page.goto(link);
  const shown = createComparePage(other);
  await expect(shown.headline).toContainText("renames “build” to “compile”");
  await shown.show("Text");
  await expect(shown.diff).toContainText("FROM alpine AS lint");
});

test("equal texts say so", async ({ app }) => {
  const compare = createComparePage(app);
  await app.openWith(before);
  await compare.openWith(before);
  await expect(compare.headline).toHaveText("The two texts are the same.");
  await compare.show("Text");
  await expect(compare.dialog).toContainText("No line differs.");
});
