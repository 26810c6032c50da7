import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { installBrowser } from "../find-browser.mjs";
import { importTypeScript } from "../import-typescript.mjs";
import { installDependencies } from "../install.mjs";
import { projectFolder } from "../run.mjs";
import { servePreview } from "../serve.mjs";
import { measureDrag } from "./drag.mjs";
import { measureEngine } from "./engine-table.mjs";
import { measurePage } from "./page.mjs";
import { median } from "./median.mjs";
import { measureRules } from "./rules-table.mjs";
import { readManyStages, readSample, readSmallToLarge } from "./sample.mjs";
import { measureHeap, measureTyping, percentile, printTyping } from "./typing.mjs";

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {"ms" | "kB" | "fps" | "MB"} unit
 * @property {number} median
 * @property {number} aim At most this much; at least, for frames a second.
 * @property {readonly number[]} samples
 */

/** Measures what the project promises about speed, prints it as a table and keeps it in bench-results. */
export async function bench() {
  if (!(await installDependencies())) {
    process.exitCode = 1;
    return;
  }
  const sample = readSample();
  console.log(`${sample.name}: ${sample.text.length.toLocaleString("en")} characters`);
  const bundle = await importTypeScript("tools/bench/engine.ts");
  const engine = /** @type {typeof import("./engine.ts")} */ (bundle);
  const figures = [
    ...(await engineFigures(engine, sample.text)),
    ...(await pageFigures(engine, sample.text)),
  ];
  const onLargeFiles = await measureEngine(engine);
  const rules = measureRules(engine);
  const all = [...figures, ...ruleFigures(rules)];
  print(all);
  keep({ sample: sample.name, figures: all, engine: onLargeFiles, rules });
}

/**
 * @param {typeof import("./engine.ts")} engine
 * @param {string} text
 * @returns {Promise<readonly Figure[]>}
 */
async function engineFigures(engine, text) {
  const context = await engine.timeContext();
  return [
    figure("parse and model", "ms", 2, engine.timeParseAndModel(text)),
    figure("keystroke to updated graph data", "ms", 8, await engine.timeKeystrokes(text)),
    figure("a change among 100,000 files, 500 steps", "ms", 50, engine.timeSimulation()),
    figure("100,000 paths, 50 ignore patterns", "ms", 200, engine.timeIgnore()),
    figure("report on 100,000 files, first", "ms", 1000, context.first),
    figure("report on 100,000 files, next", "ms", 400, context.again),
    figure("all gaps of a step, 40 steps", "ms", 50, await engine.timeGaps()),
  ];
}

/**
 * The first of the large files is the one that the aim for all rules speaks of.
 * @param {readonly import("./rules-table.mjs").RulesRow[]} rows
 * @returns {readonly Figure[]}
 */
function ruleFigures(rows) {
  const slowest = rows.toSorted(
    (a, b) => median(b.slowest.milliseconds) - median(a.slowest.milliseconds),
  )[0];
  if (rows[0] === undefined || slowest === undefined) return [];
  const { name } = rows[0];
  const rule = `slowest rule: ${slowest.slowest.id}, ${slowest.name}`;
  return [
    figure(`all rules, ${name}`, "ms", 6, rows[0].rulesMs),
    figure(rule, "ms", 2, slowest.slowest.milliseconds),
  ];
}

/**
 * @param {typeof import("./engine.ts")} engine
 * @param {string} text
 * @returns {Promise<readonly Figure[]>}
 */
async function pageFigures(engine, text) {
  const browser = await installBrowser();
  if (browser === null) {
    process.exitCode = 1;
    return [];
  }
  const fragment = await engine.encodeState({ dockerfile: text, target: null });
  const server = await servePreview(4180);
  try {
    const visits = await measurePage(browser, `${server.url}#${fragment}`);
    const drag = await dragFigure(engine, { browser, url: server.url });
    const typing = await typingFigures(engine, { browser, url: server.url });
    return [
      figure(
        "JavaScript before the graph shows, gzip",
        "kB",
        200,
        visits.map((visit) => visit.scriptKilobytes),
      ),
      figure(
        "navigation to visible graph",
        "ms",
        1000,
        visits.map((visit) => visit.milliseconds),
      ),
      drag,
      ...typing,
    ];
  } finally {
    await server.close();
  }
}

/**
 * In the file with the most stages.
 * @param {typeof import("./engine.ts")} engine
 * @param {{ readonly browser: string; readonly url: string }} where
 */
async function dragFigure(engine, { browser, url }) {
  const { text } = readManyStages();
  const fragment = await engine.encodeState({ dockerfile: text, target: null });
  const stage = engine.largestStage(text);
  const rates = await measureDrag(browser, { url: `${url}#${fragment}`, stage });
  return figure("drag frame rate, most stages", "fps", 50, rates);
}

/**
 * Typing into a small file, the sample and the longest, at full speed and slowed down; the aims speak of the sample.
 * @param {typeof import("./engine.ts")} engine
 * @param {{ readonly browser: string; readonly url: string }} where
 * @returns {Promise<readonly Figure[]>}
 */
async function typingFigures(engine, { browser, url }) {
  const subjects = await Promise.all(
    readSmallToLarge().map(async ({ name, text }) => ({
      name,
      url: `${url}#${await engine.encodeState({ dockerfile: text, target: null })}`,
    })),
  );
  const rows = await measureTyping(browser, subjects);
  printTyping(rows);
  const sample = subjects[1];
  if (sample === undefined) return [];
  const heap = await measureHeap(browser, sample.url);
  const { keys, beforeMegabytes, afterMegabytes } = heap;
  console.log(
    `\nheap: ${beforeMegabytes.toFixed(1)} MB, after ${keys} keystrokes ${afterMegabytes.toFixed(1)} MB`,
  );
  const [swift, slow] = rows.filter(({ name }) => name === sample.name);
  return [
    figure("key to paint, 95 of 100", "ms", 16, [percentile(swift?.paintMs ?? [], 0.95)]),
    figure("key to paint, 95 of 100, slowed 4×", "ms", 50, [percentile(slow?.paintMs ?? [], 0.95)]),
    figure("editor ready, slowed 4×", "ms", 10_000, slow?.editorMs ?? []),
    figure("heap growth, 10,000 keystrokes", "MB", 10, [afterMegabytes - beforeMegabytes]),
  ];
}

/**
 * @param {string} name
 * @param {Figure["unit"]} unit
 * @param {number} aim
 * @param {readonly number[]} samples
 * @returns {Figure}
 */
function figure(name, unit, aim, samples) {
  return { name, unit, aim, samples, median: median(samples) };
}

/** @param {readonly Figure[]} figures */
function print(figures) {
  console.log("\nmedian of several runs                        measured        aim    ratio");
  for (const { name, unit, median: middle, aim, samples } of figures) {
    const measured = `${middle.toFixed(middle < 100 ? 2 : 0)} ${unit}`.padStart(12);
    const ratio = (middle / aim).toFixed(2).padStart(8);
    const isMet = unit === "fps" ? middle >= aim : middle <= aim;
    const verdict = isMet ? "" : unit === "fps" ? "  under the aim" : "  over the aim";
    console.log(
      `${name.padEnd(40)} ${measured} ${`${aim} ${unit}`.padStart(10)} ${ratio}${verdict}  (${samples.length} runs)`,
    );
  }
}

/** @param {Readonly<Record<string, unknown>>} results */
function keep(results) {
  const folder = join(projectFolder, "bench-results");
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = join(folder, `${at.replaceAll(/[:.]/g, "-")}.json`);
  const machine = { node: process.version, processor: cpus()[0]?.model, cores: cpus().length };
  writeFileSync(file, `${JSON.stringify({ at, machine, ...results }, null, 2)}\n`);
  console.log(`\nKept in ${file}`);
}
