import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "app",
  base: "./",
  publicDir: "../public",
  plugins: [react()],
  resolve: {
    alias: { "d3-color": join(import.meta.dirname, "app/src/graph/no-colors.ts") },
  },
  build: { outDir: "../dist", emptyOutDir: true, target: "es2023", chunkSizeWarningLimit: 4500 },
  worker: { format: "es" },
});
