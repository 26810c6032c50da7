import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";
import { projectFolder } from "./run.mjs";

/** JavaScript that a first visit loads before the graph is there, compressed. More makes everybody wait who follows a link. */
const MOST_KILOBYTES = 200;

/**
 * The scripts that a built page cannot start without: those that its HTML names, and what they import at once.
 * @param {string} folder
 * @returns {ReadonlyMap<string, number>} Bytes by path, compressed.
 */
function startScripts(folder) {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const named = [...html.matchAll(/<(?:script|link)[^>]*?(?:src|href)="([^"]+\.js)"/g)];
  const paths = named.map(([, path = ""]) => posix.normalize(path));
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const path of paths) {
    if (sizes.has(path)) continue;
    const source = readFileSync(join(folder, path), "utf8");
    sizes.set(path, gzipSync(source).length);
    for (const [, imported = ""] of source.matchAll(/\b(?:from|import)\s*"(\.[^"]+\.js)"/g)) {
      paths.push(posix.join(posix.dirname(path), imported));
    }
  }
  return sizes;
}

const sizes = startScripts(join(projectFolder, "dist"));
const kilobytes = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
const figure = `JavaScript before the graph: ${kilobytes.toFixed(1)} kB compressed of at most ${MOST_KILOBYTES}`;
console.log(figure);
if (kilobytes > MOST_KILOBYTES) {
  for (const [path, bytes] of sizes) console.log(`  ${path} ${(bytes / 1000).toFixed(1)} kB`);
  console.log("Load what is not needed for the first picture later: import() where it is used.");
  process.exitCode = 1;
}
