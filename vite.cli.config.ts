import { defineConfig } from "vite";

/** The command line, with all that it imports in a few files that Node runs. */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: "packages/cli/src/main.ts",
    outDir: "packages/cli/dist",
    emptyOutDir: true,
    target: "node20",
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      output: { entryFileNames: "stagemap.mjs", chunkFileNames: "[name]-[hash].mjs" },
    },
  },
});
