import { AxeBuilder } from "@axe-core/playwright";
import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";
import type { AppPage } from "../pages/app-page.ts";

const panels = ["Checks", "Cache", "Size", "Context", "Learn", "Arguments"];

/** The dialogs that need nothing selected, by the command that opens each. */
const dialogs = [
  "Share as link",
  "Export picture",
  "Compare with",
  "Open an address",
  "Split into build",
  "Find the best order",
  "Fix all safe",
  "Write a lesson",
  "Browse checks",
  "Pick the target",
  "nothing is called that",
];

/** axe finds nothing at all, and nothing can be scrolled sideways. */
async function faultsIn({ page }: AppPage, place: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${place}: ${id}: ${html}`)),
    ...(over > 0 ? [`${place}: ${over} px too wide`] : []),
  ];
}

async function tour(app: AppPage): Promise<readonly string[]> {
  const { page } = app;
  const faults: string[] = [];
  for (const panel of panels) {
    await page.getByRole("tab", { name: new RegExp(`^${panel}`) }).click();
    await expect(page.locator("#side-panel > :nth-child(2)")).toBeVisible();
    faults.push(...(await faultsIn(app, panel)));
  }
  for (const name of dialogs) {
    await page.keyboard.press("ControlOrMeta+K");
    const search = page.getByPlaceholder("Search commands");
    await search.fill(name);
    await page.keyboard.press("Enter");
    if (!name.startsWith("nothing")) await expect(search).toBeHidden();
    await expect(page.getByRole("dialog")).toBeVisible();
    faults.push(...(await faultsIn(app, name)));
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  return faults;
}

test.describe("on a desktop in light colours", () => {
  test("axe finds nothing in any side panel and in the dialogs of commands", async ({ app }) => {
    test.slow();
    await app.openWith(nodeApp);
    await app.goToLine(1);
    expect(await tour(app)).toEqual([]);
  });
});

test.describe("on a phone in dark colours", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: "dark" });

  test("axe finds nothing in any side panel and in the dialogs of commands, and nothing scrolls sideways", async ({
    app,
  }) => {
    test.slow();
    const { page } = app;
    await page.goto("./");
    await expect(app.stages).toHaveCount(4);
    const parts = page.getByRole("tablist", { name: "Parts of the page" }).getByRole("tab");
    const faults: string[] = [];
    for (const part of await parts.all()) {
      await part.click();
      faults.push(...(await faultsIn(app, await part.innerText())));
    }
    expect([...faults, ...(await tour(app))]).toEqual([]);
    // As wide as a desktop's page at 400 %.
    await page.setViewportSize({ width: 320, height: 640 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBe(0);
  });
});
