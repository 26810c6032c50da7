import type { VitePWAOptions } from "vite-plugin-pwa";

/** The editor is the largest file by far; it has to be there without a network too. */
const LARGEST_FILE = 8_000_000;

/**
 * Keeps every file of the build in the browser from the first visit on, and lets the page be installed. A newer version is fetched
 * as a whole beside the one that runs, and takes over with a reload that the user asks for: never a mix of two.
 */
export const offline: Partial<VitePWAOptions> = {
  registerType: "prompt",
  // The page registers it itself, once the graph is on the screen.
  injectRegister: false,
  workbox: {
    globPatterns: ["**/*.{js,css,html,svg,png,woff2,ttf}"],
    maximumFileSizeToCacheInBytes: LARGEST_FILE,
    cleanupOutdatedCaches: true,
    navigateFallback: "index.html",
    // What stands behind "?" is for the page alone: every address of it is the same file.
    ignoreURLParametersMatching: [/./],
  },
  manifest: {
    id: "./",
    name: "Stagemap",
    short_name: "Stagemap",
    description: "See a Dockerfile's stages as a graph, with checks and fixes.",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#ffffff",
    categories: ["developer", "education"],
    icons: [
      { src: "favicon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  },
};
