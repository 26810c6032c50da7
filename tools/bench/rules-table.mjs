import { median } from "./median.mjs";
import { readLargeSamples } from "./sample.mjs";

/**
 * @typedef {object} RulesRow
 * @property {string} name
 * @property {readonly number[]} rulesMs All rules on a fresh tree.
 * @property {SlowestRule} slowest
 * @property {number} oursMs Median from the text to the findings.
 * @property {number} dockerfileUtilsMs Median of dockerfile-utils, from the text to its findings.
 */

/** @typedef {{ readonly id: string; readonly milliseconds: readonly number[] }} SlowestRule */

/**
 * Measures the rules on large files, against dockerfile-utils in the same run, and prints a table.
 * @param {typeof import("./engine.ts")} engine
 * @returns {readonly RulesRow[]}
 */
export function measureRules(engine) {
  const rows = readLargeSamples().map(({ name, text }) => ({
    name,
    rulesMs: engine.timeRules(text),
    slowest: slowestRule(engine.timeEachRule(text)),
    oursMs: median(engine.timeTextToFindings(text)),
    dockerfileUtilsMs: median(engine.timeDockerfileUtils(text)),
  }));
  print(rows);
  return rows;
}

/**
 * @param {ReadonlyMap<string, readonly number[]>} rules
 * @returns {SlowestRule}
 */
function slowestRule(rules) {
  const sorted = [...rules].toSorted(([, a], [, b]) => median(b) - median(a));
  const [id = "none", times = []] = sorted[0] ?? [];
  return { id, milliseconds: times };
}

/** @param {readonly RulesRow[]} rows */
function print(rows) {
  console.log(
    "\nchecks               all rules   text to findings   dockerfile-utils   times faster   slowest rule",
  );
  for (const { name, rulesMs, slowest, oursMs, dockerfileUtilsMs } of rows) {
    console.log(
      [
        name.padEnd(19),
        inMilliseconds(median(rulesMs)).padStart(10),
        inMilliseconds(oursMs).padStart(18),
        inMilliseconds(dockerfileUtilsMs).padStart(18),
        (dockerfileUtilsMs / oursMs).toFixed(1).padStart(14),
        `  ${slowest.id}, ${inMilliseconds(median(slowest.milliseconds))}`,
      ].join(" "),
    );
  }
}

/** @param {number} value */
function inMilliseconds(value) {
  return `${value.toFixed(2)} ms`;
}
