import { AxeBuilder } from "@axe-core/playwright";
import { LESSONS } from "@stagemap/lessons";
import { expect, test } from "../fixtures.ts";
import { createLearnPanel } from "../pages/learn-panel.ts";

const own = "FROM node:22\nRUN echo mine\n";

test("a lesson is solved by hand, and the user's own text comes back", async ({ app }) => {
  const { page } = app;
  const learn = createLearnPanel(app);
  await app.openWith(own);
  await learn.openList();
  await learn.start("Order for the cache");
  await expect(learn.goals.first()).toContainText("COPY . . on line 3 comes before it");
  await learn.panel.getByRole("button", { name: "Give me a hint" }).click();
  await learn.panel.getByRole("button", { name: "Show where" }).click();
  await expect(learn.tally).toHaveAccessibleName(/3 of 5/);

  // The order comes by a quick fix, the rest by typing.
  await page.getByRole("tab", { name: /^Checks/ }).click();
  await app.checks.getByRole("button", { name: "Show the fix: BroadCopyBeforeInstall" }).click();
  await app.checks.getByRole("button", { name: /^Apply: Copy the manifests/ }).click();
  await learn.openList();
  await expect(learn.tally).toHaveAccessibleName(/4 of 5/);

  await page.getByRole("tab", { name: ".dockerignore" }).click();
  const ignoreFile = page.getByRole("textbox", { name: ".dockerignore" });
  await expect(ignoreFile).toHaveAttribute("aria-roledescription", "editor");
  await ignoreFile.focus();
  await page.keyboard.type("node_modules");
  await expect(learn.panel.getByRole("region", { name: "Solved" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("#side-panel").analyze();
  expect(violations).toEqual([]);

  await learn.panel.getByRole("button", { name: "Leave the lesson" }).click();
  await expect(learn.panel).toContainText(`1 of ${LESSONS.length} solved`);
  expect(await app.readText()).toBe(own);
});

test("every lesson misses goals at its start and is solved by its solution", async ({ app }) => {
  const learn = createLearnPanel(app);
  await app.open();
  await learn.openList();
  for (const { title } of LESSONS) {
    await learn.start(title);
    await expect(learn.goals.filter({ hasText: "Open: " }).first()).toBeVisible();
    await learn.takeSolution();
    await expect(learn.panel.getByRole("region", { name: "Solved" })).toBeVisible();
    await learn.panel.getByRole("button", { name: "All lessons" }).click();
  }
  await expect(learn.panel).toContainText(`${LESSONS.length} of ${LESSONS.length} solved`);
});

test("a teacher's lesson is written, shared, opened and solved", async ({ app, newProfile }) => {
  const learn = createLearnPanel(app);
  const start = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\n";
  await app.openWith(start);
  await learn.openList();
  await learn.panel.getByRole("button", { name: "Write a lesson" }).click();
  await learn.editor.getByRole("textbox", { name: "Title" }).fill("<img src=x onerror=alert(1)>");
  await learn.editor
    .getByRole("textbox", { name: "Text", exact: true })
    .fill("Keep **npm ci** <b>cached</b>.");
  await learn.addGoal("A change of a file does not run a command again", {
    "File of the build context": "src/a.ts",
    Command: "npm ci",
  });
  await expect(learn.editor).toContainText("Start does not yet");
  await expect(learn.editor).toContainText(/The link has [\d,]+ characters/);
  const { violations } = await new AxeBuilder({ page: app.page })
    .include("[role=dialog]")
    .analyze();
  expect(violations).toEqual([]);
  await learn.editor.getByRole("button", { name: "Copy the link" }).click();
  await expect(learn.editor).toContainText("Copied");
  const link = await app.page.evaluate(() => navigator.clipboard.readText());

  const student = await newProfile();
  const theirs = createLearnPanel(student);
  await student.open(new URL(link).hash.slice(1));
  await expect(
    theirs.panel.getByRole("heading", { name: "<img src=x onerror=alert(1)>" }),
  ).toBeVisible();
  await expect(theirs.panel).toContainText("Keep npm ci <b>cached</b>.");
  await expect(theirs.tally).toHaveAccessibleName(/1 of 2/);
  await student.replaceText(start.replace("COPY . .", "COPY package*.json ./"));
  await expect(theirs.panel.getByRole("region", { name: "Solved" })).toBeVisible();
  await theirs.panel.getByRole("button", { name: "Leave the lesson" }).click();
  await expect(theirs.panel.getByRole("list", { name: "Shared with you" })).toContainText("Solved");
});
