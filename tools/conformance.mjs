import { requireNode } from "./require-node.mjs";

requireNode();
// Loaded only now and without a top-level await, so that an old Node gets as far as the sentence above.
void import("./import-typescript.mjs")
  .then(({ importTypeScript }) => importTypeScript("tools/conformance/main.ts"))
  .then(({ main }) => {
    process.exitCode = main(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
  });
