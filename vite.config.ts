import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { contentSecurityPolicy } from "./tools/content-security-policy.ts";
import { offline } from "./tools/offline.ts";

export default defineConfig({
  root: "app",
  base: "./",
  publicDir: "../public",
  plugins: [react(), contentSecurityPolicy(), VitePWA(offline)],
  resolve: {
    alias: [
      { find: "d3-color", replacement: join(import.meta.dirname, "app/src/graph/no-colors.ts") },
      // What it stands in for is a part of React by now.
      { find: /^use-sync-external-store\/shim$/, replacement: "react" },
    ],
  },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2023",
    chunkSizeWarningLimit: 4500,
    // Every browser with this target preloads modules by itself.
    modulePreload: { polyfill: false },
    // All that the first picture needs in one file: apart, what it has in common with later parts would make two dozen small
    // ones, which compress worse.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } },
    },
  },
  worker: { format: "es" },
});
