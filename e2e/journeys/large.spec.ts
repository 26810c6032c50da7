import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../tools/run.mjs";
import { expect, test } from "../fixtures.ts";

const file = join(projectFolder, "../shared/bench/talos.Dockerfile");

test("a real file of 263 stages draws and can be panned", async ({ app }) => {
  test.skip(!existsSync(file), "../shared/bench is not there");
  await app.openWith(readFileSync(file, "utf8"));
  await expect(app.page.getByText(/263 stages/).first()).toBeVisible();
  await expect(app.stages.first()).toBeVisible();

  const before = await app.stages.first().boundingBox();
  const graph = app.page.getByRole("region", { name: "Stage graph" });
  const box = await graph.boundingBox();
  if (before === null || box === null) throw new Error("nothing is drawn");
  await app.page.mouse.move(box.x + box.width / 2, box.y + 12);
  await app.page.mouse.wheel(0, 300);
  await expect.poll(async () => (await app.stages.first().boundingBox())?.y).not.toBe(before.y);
});
