import { existsSync, readFileSync } from "node:fs";
import { projectFolder, run } from "./run.mjs";

/** @typedef {{ readonly version?: string; readonly optional?: boolean; readonly devOptional?: boolean }} LockEntry */

/**
 * Runs `npm ci` when what is installed is not what package-lock.json asks for.
 * @returns {Promise<boolean>} false when npm failed; it has said why.
 */
export async function installDependencies() {
  if (isInstalled(readLock("package-lock.json"), readLock("node_modules/.package-lock.json"))) {
    return true;
  }
  console.log("Installing the dependencies (npm ci)…");
  return (await run([...npm(), "ci", "--no-audit", "--no-fund"], { output: "inherit" })).ok;
}

/**
 * Compares contents, not times: a checkout touches files without changing them. Optional packages of other platforms are
 * in the lock file and rightly not installed.
 * @param {ReadonlyMap<string, LockEntry> | null} wanted
 * @param {ReadonlyMap<string, LockEntry> | null} installed
 */
export function isInstalled(wanted, installed) {
  if (wanted === null || installed === null) return false;
  return [...wanted].every(([path, entry]) => {
    if (!path.includes("node_modules/")) return true;
    const found = installed.get(path);
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version;
  });
}

/**
 * @param {string} path
 * @returns {Map<string, LockEntry> | null}
 */
function readLock(path) {
  const file = `${projectFolder}/${path}`;
  if (!existsSync(file)) return null;
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, "utf8")).packages));
  } catch {
    return null;
  }
}

/** The npm that started this script, else the one on the path. */
function npm() {
  const script = process.env["npm_execpath"];
  if (script?.endsWith(".js")) return [process.execPath, script];
  return process.platform === "win32" ? ["cmd", "/c", "npm"] : ["npm"];
}
