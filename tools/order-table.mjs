import { requireNode } from "./require-node.mjs";

requireNode();
// Loaded only now and without a top-level await, so that an old Node gets as far as the sentence above.
void import("./import-typescript.mjs").then(async ({ importTypeScript }) => {
  const bundle = await importTypeScript("tools/order-table/main.ts");
  const { main } = /** @type {typeof import("./order-table/main.ts")} */ (bundle);
  // The builder that the tests prove moves with; no package exports it.
  const proof = await importTypeScript("packages/refactor/test/same-images.ts");
  const { compareImages } = /** @type {import("./order-table/examine.ts").Proof} */ (proof);
  const folder = process.env["INIT_CWD"] ?? process.cwd();
  process.exitCode = await main(process.argv.slice(2), folder, compareImages);
  return undefined;
});
