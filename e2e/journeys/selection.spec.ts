import { expect, test } from "../fixtures.ts";
import { createPartSelector } from "../pages/part-selector.ts";

const text = `FROM node:22 AS build
WORKDIR /app
COPY . .
# bundle
RUN npm run build
LABEL a=1
LABEL b=2
USER node

FROM nginx AS web
COPY --from=build /app/dist /srv
EXPOSE 80
`;

test("several steps are selected by mouse and keys, moved together, commented out and brought back", async ({
  app,
}) => {
  const parts = createPartSelector(app);
  const { keyboard } = app.page;
  await app.openWith(text);
  await parts.select(app.row("build", "a=1"), app.row("build", "b=2"));
  await expect(parts.selected).toHaveCount(2);
  await keyboard.press("Alt+ArrowDown");
  await expect(app.notices.filter({ hasText: "Moved 2 steps down." })).toBeVisible();
  const moved = text.replace(
    "LABEL a=1\nLABEL b=2\nUSER node\n",
    "USER node\nLABEL a=1\nLABEL b=2\n",
  );
  expect(await app.readText()).toBe(moved);

  await app.row("build", "b=2").click();
  await keyboard.press("Shift+ArrowUp");
  await expect(parts.selected).toHaveCount(2);
  await keyboard.press("ControlOrMeta+/");
  await expect(app.row("build", "a=1")).toBeHidden();
  expect(await app.readText()).toBe(
    moved.replace("LABEL a=1\nLABEL b=2\n", "# LABEL a=1\n# LABEL b=2\n"),
  );
  await parts.select(parts.head("build"));
  await keyboard.press("ControlOrMeta+/");
  await expect(app.row("build", "a=1")).toBeVisible();
  expect(await app.readText()).toBe(moved);
});

test("steps and stages are copied, pasted and cut as plain text", async ({ app }) => {
  const parts = createPartSelector(app);
  const { keyboard } = app.page;
  await app.openWith(text);
  await parts.select(app.row("build", "npm run build"), app.row("build", "node"));
  await keyboard.press("ControlOrMeta+C");
  await expect.poll(parts.clipboard).toBe("# bundle\nRUN npm run build\nUSER node\n");
  await parts.select(app.row("web", "80"));
  await keyboard.press("ControlOrMeta+V");
  await expect(app.row("web", "npm run build")).toBeVisible();
  await expect(parts.selected).toHaveCount(2);
  await keyboard.press("Delete");
  await expect(app.row("web", "npm run build")).toBeHidden();
  expect(await app.readText()).toBe(text);

  await parts.fillClipboard("FROM golang AS build\nRUN go build\n");
  await parts.select(parts.head("build"));
  await keyboard.press("ControlOrMeta+V");
  await expect(app.stage("build-2")).toBeVisible();
  await parts.fillClipboard("Dear reader");
  await keyboard.press("ControlOrMeta+V");
  await expect(app.notices.filter({ hasText: "“Dear” is no instruction" })).toBeVisible();
  await parts.select(parts.head("build-2"));
  await keyboard.press("ControlOrMeta+X");
  await expect(app.stage("build-2")).toBeHidden();
  expect(await parts.clipboard()).toBe("FROM golang AS build-2\nRUN go build\n");
  expect(await app.readText()).toBe(text);
});

test("keys rename, duplicate, edit and delete, and a stage that is needed says what to do", async ({
  app,
}) => {
  const parts = createPartSelector(app);
  const { keyboard } = app.page;
  const dialog = app.page.getByRole("dialog");
  await app.openWith(text);
  await parts.select(parts.head("build"));
  await keyboard.press("Delete");
  await app.notices
    .filter({ hasText: "needs build" })
    .getByRole("button", { name: "Delete those lines too…" })
    .click();
  await expect(dialog).toContainText("Delete build");
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await parts.select(parts.head("build"));
  await keyboard.press("F2");
  await dialog.getByLabel("Name").fill("compile");
  await keyboard.press("Enter");
  await expect(app.stage("compile")).toBeVisible();

  await parts.select(app.row("web", "80"));
  await keyboard.press("ControlOrMeta+D");
  await expect(app.row("web", "80")).toHaveCount(2);
  await keyboard.press("Enter");
  await dialog.getByLabel("Instruction").fill("EXPOSE 443");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(app.row("web", "443")).toBeVisible();
  expect(await app.readText()).toBe(
    `${text.replace("AS build", "AS compile").replace("=build", "=compile")}EXPOSE 443\n`,
  );
});

test("a line that is selected goes with the Delete key", async ({ app }) => {
  await app.openWith(text);
  await app.edge("web copies /app/dist from build").click();
  await app.page.keyboard.press("Delete");
  await expect(app.notices.filter({ hasText: "Deleted the COPY." })).toBeVisible();
  expect(await app.readText()).toBe(text.replace("COPY --from=build /app/dist /srv\n", ""));
  await app.page.keyboard.press("ControlOrMeta+Z");
  expect(await app.readText()).toBe(text);
});
