import { AxeBuilder } from "@axe-core/playwright";
import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import type { AppPage } from "../pages/app-page.ts";
import { createCachePanel } from "../pages/cache-panel.ts";

async function checkNothingSerious({ page }: AppPage): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
}

test("a changed file is answered on the rows and in the panel, down to its cause", async ({
  app,
}) => {
  const cache = createCachePanel(app);
  await app.openWith(nodeApp);
  await cache.open();
  await expect(cache.panel.getByText(/Pick what is not as it was/)).toBeVisible();
  await cache.pick("index", /index\.ts/);
  await expect(cache.picks).toHaveText(/src\/index\.ts/);
  await expect(cache.verdict).toContainText("2 steps rebuilt, 2 maybe");
  await expect(cache.verdict).toContainText(/COPY \. \. selects src\/index\.ts, which changed/);
  await expect(app.row("builder", "npm run build")).toHaveAccessibleName(/rebuilt 8 s$/);
  await expect(app.row("runner", "/app/dist")).toHaveAccessibleName(/maybe 1 s$/);
  await expect(app.row("deps", "npm ci")).toHaveAccessibleName(/cached$/);
  await expect(app.row("tester", "npm test")).toHaveAccessibleName(/skipped$/);
  await expect(app.row("builder", "npm run build")).toHaveAttribute("title", /Follows line 9/);

  await app.row("builder", "npm run build").click();
  const step = cache.step(/npm run build/);
  await expect(step).toHaveAttribute("aria-expanded", "true");
  await expect(cache.panel.getByRole("list", { name: "Causes, nearest first" })).toContainText(
    "Follows line 9 (COPY . .), which is rebuilt",
  );

  await cache.verdict.getByRole("radio", { name: "identical output" }).check();
  await expect(cache.verdict).toContainText("2 steps rebuilt");
  await expect(app.row("runner", "/app/dist")).toHaveAccessibleName(/cached$/);

  await cache.panel.getByRole("button", { name: "Take back src/index.ts" }).click();
  await expect(app.row("builder", "npm run build")).toHaveAccessibleName(/npm run build$/);
  await expect(cache.search).toBeFocused();
});

test("the typical week stands side by side, and each of it can be asked about", async ({ app }) => {
  const cache = createCachePanel(app);
  await app.openWith(nodeApp);
  await cache.open();
  await expect(cache.scenario(/A source file changes/)).toContainText("9 s to 11 s");
  await expect(cache.scenario(/A dependency is updated/)).toContainText("39 s to 42 s");
  await cache.scenario(/The base images are updated/).click();
  await expect(cache.picks).toHaveCount(2);
  await expect(app.row("deps", "npm ci")).toHaveAccessibleName(/rebuilt 29 s$/);
  await cache.scenario(/A runner without a cache/).click();
  await expect(cache.picks).toHaveText(/no cache at all/);
  await expect(cache.verdict).toContainText("The builder has no result of an earlier build");
});

test("all by keyboard: an image, an argument with its value, and the selected line", async ({
  app,
}) => {
  const cache = createCachePanel(app);
  await app.openWith(`ARG NODE=20\n${nodeApp.replace("node:20 AS deps", "node:$NODE AS deps")}`);
  await app.goToLine(5);
  await app.page.keyboard.press("Alt+Shift+Digit5");
  await expect(app.page.getByRole("tab", { name: "Cache" })).toBeFocused();
  await cache.search.focus();
  await app.page.keyboard.type("slim");
  await app.page.keyboard.press("Enter");
  await expect(cache.picks).toHaveText(/image.*node:20-slim/);
  await expect(app.row("runner", "/app/dist")).toHaveAccessibleName(/rebuilt/);
  await expect(app.row("deps", "npm ci")).toHaveAccessibleName(/cached$/);

  await app.page.keyboard.type("NODE=22");
  await app.page.keyboard.press("Enter");
  await expect(cache.panel.getByRole("textbox", { name: "New value of NODE" })).toHaveValue("22");
  await expect(app.row("deps", "npm ci")).toHaveAccessibleName(/rebuilt 29 s$/);

  await cache.panel.getByRole("button", { name: "Clear all" }).click();
  await app.page.keyboard.type("selected row");
  await app.page.keyboard.press("Enter");
  await expect(cache.picks).toHaveText(/line 5 · RUN npm ci/);
  await expect(cache.verdict).toContainText(/rebuilt/);
});

test("the timeline marks the critical path, and leads to rows", async ({ app }) => {
  const cache = createCachePanel(app);
  await app.openWith(nodeApp);
  await cache.open();
  await cache.scenario(/A source file changes/).click();
  await cache.panel.getByRole("button", { name: "Open the timeline" }).click();
  await expect(
    cache.timeline.getByRole("button", { name: "builder: from 0 s to 9 s, on the critical path" }),
  ).toBeVisible();
  await expect(cache.timeline.getByRole("button", { name: "deps: all cached" })).toBeVisible();
  await cache.timeline.getByRole("button", { name: "Table" }).click();
  await cache.timeline.getByRole("button", { name: /RUN npm run build/ }).click();
  await expect(app.row("builder", "npm run build")).toHaveAttribute("data-selected", "true");
  await cache.timeline.getByRole("button", { name: "Without a cache" }).click();
  await expect(cache.timeline.getByRole("row", { name: /npm ci/ })).toContainText("29 s");
  await app.goToLine(1);
  await checkNothingSerious(app);
});

test("a scenario and a measured second reach someone else by the link", async ({
  app,
  newProfile,
}) => {
  const cache = createCachePanel(app);
  await app.openWith(nodeApp);
  await cache.open();
  await cache.scenario(/A source file changes/).click();
  await cache.step(/npm run build/).click();
  const field = cache.panel.getByRole("textbox", { name: /Seconds that you measured/ });
  await field.fill("1:30");
  await expect(app.row("builder", "npm run build")).toHaveAccessibleName(/rebuilt 1 min 30 s$/);
  const fragment = await app.share();

  const other = await newProfile();
  await other.open(fragment);
  const theirs = createCachePanel(other);
  // The link brings a question, so the panel that answers it is open.
  await expect(theirs.picks).toHaveText(/src\/index\.ts/);
  await expect(other.row("builder", "npm run build")).toHaveAccessibleName(/rebuilt 1 min 30 s$/);
});

test("a pick of a line stays with the line while it is edited", async ({ app }) => {
  const cache = createCachePanel(app);
  await app.openWith(nodeApp);
  await cache.open();
  await cache.pick("npm run build", /RUN npm run build/);
  await app.goToLine(10);
  await app.page.keyboard.type(" --prod");
  await expect(cache.picks).toHaveText(/line 10 · RUN npm run build --prod/);
  await expect(app.row("builder", "--prod")).toHaveAccessibleName(/rebuilt 8 s$/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious in the panel and the timeline", async ({ app }) => {
      const cache = createCachePanel(app);
      await app.openWith(nodeApp);
      await app.goToLine(1);
      await cache.open();
      await cache.scenario(/A source file changes/).click();
      await cache.panel.getByRole("button", { name: "Open the timeline" }).click();
      await cache.step(/npm run build/).click();
      await cache.search.click();
      await expect(cache.panel.getByRole("option").first()).toBeVisible();
      await app.page.mouse.move(5, 5);
      await checkNothingSerious(app);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the panel and the timeline fit", async ({ app, newProfile }) => {
    const sender = await newProfile({ viewport: { width: 1440, height: 900 } });
    await sender.openWith(nodeApp);
    await app.page.goto(`./#${await sender.share()}`);
    const cache = createCachePanel(app);
    await app.page.getByRole("tab", { name: /^Details/ }).click();
    await cache.open();
    await cache.panel.getByRole("button", { name: /^I changed src\/index\.ts/ }).click();
    await expect(cache.verdict).toContainText("2 steps rebuilt");
    await cache.panel.getByRole("button", { name: "Open the timeline" }).click();
    await expect(cache.timeline.getByRole("button", { name: /^builder: / })).toBeVisible();
    const overflow = await app.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBe(0);
  });
});
