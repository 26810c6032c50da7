import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installBrowser } from "./find-browser.mjs";
import { installDependencies } from "./install.mjs";
import { nodeModule, projectFolder, run } from "./run.mjs";

/** @typedef {{ readonly passed: number; readonly failed: number; readonly skipped: number; readonly flaky?: number }} Counts */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {readonly string[]} command
 * @property {Readonly<Record<string, string>>} [env]
 * @property {() => Counts} [count] Reads the counts of a stage that runs tests; throws when it left none.
 * @property {RegExp} [shows] Lines of the output that are shown when all went well.
 */

const typeCheck = "typescript/lib/tsc.js";
/** @type {readonly Stage[]} */
const fastStages = [
  {
    name: "types of the app, tests and tools",
    command: nodeModule(typeCheck, "--noEmit", "-p", "tsconfig.json"),
  },
  {
    name: "types of the packages",
    command: nodeModule(typeCheck, "--noEmit", "-p", "tsconfig.packages.json"),
  },
  { name: "lint", command: nodeModule("oxlint/bin/oxlint", "--deny-warnings") },
  { name: "unused code", command: nodeModule("knip/bin/knip.js") },
  { name: "format", command: nodeModule("oxfmt/bin/oxfmt", "--check", ".") },
];
/** @type {Stage} */
const buildStage = {
  name: "production build",
  command: nodeModule("vite/bin/vite.js", "build", "--logLevel", "warn"),
};
/** @type {Stage} */
const startSizeStage = {
  name: "size of the start",
  command: [process.execPath, join(projectFolder, "tools/start-size.mjs")],
  shows: /^JavaScript before the graph.*$/gm,
};
/** @type {Stage} */
const commandLineStage = {
  name: "build of the command line",
  command: [...buildStage.command, "--config", "vite.cli.config.ts"],
};

/** A folder of real Dockerfiles beside the project, where there is one. */
const corpus = join(projectFolder, "../shared/corpus");
/** @type {Stage} */
const harmStage = {
  name: "fixes of real Dockerfiles",
  command: [process.execPath, join(projectFolder, "tools/harm.mjs"), corpus],
  shows: /^.*, harm \d+$/gm,
};

/**
 * Installs what is missing and runs every check, one line a stage; the output of a stage is shown when it fails. The last
 * line is `N passed, N failed`: tests, and each stage that failed without a failing test as one. Sets the exit code.
 * @param {{ readonly isFast: boolean }} options Fast leaves out the build and what needs it.
 */
export async function check({ isFast }) {
  const reports = mkdtempSync(join(tmpdir(), "stagemap-test-"));
  let passed = 0;
  let failed = 0;
  const add = (/** @type {Counts} */ counts) => {
    passed += counts.passed;
    failed += counts.failed;
    return counts.failed === 0;
  };
  try {
    if (await installDependencies()) {
      for (const stage of [...fastStages, unitStage(reports)]) add(await runStage(stage));
      if (!isFast && existsSync(join(corpus, "files"))) add(await runStage(harmStage));
      if (!isFast) add(await runStage(commandLineStage));
      if (!isFast && add(await runStage(buildStage))) {
        add(await runStage(startSizeStage));
        const browser = await installBrowser();
        add(browser === null ? oneFailure : await runStage(endToEndStage(reports, browser)));
      }
    } else {
      add(oneFailure);
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

/** @type {Counts} */
const oneFailure = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {string} reports
 * @returns {Stage}
 */
function unitStage(reports) {
  const file = join(reports, "unit.json");
  return {
    name: "unit tests",
    command: nodeModule(
      "vitest/vitest.mjs",
      "run",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ),
    count() {
      const report = JSON.parse(readFileSync(file, "utf8"));
      return {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
      };
    },
  };
}

/**
 * @param {string} reports
 * @param {string} browser
 * @returns {Stage}
 */
function endToEndStage(reports, browser) {
  const file = join(reports, "e2e.json");
  return {
    name: "end-to-end tests",
    command: nodeModule("@playwright/test/cli.js", "test", "--reporter=list,json"),
    env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    count() {
      const { stats } = JSON.parse(readFileSync(file, "utf8"));
      return {
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
        flaky: stats.flaky,
      };
    },
  };
}

/**
 * @param {Stage} stage
 * @returns {Promise<Counts>}
 */
async function runStage({ name, command, env, count, shows }) {
  process.stdout.write(`${name} … `);
  const startedAt = performance.now();
  const { ok, output } = await run(command, { output: "capture", ...(env && { env }) });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const counts = countsOf(count);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  const flaky = counts.flaky ? `, ${counts.flaky} only at the second try` : "";
  const tests = count
    ? ` (${counts.passed} passed, ${counts.failed} failed${skipped}${flaky})`
    : "";
  console.log(`${ok ? "ok" : "FAILED"} ${seconds} s${tests}`);
  for (const [line] of ok && shows ? output.matchAll(shows) : []) console.log(`  ${line}`);
  if (ok) return counts;
  console.log(output);
  return counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/**
 * @param {Stage["count"]} count
 * @returns {Counts}
 */
function countsOf(count) {
  try {
    if (count) return count();
  } catch {
    // A test runner that broke leaves no report; the stage then counts as one failure.
  }
  return { passed: 0, failed: 0, skipped: 0 };
}
