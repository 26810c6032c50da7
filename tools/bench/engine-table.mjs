import { gzipSync } from "node:zlib";
import { build } from "vite";
import { projectFolder } from "../run.mjs";
import { median } from "./median.mjs";
import { readLargeSamples } from "./sample.mjs";

/**
 * What BuildKit's own Go code takes for parsing and instructions of buildkit.Dockerfile, recorded once on another machine of
 * the same size (best of many runs). It stands beside our figures for orientation.
 */
const BUILDKIT_NATIVE_MS = 1.14;

/**
 * @typedef {object} EngineRow
 * @property {string} name
 * @property {number} kilobytes
 * @property {number} oursMs Median of parse and model.
 * @property {number} parseMs Median of our parse alone, which is what dockerfile-ast's does.
 * @property {number} dockerfileAstMs Median of dockerfile-ast's parse.
 * @property {number} formatMs Median of laying the text out, with the proof that it means the same.
 * @property {number} editMs Median of parse and model after a one-character edit.
 */

/**
 * Measures the engine on large files against dockerfile-ast in the same run and prints a table.
 * @param {typeof import("./engine.ts")} engine
 * @returns {Promise<{ readonly rows: readonly EngineRow[]; readonly engineKilobytes: number }>}
 */
export async function measureEngine(engine) {
  const rows = readLargeSamples().map(({ name, text }) => ({
    name,
    kilobytes: text.length / 1024,
    oursMs: median(engine.timeParseAndModel(text)),
    parseMs: median(engine.timeParse(text)),
    dockerfileAstMs: median(engine.timeDockerfileAst(text)),
    editMs: median(engine.timeModelEdits(text)),
    formatMs: median(engine.timeFormat(text)),
  }));
  print(rows);
  const engineKilobytes = await engineSize();
  console.log(
    `\nparser and model, minified and gzipped: ${engineKilobytes.toFixed(1)} kB (aim: at most 30 kB)`,
  );
  return { rows, engineKilobytes };
}

/** @param {readonly EngineRow[]} rows */
function print(rows) {
  console.log(
    "\nparse + model            size   ours  µs/kB   dockerfile-ast  µs/kB   times faster   parse alone   after an edit   formatting",
  );
  for (const { name, kilobytes, oursMs, parseMs, dockerfileAstMs, editMs, formatMs } of rows) {
    console.log(
      [
        name.padEnd(20),
        `${kilobytes.toFixed(1)} kB`.padStart(8),
        `${oursMs.toFixed(2)} ms`.padStart(8),
        perKilobyte(oursMs, kilobytes),
        `${dockerfileAstMs.toFixed(2)} ms`.padStart(16),
        perKilobyte(dockerfileAstMs, kilobytes),
        (dockerfileAstMs / oursMs).toFixed(1).padStart(14),
        (dockerfileAstMs / parseMs).toFixed(1).padStart(13),
        `${editMs.toFixed(2)} ms`.padStart(15),
        `${formatMs.toFixed(2)} ms`.padStart(12),
      ].join(" "),
    );
  }
  const buildkit = rows.find(({ name }) => name === "buildkit");
  if (buildkit === undefined) return;
  const share = (buildkit.oursMs / BUILDKIT_NATIVE_MS).toFixed(2);
  console.log(
    `BuildKit's native Go, parse + instructions of buildkit.Dockerfile: ${BUILDKIT_NATIVE_MS} ms (recorded elsewhere); ours takes ${share} of it`,
  );
}

/**
 * @param {number} milliseconds
 * @param {number} kilobytes
 */
function perKilobyte(milliseconds, kilobytes) {
  return ((milliseconds * 1000) / kilobytes).toFixed(1).padStart(6);
}

/** Parser and model as a page would load them, in kB after gzip. */
async function engineSize() {
  const result = await build({
    configFile: false,
    root: projectFolder,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2023",
      lib: { entry: `${projectFolder}/packages/model/src/index.ts`, formats: ["es"] },
      // Left to itself, the build of a library keeps spaces and line ends, which that of a page does not.
      rolldownOptions: { output: { minify: true } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const code = outputs
    .flatMap((each) => ("output" in each ? each.output : []))
    .map((chunk) => (chunk.type === "chunk" ? chunk.code : ""))
    .join("");
  return gzipSync(code).length / 1000;
}
