import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { browserFlags } from "../find-browser.mjs";

/** @typedef {{ readonly milliseconds: number; readonly scriptKilobytes: number }} Visit */

const visitCount = 7;

/**
 * Opens a page again and again in fresh profiles, with nothing cached, and waits until the first stage of the graph can
 * be seen.
 * @param {string} executablePath
 * @param {string} url
 * @returns {Promise<readonly Visit[]>}
 */
export async function measurePage(executablePath, url) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  /** @type {Visit[]} */
  const visits = [];
  try {
    for (let visit = 0; visit < visitCount; visit++) visits.push(await measureVisit(browser, url));
  } finally {
    await browser.close();
  }
  return visits;
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @returns {Promise<Visit>}
 */
async function measureVisit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchForStage);
    await page.goto(url, { waitUntil: "commit" });
    const milliseconds = await page.evaluate(
      () => /** @type {Promise<number>} */ (Reflect.get(window, "stageIsSeen")),
    );
    const scripts = await page.evaluate(scriptsBefore, milliseconds);
    const bodies = await Promise.all(scripts.map((script) => fetch(script).then((r) => r.text())));
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    return { milliseconds, scriptKilobytes: bytes / 1000 };
  } finally {
    await context.close();
  }
}

/**
 * Runs in the page before anything else: keeps a promise of the milliseconds since the navigation at which the first
 * stage can be seen. The page looks for itself, because a look from outside comes late on a busy machine.
 */
function watchForStage() {
  const isSeen = new Promise((resolve) => {
    const look = () => {
      const stage = document.querySelector("article");
      const isVisible =
        stage?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) === true;
      if (isVisible && stage.getBoundingClientRect().width > 0) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  Reflect.set(window, "stageIsSeen", isSeen);
}

/**
 * Runs in the page: the addresses of the scripts that were asked for by then, workers and preloads included.
 * @param {number} milliseconds
 */
function scriptsBefore(milliseconds) {
  return performance
    .getEntriesByType("resource")
    .filter((entry) => entry.startTime <= milliseconds)
    .map((entry) => entry.name)
    .filter((name) => /\.m?js($|\?)/.test(name));
}
