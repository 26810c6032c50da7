import type { Route } from "@playwright/test";
import { nodeApp, twoStages } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import { standIn } from "../foreign-hosts.ts";

const origin = "https://raw.githubusercontent.com";
const file = `${origin}/owner/project/main/Dockerfile`;

test.use({ foreignOrigins: [origin] });

/** What every one of the hosts sends along with a file that is for everyone. */
const open = { "access-control-allow-origin": "*", "content-type": "text/plain; charset=utf-8" };

test("a link opens a project's Dockerfile, and nobody is asked before the click", async ({
  app,
}) => {
  const asked = await standIn(app.page, (route) => route.fulfill({ headers: open, body: nodeApp }));
  await app.openWith(twoStages);
  await app.page.goto(
    `./#url=${encodeURIComponent("https://github.com/owner/project/blob/main/Dockerfile?token=abc#L3")}`,
  );
  const dialog = app.page.getByRole("dialog", { name: "Open a Dockerfile by its address" });
  await expect(dialog).toContainText(file);
  await expect(dialog).toContainText("Nothing that you wrote is sent");
  expect(asked).toEqual([]);

  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(app.stages).toHaveCount(4);
  await expect(dialog).toBeHidden();
  expect(asked.map(({ url }) => url)).toEqual([file]);
  expect(asked[0]?.headers).not.toHaveProperty("referer");
  expect(asked[0]?.headers).not.toHaveProperty("cookie");
  expect(await app.readText()).toBe(nodeApp);

  await app.page.reload();
  await expect(app.stages).toHaveCount(4);
  await expect(dialog).toBeHidden();
  expect(asked).toHaveLength(1);
});

test("an address that is pasted into an empty text is offered to be opened", async ({ app }) => {
  await standIn(app.page, (route) => route.fulfill({ headers: open, body: twoStages }));
  await app.openWith(nodeApp);
  await app.editor.focus();
  await app.page.keyboard.press("ControlOrMeta+A");
  await app.page.keyboard.press("Delete");
  await expect(app.stages).toHaveCount(0);
  await app.page.evaluate((text) => navigator.clipboard.writeText(text), file);
  await app.page.keyboard.press("ControlOrMeta+V");
  const dialog = app.page.getByRole("dialog", { name: "Open a Dockerfile by its address" });
  await expect(dialog.getByRole("textbox", { name: "Address" })).toHaveValue(file);
  await dialog.getByRole("textbox", { name: "Address" }).press("Enter");
  await expect(app.stages).toHaveCount(2);
});

test("what does not come says why, and the text stays", async ({ app }) => {
  let answer = refuse;
  const asked = await standIn(app.page, (route) => answer(route));
  await app.openWith(twoStages);
  await app.page.goto(`./#url=${encodeURIComponent(file)}`);
  const dialog = app.page.getByRole("dialog", { name: "Open a Dockerfile by its address" });
  const status = dialog.getByRole("status");
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(status).toContainText("could not be reached");

  const again = dialog.getByRole("button", { name: "Try again" });
  for (const { fulfilled, says } of [
    {
      fulfilled: { status: 404, headers: open, body: "404: Not Found" },
      says: "no such file (404)",
    },
    {
      fulfilled: { status: 403, headers: open, body: "" },
      says: "does not give this file to everyone",
    },
    {
      fulfilled: { headers: open, body: "<!DOCTYPE html><title>Sign in</title>" },
      says: "a web page",
    },
    { fulfilled: { headers: open, body: "x".repeat(3_000_000) }, says: "larger than 2 MB" },
    { fulfilled: { headers: open, body: "FROM a\u0000\u0001\u0002" }, says: "not a text" },
    { fulfilled: { headers: open, body: "\n" }, says: "The file is empty" },
  ]) {
    answer = (route) => route.fulfill(fulfilled);
    await again.click();
    await expect(status).toContainText(says);
    await expect(status).toContainText("Your text is unchanged.");
  }
  const before = asked.length;
  await dialog
    .getByRole("textbox", { name: "Address" })
    .fill(`${origin}@example.com/owner/project/main/Dockerfile`);
  await expect(status).toContainText("user name or a port");
  await expect(dialog.getByRole("button", { name: "Open", exact: true })).toBeDisabled();
  expect(asked).toHaveLength(before);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  expect(await app.readText()).toBe(twoStages);
});

function refuse(route: Route): Promise<void> {
  return route.abort("connectionfailed");
}
