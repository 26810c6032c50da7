import { chromium } from "@playwright/test";
import { browserFlags } from "../find-browser.mjs";
import { median } from "./median.mjs";

/**
 * @typedef {object} TypingRow
 * @property {string} name
 * @property {number} slowdown How many times slower the processor was made.
 * @property {readonly number[]} graphMs From the navigation to the first stage that can be seen.
 * @property {readonly number[]} editorMs To the editor that can be typed into.
 * @property {readonly number[]} paintMs From a key to the paint after it.
 * @property {number} longTasks Tasks of more than 50 ms while typing.
 */

/** @typedef {{ readonly name: string; readonly url: string }} Subject */

const VISITS = 5;
const KEYS = 80;
const SLOWDOWNS = [1, 4];
const HEAP_KEYS = 10_000;

/**
 * Opens each file in fresh profiles, at full speed and with the processor slowed down, and types into the middle of it.
 * @param {string} executablePath
 * @param {readonly Subject[]} subjects
 * @returns {Promise<readonly TypingRow[]>}
 */
export async function measureTyping(executablePath, subjects) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    /** @type {TypingRow[]} */
    const rows = [];
    for (const { name, url } of subjects) {
      for (const slowdown of SLOWDOWNS) {
        /** @type {Visit[]} */
        const visits = [];
        for (let visit = 0; visit < VISITS; visit++) {
          visits.push(await visitOnce(browser, { url, slowdown, isTyping: visit === VISITS - 1 }));
        }
        rows.push({
          name,
          slowdown,
          graphMs: visits.map(({ graphMs }) => graphMs),
          editorMs: visits.map(({ editorMs }) => editorMs),
          paintMs: visits.flatMap(({ paintMs }) => paintMs),
          longTasks: visits.at(-1)?.longTasks ?? 0,
        });
      }
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/**
 * What is on the heap before and after an hour's worth of typing, each after collecting what is no longer needed.
 * @param {string} executablePath
 * @param {string} url
 * @returns {Promise<{ readonly keys: number; readonly beforeMegabytes: number; readonly afterMegabytes: number }>}
 */
export async function measureHeap(executablePath, url) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const session = await page.context().newCDPSession(page);
    await page.goto(url);
    await goIntoText(page);
    // What typing loads for the first time is not what grows.
    await typeAlternately(page, 200);
    const beforeMegabytes = await heapOf(session);
    await typeAlternately(page, HEAP_KEYS);
    return { keys: HEAP_KEYS, beforeMegabytes, afterMegabytes: await heapOf(session) };
  } finally {
    await browser.close();
  }
}

/** @param {readonly TypingRow[]} rows */
export function printTyping(rows) {
  console.log(
    "\nin the browser               slowed   graph    editor   key to paint   95 of 100   tasks over 50 ms while typing",
  );
  for (const { name, slowdown, graphMs, editorMs, paintMs, longTasks } of rows) {
    console.log(
      [
        name.padEnd(28),
        `${slowdown}×`.padStart(6),
        ms(median(graphMs), 8),
        ms(median(editorMs), 9),
        ms(median(paintMs), 14, 1),
        ms(percentile(paintMs, 0.95), 11, 1),
        String(longTasks).padStart(6),
      ].join(" "),
    );
  }
}

/**
 * @param {readonly number[]} samples
 * @param {number} share
 */
export function percentile(samples, share) {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * @param {number} value
 * @param {number} width
 */
function ms(value, width, digits = 0) {
  return `${value.toFixed(digits)} ms`.padStart(width);
}

/** @typedef {{ graphMs: number; editorMs: number; paintMs: readonly number[]; longTasks: number }} Visit */

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {{ readonly url: string; readonly slowdown: number; readonly isTyping: boolean }} how
 * @returns {Promise<Visit>}
 */
async function visitOnce(browser, { url, slowdown, isTyping }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "commit" });
    const graphMs = await timeOf(page, "graph");
    const editorMs = await timeOf(page, "editor");
    if (!isTyping) return { graphMs, editorMs, paintMs: [], longTasks: 0 };
    await goIntoText(page);
    await page.keyboard.type(" warm up", { delay: 120 });
    await page.evaluate(forgetKeys);
    const before = await page.evaluate(longTaskCount);
    // As fast as people type who type fast.
    await page.keyboard.type(words(KEYS), { delay: 80 });
    await page.waitForTimeout(500);
    const after = await page.evaluate(longTaskCount);
    const paintMs = await page.evaluate(timesOfKeys);
    return { graphMs, editorMs, paintMs, longTasks: after - before };
  } finally {
    await context.close();
  }
}

/** @param {number} length */
function words(length) {
  return "apt-get install curl git && "
    .repeat(Math.ceil(length / 28))
    .slice(0, length)
    .replaceAll("&", "x");
}

/**
 * Puts the cursor at the end of the first RUN in the text.
 * @param {import("@playwright/test").Page} page
 */
async function goIntoText(page) {
  const editor = page.getByRole("textbox", { name: "Dockerfile" });
  await editor.and(page.locator("[aria-roledescription=editor]")).focus();
  // The checks and the commands come a little later than the editor.
  await page.waitForTimeout(2000);
  await page.keyboard.press("ControlOrMeta+F");
  await page.keyboard.type("RUN ");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {number} count
 */
async function typeAlternately(page, count) {
  for (let typed = 0; typed < count; typed += 20) {
    await page.keyboard.type("abcdefghij");
    for (let key = 0; key < 10; key++) await page.keyboard.press("Backspace");
  }
}

/** @param {import("@playwright/test").CDPSession} session */
async function heapOf(session) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1_000_000;
}

/**
 * What {@link watch} has seen; the three functions below run in the page.
 * @param {import("@playwright/test").Page} page
 * @param {"graph" | "editor"} what
 * @returns {Promise<number>}
 */
function timeOf(page, what) {
  return page.evaluate((asked) => Reflect.get(window, "timeOf")(asked), what);
}

/** @returns {number[]} */
function timesOfKeys() {
  return Reflect.get(window, "timesOfKeys");
}

function forgetKeys() {
  Reflect.get(window, "timesOfKeys").splice(0);
}

/** @returns {number} */
function longTaskCount() {
  return Reflect.get(window, "longTasks").count;
}

/** Runs in the page before anything else, and looks for itself: a look from outside comes late on a busy machine. */
function watch() {
  /** @type {Record<string, string>} */
  const places = { graph: "article", editor: "[aria-roledescription=editor]" };
  Reflect.set(
    window,
    "timeOf",
    (/** @type {string} */ what) =>
      new Promise((resolve) => {
        const look = () => {
          const element = document.querySelector(places[what] ?? "");
          const isVisible =
            what === "editor" ||
            element?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
          if (element !== null && isVisible) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  /** @type {number[]} */
  const times = [];
  Reflect.set(window, "timesOfKeys", times);
  addEventListener(
    "keydown",
    (event) => {
      requestAnimationFrame(() => {
        // A message comes after the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => times.push(performance.now() - event.timeStamp));
        port1.start();
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
  const longTasks = { count: 0 };
  Reflect.set(window, "longTasks", longTasks);
  new PerformanceObserver((list) => {
    longTasks.count += list.getEntries().length;
  }).observe({ entryTypes: ["longtask"] });
}
