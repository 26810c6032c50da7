import { requireNode } from "./require-node.mjs";

requireNode();
// Loaded only now and without a top-level await, so that an old Node gets as far as the sentence above.
void import("./import-typescript.mjs").then(async ({ importTypeScript }) => {
  const bundle = await importTypeScript("tools/format-check/main.ts");
  const { main } = /** @type {typeof import("./format-check/main.ts")} */ (bundle);
  process.exitCode = main(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
  return undefined;
});
