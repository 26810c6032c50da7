import { nodeApp, twoStages } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";

test("a shared link shows someone else the same picture", async ({ app, newProfile }) => {
  await app.openWith(nodeApp);
  await app.pickTarget("tester");
  await expect(app.page.getByText("2 built for tester").first()).toBeVisible();
  const fragment = await app.share();
  const other = await newProfile();
  await other.open(fragment);
  await expect(other.stages).toHaveCount(4);
  expect(await other.describePicture()).toEqual(await app.describePicture());
  expect(await other.readText()).toBe(nodeApp);
});

test("the link that the first version wrote still opens", async ({ app }) => {
  await app.open(
    "s1.7aecK6tWSlGyUnIL8vdVSM_PScxLtzLUMzJWcAxWSCrNzEmJyQsK9VNIz4fwFHTzFfQTCwoU9GLyYvLAmoqTixJLkjNi8pz9AyIVdHXTivJzbSGKwSpBREyeko5SiZKVElhcqRYA",
  );
  await expect(app.stages).toHaveCount(2);
  await expect(app.targetPicker).toHaveAccessibleName("Target: build");
});

test("opening a link over a draft keeps the draft recoverable", async ({ app, newProfile }) => {
  const sender = await newProfile();
  await sender.openWith(twoStages);
  const fragment = await sender.share();

  await app.openWith(nodeApp);
  await app.page.goto(`./#${fragment}`);
  await expect(app.stages).toHaveCount(2);
  await app.page.getByRole("button", { name: "Restore my draft" }).click();
  await expect(app.stages).toHaveCount(4);
  expect(await app.readText()).toBe(nodeApp);
});

test("a draft survives a link that opens in a fresh tab", async ({ app, newProfile }) => {
  const sender = await newProfile();
  await sender.openWith(twoStages);
  const fragment = await sender.share();

  await app.openWith(nodeApp);
  await app.page.goto("about:blank");
  await app.open(fragment);
  await expect(app.stages).toHaveCount(2);
  await app.page.getByRole("button", { name: "Restore my draft" }).click();
  expect(await app.readText()).toBe(nodeApp);
});

for (const { what, fragment, says } of [
  { what: "damaged", fragment: "s1.7aecK6tWSlGyUnIL8vdVSM", says: "damaged" },
  { what: "newer", fragment: "s9.AAAAAAAA", says: "newer version" },
  { what: "foreign", fragment: "section-2", says: "not something that Stagemap shared" },
]) {
  test(`a ${what} link says what is wrong and leaves the draft alone`, async ({ app }) => {
    await app.openWith(nodeApp);
    await app.page.goto("about:blank");
    await app.open(fragment);
    await expect(app.notices.filter({ hasText: says })).toBeVisible();
    await expect(app.stages).toHaveCount(4);
    expect(await app.readText()).toBe(nodeApp);
  });
}
