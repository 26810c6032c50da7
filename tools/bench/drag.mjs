import { chromium } from "@playwright/test";
import { browserFlags } from "../find-browser.mjs";

/** Frames a second of each of several drags. */
const DRAGS = 5;
const MOVES_A_DRAG = 90;

/**
 * Drags a row of a stage up and down, over other cards and to the pane's edge, where the canvas moves along, and counts the
 * frames that the page draws meanwhile.
 * @param {string} executablePath
 * @param {{ readonly url: string; readonly stage: string }} where
 * @returns {Promise<readonly number[]>} Frames a second.
 */
export async function measureDrag(executablePath, { url, stage }) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(url);
    const grip = await findGrip(page, stage);
    /** @type {number[]} */
    const rates = [];
    for (let drag = 0; drag < DRAGS; drag++) rates.push(await measureOne(page, grip));
    return rates;
  } finally {
    await browser.close();
  }
}

/**
 * Brings the stage into sight by the graph's search; answers where its first row is grabbed.
 * @param {import("@playwright/test").Page} page
 * @param {string} stage
 */
async function findGrip(page, stage) {
  await page.locator("body > div[inert]").waitFor({ state: "attached" });
  const graph = page.getByRole("region", { name: "Stage graph" });
  await graph.getByRole("button", { name: /^Search/ }).click();
  await page.keyboard.type(stage);
  const row = page
    .getByRole("article", { name: `Stage ${stage},` })
    .getByRole("listitem")
    .first();
  // The first key may come before the hits.
  for (let tries = 0; tries < 20 && !(await row.isVisible()); tries++) {
    await page.keyboard.press("Enter");
    await page.waitForTimeout(400);
  }
  await row.hover();
  await page.keyboard.press("Escape");
  const box = await row.boundingBox();
  if (box === null) throw new Error(`The stage "${stage}" cannot be seen.`);
  return { x: box.x + 5, y: box.y + box.height / 2 };
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {{ readonly x: number; readonly y: number }} grip
 */
async function measureOne(page, grip) {
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 10, grip.y + 10);
  await page.locator("body > div[inert] > button").waitFor({ state: "attached" });
  await page.evaluate(countFrames);
  for (let move = 0; move < MOVES_A_DRAG; move++) {
    const turn = (2 * Math.PI * move) / MOVES_A_DRAG;
    await page.mouse.move(
      grip.x + 60 + 220 * Math.sin(turn),
      grip.y + 130 * (1 - Math.cos(turn)) + 20 * Math.sin(9 * turn),
    );
  }
  const rate = await page.evaluate(() =>
    /** @type {() => number} */ (Reflect.get(window, "stopFrames"))(),
  );
  await page.keyboard.press("Escape");
  await page.mouse.up();
  return rate;
}

/** Runs in the page: counts frames until it is stopped, which answers how many there were a second. */
function countFrames() {
  const start = performance.now();
  let count = 0;
  let isStopped = false;
  const next = () => {
    count++;
    if (!isStopped) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  Reflect.set(window, "stopFrames", () => {
    isStopped = true;
    return (1000 * count) / (performance.now() - start);
  });
}
