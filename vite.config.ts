import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "app",
  base: "./",
  publicDir: "../public",
  plugins: [react()],
  resolve: {
    alias: { "d3-color": fileURLToPath(new URL("app/src/graph/no-colors.ts", import.meta.url)) },
  },
  build: { outDir: "../dist", emptyOutDir: true, target: "es2023", chunkSizeWarningLimit: 4500 },
  worker: { format: "es" },
});
