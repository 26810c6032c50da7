import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { projectFolder } from "./run.mjs";

/**
 * Imports a TypeScript file with all that it imports, bundled as plain JavaScript, because Node 20 cannot run TypeScript. Not
 * minified: a profile of it should be readable.
 * @param {string} file From the project's folder.
 * @returns {Promise<unknown>} The file's exports.
 */
export async function importTypeScript(file) {
  const outDir = join(projectFolder, "node_modules/.cache/stagemap", file.replace(/\W/g, "-"));
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: "warn",
    // What is compared with is loaded as its users load it: bundling makes dockerfile-ast slower.
    ssr: { noExternal: true, external: ["dockerfile-ast", "dockerfile-utils"] },
    build: {
      ssr: join(projectFolder, file),
      outDir,
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { entryFileNames: "bundle.mjs" } },
    },
  });
  return await import(pathToFileURL(join(outDir, "bundle.mjs")).href);
}
