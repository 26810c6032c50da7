import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { nodeModule, run } from "./run.mjs";

/** What Chromium needs wherever tests run: no phoning home, no windows, no GPU; and no sandbox as root, which has none. */
export const browserFlags = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  ...(isRoot() ? ["--no-sandbox"] : []),
];

/**
 * The path of a Chromium or Chrome that starts: CHROMIUM_PATH, else an installed one, else one that Playwright downloaded.
 * A CHROMIUM_PATH that does not start counts as no browser: it does not silently become another one.
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
  const chosen = chosenPath();
  if (chosen !== null) return starts(chosen) ? chosen : null;
  return candidates().find(starts) ?? (await playwrightBrowser());
}

/**
 * Finds a browser, or installs one where that is possible.
 * @returns {Promise<string | null>} null when there is none; a sentence has said what to do.
 */
export async function installBrowser() {
  const found = await findBrowser();
  if (found !== null) return found;
  const chosen = chosenPath();
  if (chosen !== null) {
    console.error(
      `CHROMIUM_PATH is “${chosen}”, and no browser starts there. Correct it, or leave it out to have one found.`,
    );
    return null;
  }
  for (const install of [installDebianPackage, installPlaywrightBrowser]) {
    await install();
    const installed = await findBrowser();
    if (installed !== null) return installed;
  }
  console.error(
    "No Chromium or Chrome was found, and none could be installed. Install Chromium or Google Chrome, or set CHROMIUM_PATH to one, and run the command again.",
  );
  return null;
}

function chosenPath() {
  return process.env["CHROMIUM_PATH"] || null;
}

function candidates() {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => {
      const folder = process.env[variable];
      return folder === undefined ? [] : [join(folder, "Google/Chrome/Application/chrome.exe")];
    }),
  ];
}

/** Asks for the version, because Ubuntu's `chromium` is a stub that only tells where to get one. */
function starts(/** @type {string} */ path) {
  if (!existsSync(path)) return false;
  // On Windows --version opens a window instead.
  if (process.platform === "win32") return true;
  try {
    execFileSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

async function playwrightBrowser() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return starts(path) ? path : null;
}

async function installDebianPackage() {
  if (!isRoot() || !existsSync("/usr/bin/apt-get")) return;
  console.log("Installing Chromium (apt-get install chromium)…");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run(["apt-get", "update", "-q"], { output: "inherit", env });
  const install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"];
  await run(install, { output: "inherit", env });
}

async function installPlaywrightBrowser() {
  console.log("Downloading Chromium (playwright install chromium)…");
  // With its system libraries only where that needs no password.
  const withLibraries = isRoot() && existsSync("/usr/bin/apt-get") ? ["--with-deps"] : [];
  const command = nodeModule("@playwright/test/cli.js", "install", ...withLibraries, "chromium");
  await run(command, { output: "inherit" });
}

function isRoot() {
  return process.getuid?.() === 0;
}
