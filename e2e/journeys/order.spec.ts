import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";
import { createOrderPage } from "../pages/order-page.ts";

const wrong = `FROM node:22 AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY src ./src
RUN npm ci
RUN npm run build
FROM nginx:1.27 AS runner
COPY --from=build /app/dist /srv
`;

const right = wrong.replace("COPY src ./src\nRUN npm ci\n", "RUN npm ci\nCOPY src ./src\n");

const log = `commit 1111111111
Author: A

    Fix

package.json

commit 2222222222

package-lock.json
`;

test("the best order shows what it saves, is applied and undone as one step", async ({ app }) => {
  const order = createOrderPage(app);
  await app.openWith(wrong);
  await order.open();
  await expect(order.figures).toContainText("%");
  await expect(order.dialog.getByText("Proven best.")).toBeVisible();
  await expect(order.dialog.getByText(/is no longer rebuilt when only sources/)).toBeVisible();
  await order.applyButton.click();
  await expect(order.dialog).toBeHidden();
  expect(await app.readText()).toBe(right);
  await app.notices.getByRole("button", { name: "Undo" }).click();
  expect(await app.readText()).toBe(wrong);
});

test("a change that is taken out stays out, and can be taken in again", async ({ app }) => {
  const order = createOrderPage(app);
  await app.openWith(wrong);
  await order.open();
  await order.changes.first().click();
  await expect(order.applyButton).toBeHidden();
  await expect(order.dialog.getByText("This order is the best already")).toBeVisible();
  await order.changes.first().click();
  await expect(order.applyButton).toBeVisible();
});

test("sliders and a pasted log change the figures, and go along in the link", async ({
  app,
  newProfile,
}) => {
  const order = createOrderPage(app);
  await app.openWith(wrong);
  await order.open();
  await expect(order.figures).toContainText("%");
  const usual = await order.figures.textContent();
  await order.share("only sources change").fill("100");
  await expect(order.figures).not.toHaveText(usual ?? "");
  await expect(order.dialog.getByText("Shares: set by you.")).toBeVisible();

  await order.logField.fill("no log at all");
  await expect(order.dialog.getByText(/That is no log of Git/)).toBeVisible();
  await order.logField.fill(log);
  await expect(order.dialog.getByText(/counted in 2 commits/)).toBeVisible();
  await expect(order.share("only dependencies change")).toHaveValue("100");
  // All builds reinstall: no order of these steps is better than another.
  await expect(order.applyButton).toBeHidden();

  await app.page.keyboard.press("Escape");
  await expect(order.dialog).toBeHidden();
  const other = await newProfile();
  await other.open(await app.share());
  const otherOrder = createOrderPage(other);
  await otherOrder.open();
  await expect(otherOrder.dialog.getByText(/counted in 2 commits/)).toBeVisible();
  await otherOrder.dialog.getByRole("button", { name: "Reset" }).click();
  await expect(otherOrder.figures).toHaveText(usual ?? "");
});

test("an order that is best already says why and what would be next", async ({ app }) => {
  const order = createOrderPage(app);
  await app.openWith(right);
  await app.stage("build").hover();
  await app.page.getByRole("button", { name: "Best order of build" }).click();
  await expect(order.dialog.getByText("This order is the best already")).toBeVisible();
  await expect(order.dialog.getByText("Next idea:")).toBeVisible();
  await expect(order.dialog.getByLabel("Stages that may change")).toHaveValue("build");
  await expect(order.applyButton).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("axe finds nothing in the best order", async ({ app }) => {
      const order = createOrderPage(app);
      await app.openWith(wrong);
      await order.open();
      await expect(order.applyButton).toBeVisible();
      await order.dialog.getByText("Where the figures come from").click();
      await order.logField.fill("nonsense");
      await expect(order.dialog.getByText(/That is no log of Git/)).toBeVisible();
      const { violations } = await new AxeBuilder({ page: app.page })
        .include("[role=dialog]")
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  });
}
