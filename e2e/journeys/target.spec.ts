import { nodeApp } from "../dockerfiles.ts";
import { expect, test } from "../fixtures.ts";

test("picking a target dims what it does not need and says why", async ({ app }) => {
  await app.openWith(nodeApp);
  await expect(app.targetPicker).toHaveAccessibleName("Target: runner");
  await app.pickTarget("tester");
  await expect(app.targetPicker).toHaveAccessibleName("Target: tester");
  await expect(app.stage("deps")).toHaveAccessibleName(/ built$/);
  await expect(app.stage("builder")).toHaveAccessibleName(/not built, .*tester/);
  await expect(app.stage("runner")).toHaveAccessibleName(/not built, /);
  await expect(app.page.getByText("2 built for tester").first()).toBeVisible();
});

test("a card makes its stage the target", async ({ app }) => {
  await app.openWith(nodeApp);
  await app.stage("builder").hover();
  await app.stage("builder").getByRole("button", { name: "Build builder" }).click();
  await expect(app.targetPicker).toHaveAccessibleName("Target: builder");
});
