import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("a phone shows one pane at a time, and nothing scrolls sideways", async ({
  app,
  newProfile,
}) => {
  const sender = await newProfile({ viewport: { width: 1440, height: 900 } });
  await sender.openWith(nodeApp);
  await app.page.goto(`./#${await sender.share()}`);
  await expect(app.stage("runner")).toBeVisible();

  const tabs = app.page.getByRole("tablist", { name: "Parts of the page" }).getByRole("tab");
  await expect(tabs).toHaveCount(3);
  for (const tab of await tabs.all()) {
    await tab.click();
    const overflow = await app.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBe(0);
  }
});
