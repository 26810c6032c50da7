import { defineConfig } from "@playwright/test";
import { browserFlags, findBrowser } from "./tools/find-browser.mjs";

const executablePath = await findBrowser();
if (executablePath === null) {
  throw new Error("No Chromium was found: run npm test, which installs one, or set CHROMIUM_PATH.");
}

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  // A machine that others load may stop for longer than anything waits; the summary counts such tests.
  retries: process.env["CI"] === undefined ? 0 : 1,
  reporter: "list",
  // A loaded machine takes its time; nothing waits longer than it has to.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    // The server below prints its address, and Playwright keeps the named part of it in this variable.
    baseURL: process.env["STAGEMAP_URL"] ?? "http://localhost:4173/",
    // Only the journeys without a network have the page kept; the others see every request.
    serviceWorkers: "block",
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: { executablePath, args: browserFlags },
    trace: "retain-on-failure",
  },
  webServer: {
    command: "node tools/start.mjs",
    wait: { stdout: /Stagemap is at (?<stagemap_url>\S+)/ },
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 2_000 },
  },
});
