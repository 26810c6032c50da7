import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts", "app/test/**/*.test.ts", "tools/test/**/*.test.ts"],
    environment: "node",
    // Nothing here changes anything global, so that test files may share what they import: loading it anew takes as long as the tests.
    isolate: false,
    maxWorkers: "100%",
    // Property tests take a second or two, and many times that on a busy machine.
    testTimeout: 60_000,
  },
});
