import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import type { AppPage } from "../pages/app-page.ts";
import { pickFromMenu } from "../pages/app-page.ts";

/** Opens the menu of a stage by the button on its card and picks from it. */
async function pickFromCard(app: AppPage, stage: string, item: string): Promise<Locator> {
  const card = app.stage(stage);
  await card.hover();
  const button = card.getByRole("button", { name: `Actions on ${stage}` });
  await pickFromMenu(button, app.page.getByRole("menuitem", { name: item }));
  return app.page.getByRole("dialog");
}

async function addStage(app: AppPage, behind: string, base: string, name: string): Promise<void> {
  const dialog = await pickFromCard(app, behind, "Add a stage behind it…");
  await fillStage(dialog, base, name);
  await expect(app.stage(name)).toBeVisible();
}

async function fillStage(dialog: Locator, base: string, name: string): Promise<void> {
  await dialog.getByLabel("Built on").fill(base);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog).toBeHidden();
}

async function addSteps(app: AppPage, stage: string, ...steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    const dialog = await pickFromCard(app, stage, "Add a step…");
    await dialog.getByLabel("Instruction").fill(step);
    await dialog.getByRole("button", { name: "Apply" }).click();
    await expect(dialog).toBeHidden();
  }
}

/** Draws a line from the lower edge of a card to another card, without letting go. */
async function drawLine(app: AppPage, from: string, to: string): Promise<void> {
  const { mouse } = app.page;
  await app.stage(from).hover();
  const plug = await app.stage(from).locator('[data-action="connect"]').boundingBox();
  const card = await app.stage(to).boundingBox();
  if (plug === null || card === null) throw new Error("a card cannot be seen");
  await mouse.move(plug.x + plug.width / 2, plug.y + plug.height / 2);
  await mouse.down();
  await mouse.move(card.x + card.width / 2, card.y + card.height / 2, { steps: 8 });
}

const built = `FROM node:22 AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci

FROM deps AS builder
COPY . .
RUN npm run build

FROM builder AS tester
RUN npm test

FROM node:22-slim AS runner
WORKDIR /app
COPY --from=builder /app/dist /app/dist
CMD ["node", "dist/index.js"]
`;

test("a file of four stages is built from an empty page without typing into the editor", async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  await app.open();
  await app.goToLine(1);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: "Start with a stage" }).click();
  await fillStage(page.getByRole("dialog"), "node:22", "deps");
  await addSteps(
    app,
    "deps",
    "WORKDIR /app",
    "COPY package.json package-lock.json ./",
    "RUN npm ci",
  );
  await addStage(app, "deps", "deps", "builder");
  await addSteps(app, "builder", "COPY . .", "RUN npm run build");
  await addStage(app, "builder", "builder", "tester");
  await addSteps(app, "tester", "RUN npm test");
  await addStage(app, "tester", "node:22-slim", "runner");
  await addSteps(app, "runner", "WORKDIR /app", 'CMD ["node", "dist/index.js"]');
  await drawLine(app, "builder", "runner");
  await page.mouse.up();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Paths").fill("/app/dist");
  await dialog.getByLabel("To", { exact: true }).fill("/app/dist");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(app.row("runner", "/app/dist")).toBeVisible();
  expect(await app.readText()).toBe(built);
});

test("a line that would close a circle is refused while it is drawn, and a name changes everywhere", async ({
  app,
}) => {
  const { page } = app;
  await app.openWith(built);
  await expect(app.stages).toHaveCount(4);
  await drawLine(app, "runner", "builder");
  await expect(page.getByText("each would wait for the other")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page.getByRole("dialog")).toBeHidden();

  const dialog = await pickFromCard(app, "builder", "Rename…");
  await dialog.getByLabel("Name").fill("compile");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(app.stage("compile")).toBeVisible();
  expect(await app.readText()).toBe(built.replaceAll("builder", "compile"));
});
