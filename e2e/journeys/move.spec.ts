import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import { createStepMover } from "../pages/step-mover.ts";

const dist = "COPY --from=builder /app/dist ./dist\n";
const modules = "COPY --from=deps /app/node_modules ./node_modules\n";
/** With the two COPY lines of the last stage the other way round. */
const moved = nodeApp.replace(`${dist}${modules}`, `${modules}${dist}`);

for (const zoom of [0.5, 1, 2]) {
  test(`a row is dragged with the mouse at zoom ${zoom}, and one undo brings it back`, async ({
    app,
  }) => {
    const mover = createStepMover(app);
    await app.openWith(nodeApp);
    const row = app.row("runner", "/app/dist");
    await mover.zoomTo(zoom, row);
    await mover.holdBelow(row, app.row("runner", "/app/node_modules"));
    await expect(app.page.getByText(/^✓\s*Safe/)).toBeVisible();
    await mover.drop();
    await expect(row).toHaveAttribute("data-selected", "true");
    await expect(app.page.getByText(/moved below COPY .*\. Safe/)).toBeAttached();
    expect(await app.readText()).toBe(moved);
    await app.page.keyboard.press("ControlOrMeta+Z");
    expect(await app.readText()).toBe(nodeApp);
  });
}

test("a drop that would break the build is refused with its reason, and Escape gives a row back", async ({
  app,
}) => {
  const mover = createStepMover(app);
  await app.openWith(nodeApp);
  const row = app.row("deps", "npm ci");
  await mover.holdAbove(row, app.row("deps", "package*.json"));
  const reason =
    /“RUN npm ci” \(line 4\) reads .*, which “COPY package\*\.json \.\/” \(line 3\) writes/;
  await expect(app.page.getByText(reason)).toBeVisible();
  await mover.drop();
  await expect(app.notices.filter({ hasText: reason })).toBeVisible();
  const other = app.row("runner", "/app/dist");
  await mover.holdBelow(other, app.row("runner", "/app/node_modules"));
  await expect(app.page.getByText(/^✓\s*Safe/)).toBeVisible();
  await app.page.keyboard.press("Escape");
  await expect(app.page.getByText(/^✓\s*Safe/)).toBeHidden();
  await mover.drop();
  expect(await app.readText()).toBe(nodeApp);
});

test("a closed card opens when a row rests over it, and takes the row", async ({ app }) => {
  const mover = createStepMover(app);
  await app.openWith("FROM alpine:3.20 AS one\nRUN a\n\nFROM one AS two\nWORKDIR /app\nRUN b\n");
  await app.stage("one").getByRole("button", { name: "Steps of one" }).click();
  await expect(app.row("one", "a")).toBeHidden();
  await mover.holdBelow(app.row("two", "/app"), app.row("two", "b"));
  await mover.holdOver(app.stage("one"));
  await mover.holdOver(app.row("one", "a"));
  await expect(app.page.getByText(/^[✓!✕]\s*(?:Safe|Risky|Breaks)/)).toBeVisible();
  await app.page.keyboard.press("Escape");
  await mover.drop();
});

test("what a step needs is offered to come along", async ({ app }) => {
  const mover = createStepMover(app);
  await app.openWith("FROM alpine:3.20 AS one\nRUN touch /a\nWORKDIR /app\nCOPY a b\n");
  await mover.holdAbove(app.row("one", "a b"), app.row("one", "touch /a"));
  await mover.drop();
  await app.page.getByRole("button", { name: "Bring “WORKDIR /app” along" }).click();
  await expect
    .poll(() => app.readText())
    .toBe("FROM alpine:3.20 AS one\nWORKDIR /app\nCOPY a b\nRUN touch /a\n");
});

test("a row is moved by keyboard, and what happened is said", async ({ app }) => {
  await app.openWith(nodeApp);
  const row = app.row("runner", "/app/dist");
  await row.click();
  await app.page.keyboard.press("Alt+ArrowDown");
  await expect(
    app.page.getByRole("status").filter({ hasText: /moved below COPY .*\. Safe/ }),
  ).toBeAttached();
  await expect(row).toBeFocused();
  await app.page.keyboard.press("Alt+ArrowUp");
  await app.page.keyboard.press("Alt+ArrowUp");
  await expect(
    app.notices.filter({ hasText: "depends on the working directory that “WORKDIR /app”" }),
  ).toBeVisible();
  await expect(row).toBeFocused();
  expect(await app.readText()).toBe(nodeApp);
});

test("the menu of a step shows a change before it makes it", async ({ app }) => {
  await app.openWith("FROM debian:13 AS one\nRUN a\nRUN b\n");
  const row = app.row("one", "RUN a");
  await row.click();
  await app.page.keyboard.press("Shift+F10");
  await app.page.getByRole("menuitem", { name: /^Join this RUN with the next one/ }).click();
  const dialog = app.page.getByRole("dialog");
  await expect(dialog.getByText("&& b")).toBeVisible();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog).toBeHidden();
  expect(await app.readText()).toBe("FROM debian:13 AS one\nRUN a \\\n    && b\n");
});

test("a finger that rests on a row's handle drags it", async ({ newProfile }) => {
  const app = await newProfile({ hasTouch: true });
  await app.openWith(nodeApp);
  const row = app.row("runner", "/app/dist");
  await createStepMover(app).dragWithFinger(row, app.row("runner", "/app/node_modules"));
  await expect(row).toHaveAttribute("data-selected", "true");
  expect(await app.readText()).toBe(moved);
});
