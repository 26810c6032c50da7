import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { projectFolder } from "../run.mjs";

/**
 * The engine as plain JavaScript, because Node 20 cannot run TypeScript; not minified, as a profile of it should be
 * readable.
 * @returns {Promise<typeof import("./engine.ts")>}
 */
export async function bundleEngine() {
  const outDir = join(projectFolder, "node_modules/.cache/stagemap-bench");
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: join(projectFolder, "tools/bench/engine.ts"),
      outDir,
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { entryFileNames: "engine.mjs" } },
    },
  });
  return await import(pathToFileURL(join(outDir, "engine.mjs")).href);
}
