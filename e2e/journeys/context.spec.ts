import { AxeBuilder } from "@axe-core/playwright";
import { nodeApp, twoStages } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import { createContextPanel } from "../pages/context-panel.ts";

const project = {
  "package.json": 300,
  "package-lock.json": 9000,
  ".env": 40,
  "src/index.ts": 1200,
  "src/index.test.ts": 800,
  "node_modules/react/index.js": 50_000,
};

test("a folder is picked, and a line of the .dockerignore takes a file out of the context", async ({
  app,
}) => {
  const context = createContextPanel(app);
  await app.openWith(nodeApp);
  await context.open();
  await expect(context.panel.getByText("Inferred.")).toBeVisible();
  await context.pickFolder(project);
  const file = context.row(/^index\.test\.ts, sent/);
  await expect(file).toBeVisible();
  await expect(context.panel.getByRole("button", { name: /^Sent 6/ })).toBeVisible();

  await context.writeIgnoreFile("**/*.test.ts\n");
  const kept = context.row(/^index\.test\.ts, ignored by line 1/);
  await expect(kept).toBeVisible();
  await expect(context.panel.getByRole("button", { name: /^Ignored 1/ })).toBeVisible();
  await kept.click();
  await expect(context.details).toContainText("Ignored by line 1: **/*.test.ts.");

  await context.panel.getByRole("button", { name: "Ignore .env" }).click();
  await expect(context.row(/^\.env, ignored by line 2/)).toBeVisible();
  await app.notices.getByRole("button", { name: "Undo" }).click();
  await expect(context.row(/^\.env, sent/)).toBeVisible();
});

test("a step that takes a file is shown in the graph, and the tree works by keyboard", async ({
  app,
}) => {
  const context = createContextPanel(app);
  await app.openWith(nodeApp);
  await context.open();
  await context.pasteList("./package.json\n./src/a.ts\n./src/b.ts\n./README.md\n");
  await expect(context.panel.getByText("4 files")).toBeVisible();
  await app.page.keyboard.press("Tab");
  await context.tree.focus();
  await app.page.keyboard.press("End");
  await expect(context.row(/^package\.json/)).toHaveAttribute("aria-selected", "true");
  await context.details.getByRole("button", { name: "COPY package*.json in line 3" }).click();
  await expect(app.row("deps", /package\*\.json/)).toHaveAttribute("data-selected", "true");
  await context.tree.focus();
  await app.page.keyboard.press("Home");
  await app.page.keyboard.press("ArrowLeft");
  await expect(context.row(/^a\.ts/)).toHaveCount(0);
  await app.page.keyboard.press("ArrowRight");
  await app.page.keyboard.press("ArrowRight");
  await expect(context.row(/^a\.ts/)).toHaveAttribute("aria-selected", "true");
});

test("a link brings the files of a dropped folder and the .dockerignore along", async ({
  app,
  newProfile,
}) => {
  const context = createContextPanel(app);
  await app.openWith(twoStages);
  await context.open();
  await context.dropFolder(project);
  await context.writeIgnoreFile("node_modules\n");
  await expect(context.row(/^node_modules\/react, ignored by line 1/)).toBeVisible();
  const fragment = await app.share();

  const other = await newProfile();
  const received = createContextPanel(other);
  await other.open(fragment);
  await received.open();
  await expect(received.row(/^node_modules\/react, ignored by line 1/)).toBeVisible();
  await expect(received.panel.getByText("6 files")).toBeVisible();
});

test("a .dockerignore is written for the project, undone, and there again at the next visit", async ({
  app,
}) => {
  const context = createContextPanel(app);
  await app.openWith(nodeApp);
  await context.ignoreTab.click();
  await app.page.getByRole("button", { name: "Write one for this project" }).click();
  const offer = app.page.getByText("No .dockerignore yet.");
  await expect(offer).toBeHidden();
  await app.page.keyboard.press("ControlOrMeta+Z");
  await expect(offer).toBeVisible();
  await app.page.keyboard.press("ControlOrMeta+Shift+Z");
  await expect(offer).toBeHidden();
  await app.page.reload();
  await context.ignoreTab.click();
  await expect(app.page.getByText("node_modules").locator("visible=true").first()).toBeVisible();
  await expect(offer).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("axe finds nothing in the panel and beside it", async ({ app }) => {
      const context = createContextPanel(app);
      await app.openWith(nodeApp);
      await app.goToLine(1);
      await context.open();
      const inferred = await new AxeBuilder({ page: app.page }).analyze();
      expect(inferred.violations).toEqual([]);
      await context.pickFolder(project);
      await context.writeIgnoreFile("node_modules\n[\n");
      await app.page.keyboard.press("ControlOrMeta+Home");
      await context.row(/^\.env/).click();
      await context.panel.getByRole("button", { name: "Paste a list" }).click();
      const given = await new AxeBuilder({ page: app.page }).analyze();
      expect(given.violations).toEqual([]);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("warnings are followed into the .dockerignore", async ({ app, newProfile }) => {
    const sender = await newProfile({ viewport: { width: 1440, height: 900 } });
    await sender.openWith(nodeApp);
    const context = createContextPanel(app);
    await app.page.goto(`./#${await sender.share()}`);
    await expect(app.stage("runner")).toBeVisible();
    await app.page.getByRole("tab", { name: /^Details/ }).tap();
    await context.open();
    await context.pickFolder(project);
    await context.panel.getByRole("button", { name: "Ignore node_modules" }).tap();
    await context.row(/^node_modules\/react, ignored/).tap();
    await context.details.getByRole("button", { name: /^line 1/ }).tap();
    await expect(context.ignoreEditor).toBeFocused();
  });
});
