import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test as base } from "../fixtures.ts";
import { startStaticServer } from "../static-server.ts";

const text = "FROM alpine AS build\nRUN touch /a\n\nFROM alpine AS web\nCOPY --from=build /a /a\n";

/** A page of somebody else's that shows in a frame what its address names, and keeps what the frame says. */
const hostPage = `<!doctype html><title>Docs</title><link rel="icon" href="data:,"><body><script>
window.said = [];
addEventListener("message", ({ data, origin }) => window.said.push({ ...data, from: origin }));
const frame = document.createElement("iframe");
frame.width = 900;
frame.height = 500;
frame.src = decodeURIComponent(location.hash.slice(1));
document.body.append(frame);
</script>`;

const test = base.extend<{ readonly host: string }>({
  // Playwright reads the names of fixtures from the pattern, so this one is empty and not left out.
  // oxlint-disable-next-line no-empty-pattern
  host: async ({}, provide) => {
    const folder = mkdtempSync(join(tmpdir(), "stagemap-host-"));
    writeFileSync(join(folder, "index.html"), hostPage);
    const server = await startStaticServer(folder);
    await provide(new URL(server.address).origin);
    await server.close();
    rmSync(folder, { recursive: true });
  },
  foreignOrigins: async ({ host }, provide) => {
    await provide([host]);
  },
});

async function openHost(page: Page, host: string, address: string): Promise<void> {
  await page.goto(`${host}/#${encodeURIComponent(address)}`);
}

async function tell(page: Page, message: object): Promise<void> {
  await page.evaluate((data) => window.frames[0]?.postMessage(data, "*"), message);
}

/** Until the frame has heard what it was told: messages come in the order in which they were sent. */
async function hearAll(page: Page): Promise<void> {
  await page.frames()[1]?.evaluate(
    () =>
      new Promise<void>((done) => {
        window.addEventListener("message", ({ data }) => {
          if (data === "last") done();
        });
        window.postMessage("last", "*");
      }),
  );
}

function said(page: Page): Promise<unknown> {
  return page.evaluate(() => Reflect.get(window, "said") as unknown);
}

test("the page around sets and reads the text, and hears what the user changes", async ({
  page,
  host,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? "").origin;
  await openHost(page, host, `${origin}/?embed&view=both&edit&origin=${host}`);
  const frame = page.frameLocator("iframe");
  await expect
    .poll(() => said(page))
    .toContainEqual({ stagemap: 1, type: "ready", version: 1, from: origin });
  await tell(page, { stagemap: 1, type: "set-text", text, id: 1 });
  await expect(
    frame.getByRole("group", { name: /^Stage web/ }).or(frame.getByText("web").first()),
  ).toBeVisible();
  await tell(page, { stagemap: 1, type: "set-target", target: "build", id: 2 });
  await expect
    .poll(() => said(page))
    .toContainEqual(expect.objectContaining({ type: "text", id: 2, text, target: "build" }));
  await frame.getByRole("textbox").first().focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("# mine\n");
  await expect
    .poll(() => said(page))
    .toContainEqual(expect.objectContaining({ type: "changed", text: `# mine\n${text}` }));
  await expect(frame.getByRole("link", { name: "Open in Stagemap" })).toHaveAttribute(
    "href",
    /#s1\./,
  );
});

test("a page that is not named in the address is neither heard nor told", async ({
  page,
  host,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? "").origin;
  await openHost(page, host, `${origin}/?embed&view=text&origin=https://other.example`);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("link", { name: "Open in Stagemap" })).toBeVisible();
  await tell(page, { stagemap: 1, type: "set-text", text: "FROM never\n" });
  await tell(page, { stagemap: 1, type: "get-text" });
  await hearAll(page);
  await expect(frame.getByText("never")).toBeHidden();
  expect(await said(page)).toEqual([]);
});
