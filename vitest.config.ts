import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts", "app/test/**/*.test.ts", "tools/test/**/*.test.ts"],
    environment: "node",
    // Property tests take a second or two, and many times that on a busy machine.
    testTimeout: 60_000,
  },
});
