import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installDependencies } from "./install.mjs";
import { projectFolder } from "./run.mjs";

/** Everything that the production build is made of. */
const buildInputs = [
  ".dockerignore",
  "Dockerfile",
  "app",
  "packages",
  "public",
  "package.json",
  "package-lock.json",
  "tsconfig.base.json",
  "tools/content-security-policy.ts",
  "tools/offline.ts",
  "tsconfig.json",
  "vite.config.ts",
];

/**
 * Installs and builds what is missing, then serves the production build until the process ends. Where that is not
 * possible, says why and sets the exit code.
 */
export async function serve() {
  if (!(await isServing())) process.exitCode = 1;
}

async function isServing() {
  const { values } = parseArgs({ options: { port: { type: "string", default: "4173" } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port needs a number from 0 to 65535, not “${values.port}”.`);
    return false;
  }
  if (!(await installDependencies())) return false;
  const { url } = await servePreview(port);
  console.log(`Stagemap is at ${url} (Ctrl+C stops it)`);
  return true;
}

/**
 * Serves the production build, built first where it is missing or older than its sources.
 * @param {number} port A busy one gives the next free one.
 */
export async function servePreview(port) {
  const { build, preview } = await import("vite");
  const configFile = join(projectFolder, "vite.config.ts");
  if (isBuildStale()) {
    console.log("Building…");
    await build({ configFile, logLevel: "warn" });
  }
  const server = await preview({ configFile, preview: { port, strictPort: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("the preview server has no address");
  return { url, close: () => server.close() };
}

function isBuildStale() {
  const built = join(projectFolder, "dist/index.html");
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return buildInputs.some((input) => newestChange(join(projectFolder, input)) > builtAt);
}

/**
 * @param {string} path
 * @returns {number} Milliseconds; 0 when there is nothing at the path.
 */
function newestChange(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  // A folder's own time tells of files that were removed.
  const inside = readdirSync(path)
    .filter((name) => name !== "node_modules")
    .map((name) => newestChange(join(path, name)));
  return Math.max(entry.mtimeMs, ...inside);
}
