import { requireNode } from "./require-node.mjs";

requireNode();
// Loaded only now and without a top-level await, so that an old Node gets as far as the sentence above.
void import("./import-typescript.mjs").then(async ({ importTypeScript }) => {
  const bundle = await importTypeScript("tools/action-table/main.ts");
  const { main } = /** @type {typeof import("./action-table/main.ts")} */ (bundle);
  const folder = process.env["INIT_CWD"] ?? process.cwd();
  process.exitCode = await main(process.argv.slice(2), folder);
  return undefined;
});
