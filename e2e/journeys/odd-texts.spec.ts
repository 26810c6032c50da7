import { largeDockerfile, nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";

test("an empty text teaches how to begin", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.editor.focus();
  await app.page.keyboard.press("ControlOrMeta+A");
  await app.page.keyboard.press("Delete");
  await expect(app.page.getByRole("button", { name: "Paste a Dockerfile" })).toBeVisible();
  await expect(app.stages).toHaveCount(0);
  await expect(app.shareButton).toBeDisabled();
  await app.page.keyboard.press("ControlOrMeta+Z");
  await expect(app.stages).toHaveCount(4);
});

test("a text without FROM says that there is no stage yet", async ({ app }) => {
  await app.openWith("# Just a note\nARG VERSION=1\n");
  await expect(app.page.getByText("No stage yet")).toBeVisible();
  expect(await app.readText()).toBe("# Just a note\nARG VERSION=1\n");
});

test("a binary blob is refused and the text stays", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "\u007FELF\u0002\u0001\u0001\0\0\0");
    const paste = { clipboardData: data, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent("paste", paste));
  });
  await expect(app.notices.filter({ hasText: "does not look like text" })).toBeVisible();
  expect(await app.readText()).toBe(nodeApp);
});

test("a megabyte of text opens, draws and can be edited", async ({ app }) => {
  const text = largeDockerfile(1_000_000);
  await app.openWith(text);
  await expect(app.stage("large")).toBeVisible();
  await app.goToLine(1);
  await app.page.keyboard.type("st");
  await expect(app.stage("largest")).toBeVisible();
});

test("an unknown instruction is a problem and a row, and its problem leads to it", async ({
  app,
}) => {
  await app.openWith(nodeApp.replace("RUN npm ci", "RUM npm ci"));
  await expect(app.stages).toHaveCount(4);
  await expect(app.row("deps", /RUM.*npm ci/)).toBeVisible();
  const problem = app.checks.getByRole("button", { name: /RUM/ });
  await problem.click();
  expect(await app.readLine()).toBe("RUM npm ci");
});
