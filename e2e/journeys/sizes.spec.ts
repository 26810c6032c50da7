import { AxeBuilder } from "@axe-core/playwright";
import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import { createSizePanel } from "../pages/size-panel.ts";

test("what ships is estimated, and measured sizes take the estimates’ place and go with the link", async ({
  app,
}) => {
  const size = createSizePanel(app);
  await app.openWith(nodeApp);
  await size.open();
  const ships = size.section("What ships");
  await expect(ships).toContainText("estimated");
  await expect(ships).toContainText("Of one part nobody knows the size");
  await expect(size.section("What several stages save")).toContainText("As one stage");
  await expect(size.section("Every stage")).toContainText("Not built, so nothing of it ships");

  await size.pasteField.fill(
    [
      "IMAGE      CREATED   CREATED BY                                             SIZE     COMMENT",
      "a1b2c3     1h ago    COPY /app/node_modules ./node_modules # buildkit       42MB     buildkit",
      "<missing>  1h ago    COPY /app/dist ./dist # buildkit                       3MB      buildkit",
      "<missing>  1h ago    WORKDIR /app                                           0B       buildkit",
      "<missing>  3w ago    RUN /bin/sh -c the base # buildkit                     200MB    buildkit",
    ].join("\n"),
  );
  await size.panel.getByRole("button", { name: "Take these sizes" }).click();
  await expect(size.panel.getByRole("status")).toContainText("Took 4 measured sizes");
  await expect(ships).toContainText("245 MB");
  await expect(ships).toContainText("measured");

  const fragment = await app.share();
  await app.page.keyboard.press("Escape");
  await size.panel.getByRole("button", { name: "Back to estimates" }).click();
  await expect(ships).toContainText("estimated");
  await app.open(fragment);
  await size.open();
  await expect(ships).toContainText("245 MB");

  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
});

test("another base image is one click and one undo step", async ({ app }) => {
  const size = createSizePanel(app);
  await app.openWith(nodeApp);
  await size.open();
  await size.section("Every stage").getByRole("button", { name: "Base image…" }).first().click();
  await expect(size.picker).toContainText("musl");
  await size.picker.getByRole("button", { name: /node:20-alpine/ }).click();
  await expect(app.notices).toContainText("deps is built on node:20-alpine now");
  await expect.poll(() => app.readText()).toContain("FROM node:20-alpine AS deps");
  await app.editor.focus();
  await app.page.keyboard.press("Control+z");
  await expect.poll(() => app.readText()).toBe(nodeApp);
});
