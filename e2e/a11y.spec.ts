import { AxeBuilder } from "@axe-core/playwright";
import { nodeApp } from "./dockerfiles.ts";
import { expect, test } from "./fixtures.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious on the page with a picture and problems", async ({ app }) => {
      await app.openWith(nodeApp.replace("RUN npm test", "RUM npm test"));
      await expect(app.problems.getByRole("button", { name: /RUM/ })).toBeVisible();
      await app.goToLine(1);
      const { violations } = await new AxeBuilder({ page: app.page }).analyze();
      const serious = violations.filter(
        ({ impact }) => impact === "serious" || impact === "critical",
      );
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`),
      ).toEqual([]);
    });
  });
}
