import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";

test("clicking a COPY --from line lands on its text", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.edge("runner copies /app/dist from builder").click();
  await expect(app.row("runner", /\/app\/dist/)).toHaveAttribute("data-selected", "true");
  expect(await app.readLine()).toBe("COPY --from=builder /app/dist ./dist");
});

test("clicking a row lands on its text", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.row("builder", "npm run build").click();
  expect(await app.readLine()).toBe("RUN npm run build");
});

test("clicking a stage lands on its FROM line", async ({ app }) => {
  await app.openWith(nodeApp);
  await app
    .stage("tester")
    .getByRole("button", { name: /^Stage tester/ })
    .click();
  expect(await app.readLine()).toBe("FROM node:20 AS tester");
});

test("moving the cursor selects the row", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.goToLine(4);
  await expect(app.row("deps", "npm ci")).toHaveAttribute("data-selected", "true");
  await app.page.keyboard.press("ArrowUp");
  await expect(app.row("deps", "package*.json")).toHaveAttribute("data-selected", "true");
  await expect(app.row("deps", "npm ci")).not.toHaveAttribute("data-selected");
});

test("pointing at a row lights up what feeds it and lets the rest recede", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.row("runner", /\/app\/dist/).hover();
  await expect(app.stage("builder")).toHaveAttribute("data-emphasis", "lit");
  await expect(app.stage("deps")).toHaveAttribute("data-emphasis", "lit");
  await expect(app.stage("tester")).toHaveAttribute("data-emphasis", "receded");
});
