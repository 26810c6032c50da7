import { expect, test } from "../fixtures.ts";

const before = `FROM node:22 AS app
WORKDIR /app
COPY package.json package-lock.json ./
# what it needs
RUN npm ci
COPY . .
CMD ["node", "."]
`;

const after = `FROM node:22 AS deps
WORKDIR /app
COPY package.json package-lock.json ./
# what it needs
RUN npm ci

FROM node:22 AS app
WORKDIR /app
COPY --from=deps /app/package.json /app/package-lock.json ./
COPY --from=deps /app/node_modules ./node_modules
COPY . .
CMD ["node", "."]
`;

const twins = `FROM node:22 AS test
WORKDIR /app
RUN npm ci
RUN npm test

FROM node:22 AS app
WORKDIR /app
RUN npm ci
CMD ["node", "."]
`;

test("steps go into a stage of their own, with what is copied back, and one undo brings them home", async ({
  app,
}) => {
  const { page } = app;
  await app.openWith(before);
  await app.row("app", "npm ci").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Extract into a stage…" }).click();
  const dialog = page.getByRole("dialog", { name: "Extract into a stage" });
  await expect(dialog.getByLabel("Brings back")).toHaveValue("/app/node_modules");
  await expect(dialog.getByText("become the stage app-base")).toBeVisible();
  await dialog.getByLabel("From", { exact: true }).selectOption({ index: 1 });
  await expect(dialog.getByLabel("Brings back")).toHaveValue(/package\.json.*node_modules/);
  await expect(dialog.getByText("become the stage app-base")).toBeHidden();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(app.stages).toHaveCount(2);
  expect(await app.readText()).toBe(after);
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(app.stages).toHaveCount(1);
  expect(await app.readText()).toBe(before);
});

test("stages share what they begin with, and a stage with two users goes into neither", async ({
  app,
}) => {
  const { page } = app;
  await app.openWith(twins);
  await app.stage("test").click({ button: "right", position: { x: 40, y: 12 } });
  await page.getByRole("menuitem", { name: "Share the beginning with app…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("FROM base AS app")).toBeVisible();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(app.stages).toHaveCount(3);
  await app.stage("base").click({ button: "right", position: { x: 40, y: 12 } });
  await expect(page.getByRole("menuitem", { name: /Inline into test…/ })).toContainText(
    "only a stage with one user",
  );
});

test("a stage goes into the only one that is built on it, and one undo brings it back", async ({
  app,
}) => {
  const { page } = app;
  const apart =
    'FROM alpine AS base\nRUN apk add curl\n\nFROM base AS app\n# starts\nCMD ["curl"]\n';
  await app.openWith(apart);
  await app.stage("base").click({ button: "right", position: { x: 40, y: 12 } });
  await page.getByRole("menuitem", { name: "Inline into app…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(app.stages).toHaveCount(1);
  expect(await app.readText()).toBe(
    'FROM alpine AS app\nRUN apk add curl\n# starts\nCMD ["curl"]\n',
  );
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(app.stages).toHaveCount(2);
  expect(await app.readText()).toBe(apart);
});
