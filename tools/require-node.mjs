// Plain enough for any Node that knows modules: an old one must get as far as the sentence below.
import { readFileSync } from "fs";

/** Ends the process with a plain sentence when this Node is older than package.json's "engines" asks for. */
export function requireNode() {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const minimum = manifest.engines.node.replace(">=", "");
  if (isOlder(process.versions.node, minimum)) {
    console.error(
      "Stagemap needs Node " +
        minimum +
        " or newer, and this is Node " +
        process.versions.node +
        ". Install a newer one from https://nodejs.org and run the command again.",
    );
    process.exit(1);
  }
}

/**
 * @param {string} version
 * @param {string} minimum "20.19": missing parts count as 0
 */
export function isOlder(version, minimum) {
  const have = version.split(".").map(Number);
  const need = minimum.split(".").map(Number);
  for (let part = 0; part < need.length; part++) {
    const difference = (have[part] || 0) - (need[part] || 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
