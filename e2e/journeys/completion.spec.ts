import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import type { AppPage } from "../pages/app-page.ts";

/** The rows of what the editor offers at the cursor. */
function offers({ page }: AppPage): Locator {
  return page.getByRole("listbox", { name: "Suggest" }).getByRole("option");
}

/** Until what is known of the text has come, nothing is offered: the text is typed again. */
async function typeUntilOffered(app: AppPage, typed: string, offered: string): Promise<void> {
  await expect(async () => {
    await app.page.keyboard.press("Escape");
    await app.page.keyboard.press("Home");
    await app.page.keyboard.press("Shift+End");
    await app.page.keyboard.type(typed);
    const row = offers(app).filter({ hasText: offered });
    await expect(row.first()).toBeVisible({ timeout: 1500 });
  }).toPass();
}

test("a stage, an image and a variable are offered and taken", async ({ app }) => {
  await app.openWith("ARG TAG=3.22\nFROM node:22 AS builder\nRUN npm ci\n\n");
  await app.goToLine(5);
  await typeUntilOffered(app, "FROM alp", "8 MB");
  await app.page.keyboard.type("ine:$T");
  await expect(offers(app).filter({ hasText: "$TAG" })).toContainText("3.22");
  await app.page.keyboard.press("Tab");
  expect(await app.readLine()).toBe("FROM alpine:$TAG");
  await app.page.keyboard.press("End");
  await app.page.keyboard.press("Enter");
  await app.page.keyboard.type("COPY --from=b");
  await expect(offers(app).first()).toContainText("builder");
  await app.page.keyboard.press("Tab");
  expect(await app.readLine()).toBe("COPY --from=builder");
});

test("a space opens no list, and Enter behind a whole word ends the line", async ({ app }) => {
  await app.openWith("FROM node:22 AS builder\nRUN npm ci\n\n");
  await app.goToLine(4);
  await typeUntilOffered(app, "FR", "FROM");
  await app.page.keyboard.type("OM ");
  await expect(offers(app)).toHaveCount(0);
  await app.page.keyboard.type("alpine");
  await expect(offers(app).first()).toBeVisible();
  await app.page.keyboard.press("Enter");
  await app.page.keyboard.type("COPY --from=builder /app ./");
  await app.page.keyboard.press("Enter");
  await app.page.keyboard.type("RUN echo a b");
  await expect(offers(app)).toHaveCount(0);
  const text = "\nFROM alpine\nCOPY --from=builder /app ./\nRUN echo a b";
  expect(await app.readText()).toContain(text);
});

test("F2 renames a stage and a variable wherever they are named, each as one step", async ({
  app,
}) => {
  const text =
    "ARG V=22\nFROM node:$V AS deps\nARG V\nRUN echo ${V:-1}\nFROM a\nCOPY --from=deps /x /y\n";
  await app.openWith(text);
  const field = app.page.getByRole("textbox", { name: /^Rename input/ });
  async function rename(line: number, name: string): Promise<void> {
    await expect(async () => {
      await app.goToLine(line);
      await app.page.keyboard.press("F2");
      await expect(field).toBeVisible({ timeout: 1500 });
    }).toPass();
    await field.fill(name);
    await app.page.keyboard.press("Enter");
    await expect(app.notices.filter({ hasText: `to ${name}` })).toBeVisible();
  }
  await rename(2, "build");
  await rename(3, "NODE");
  expect(await app.readText()).toBe(text.replaceAll("deps", "build").replaceAll(/\bV\b/g, "NODE"));
  await app.page.keyboard.press("ControlOrMeta+Z");
  await app.page.keyboard.press("ControlOrMeta+Z");
  expect(await app.readText()).toBe(text);
});

test("a variable says under the pointer what it comes to, and FROM what its stage is for", async ({
  app,
}) => {
  await app.openWith("ARG TAG=3.22\nFROM alpine:$TAG AS base\nFROM base\nRUN echo 1 > /made\n");
  // While a line is drawn anew, the editor may show a decoration twice for a moment.
  const lens = app.page.locator(".stagemap-lens-users").first();
  await expect(lens).toContainText("used by 1");
  await expect(async () => {
    // A word that is pointed at while the text is still being drawn says nothing: the pointer comes again.
    await app.page.mouse.move(0, 0);
    await app.page.locator(".view-line").getByText("$TAG", { exact: false }).last().hover();
    await expect(app.page.getByText("It comes to 3.22.")).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(async () => {
    await app.page.mouse.move(0, 0);
    await app.page.locator(".view-line").getByText("RUN", { exact: true }).hover();
    await expect(app.page.getByText("It writes /made.")).toBeVisible({ timeout: 3000 });
  }).toPass();
});
