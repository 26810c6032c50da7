import { join } from "node:path";
import { requireNode } from "./require-node.mjs";

requireNode();
// Loaded only now and without a top-level await, so that an old Node gets as far as the sentence above.
void import("./import-typescript.mjs").then(async ({ importTypeScript }) => {
  const bundle = await importTypeScript("tools/docs/main.ts");
  const { writePages } = /** @type {typeof import("./docs/main.ts")} */ (bundle);
  const folder = join(import.meta.dirname, "../docs/checks");
  console.log(`docs/checks has ${writePages(folder)} pages`);
  return undefined;
});
