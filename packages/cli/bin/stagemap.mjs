#!/usr/bin/env node
// The bundle is there once it is built; before that, Node's own words would not say what to do.
await import("../dist/stagemap.mjs").catch((error) => {
  if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write("stagemap: the command line is not built yet. Run: npm run build\n");
  process.exitCode = 2;
});
