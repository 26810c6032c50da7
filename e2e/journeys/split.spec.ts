import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";
import { createSplitPage } from "../pages/split-page.ts";

const single = `FROM python:3.11

WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt

COPY . .

CMD ["python", "app.py"]
`;

test("a stage is split as its switches say, and comes back with one undo", async ({ app }) => {
  const split = createSplitPage(app);
  await app.openWith(single);
  await split.open();
  await expect(split.sizes).toContainText("about 219 MB");
  await expect(split.diff).toContainText("FROM python:3.11-slim");
  await expect(split.diff).toContainText("/opt/venv");
  await split.choice(/site-packages/).check();
  await expect(split.diff).toContainText("/usr/local/lib/python3.11/site-packages");
  const { violations } = await new AxeBuilder({ page: app.page })
    .include("[role=dialog]")
    .analyze();
  expect(violations).toEqual([]);
  await split.applyButton.click();
  await expect(split.dialog).toBeHidden();
  await expect(app.stages).toHaveCount(2);
  await app.notices.getByRole("button", { name: "Undo" }).click();
  expect(await app.readText()).toBe(single);
});

test("what cannot be split says why", async ({ app }) => {
  const split = createSplitPage(app);
  await app.openWith(single.replace("3.11", "3.11-slim"));
  await split.open();
  await expect(split.dialog).toContainText("is small already");
  await expect(split.applyButton).toBeHidden();
});
