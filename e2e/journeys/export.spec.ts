import { AxeBuilder } from "@axe-core/playwright";
import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import { createShareDialog } from "../pages/share-dialog.ts";

/** Width and height in the head of a PNG (its first chunk, IHDR). */
function sizeOfPng(bytes: Buffer): readonly [number, number] {
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test("the graph is taken along as a picture, in the theme that the preview shows, and as text", async ({
  app,
}) => {
  await app.openWith(nodeApp);
  await expect(app.stages).toHaveCount(4);
  const dialog = createShareDialog(app.page);
  await dialog.open();
  await dialog.showFiles();
  await expect(dialog.preview).toHaveJSProperty("complete", true);
  const { violations } = await new AxeBuilder({ page: app.page })
    .include("[role=dialog]")
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await dialog.root.getByRole("switch", { name: "Dark" }).click();

  const svg = await dialog.download("SVG picture");
  const text = svg.bytes.toString("utf8");
  expect(svg.name).toBe("stages.svg");
  expect(text).toContain("#0f141b");
  const png = await dialog.download("PNG picture");
  const [width = 0, height = 0] =
    /width="(\d+)" height="(\d+)"/.exec(text)?.slice(1).map(Number) ?? [];
  // A picture that is no well-formed XML has no size.
  await expect(dialog.preview).toHaveJSProperty("naturalWidth", width);
  expect(sizeOfPng(png.bytes)).toEqual([2 * width, 2 * height]);

  await dialog.root.getByRole("button", { name: "Copy PNG picture" }).click();
  const copied = () =>
    app.page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
  await expect.poll(copied).toEqual(["image/png"]);
  expect(await dialog.copy("Copy Mermaid")).toMatch(/^flowchart TD\n/);
  const report = await dialog.download("Markdown report");
  expect([report.name, report.bytes.toString("utf8").startsWith("# Dockerfile\n")]).toEqual([
    "findings.md",
    true,
  ]);
});

test("a link is copied as Markdown and as a frame, and brings its panel along", async ({
  app,
  newProfile,
}) => {
  await app.openWith(nodeApp);
  await app.page.getByRole("tab", { name: /^Context/ }).click();
  const dialog = createShareDialog(app.page);
  await dialog.open();
  await expect(dialog.root.getByText(/^\d+ characters/)).toBeVisible();
  await dialog.root.getByRole("switch", { name: "Opens at Context" }).click();
  const markdown = await dialog.copy("Copy as Markdown");
  expect(markdown).toMatch(
    /^```mermaid\nflowchart TD\n[^`]*```\n\n\[Open in Stagemap\]\(http[^)]*\)\n$/,
  );
  expect(await dialog.copy("Copy embed code")).toMatch(
    /^<iframe src="[^"]*\?embed&amp;view=graph#s1\.[\w-]*"/,
  );
  const link = await dialog.link.inputValue();

  const other = await newProfile();
  await other.open(new URL(link).hash.slice(1));
  await expect(other.page.getByRole("tab", { name: /^Context/, selected: true })).toBeVisible();
});
