import { loadContext } from "@stagemap/analysis";
import { projectDockerfile, projectIgnore, projectPaths } from "./project.ts";
import { timed } from "./timed.ts";

/**
 * Milliseconds of the report on what becomes of 100,000 files: of the first one on a list, and while the .dockerignore is typed,
 * when the list and the Dockerfile are known. The app has it made in a worker.
 */
export async function timeContext(): Promise<{
  readonly first: readonly number[];
  readonly again: readonly number[];
}> {
  const context = await loadContext();
  const dockerfile = projectDockerfile();
  const ignore = projectIgnore();
  const paths = projectPaths();
  const listed = () => paths.map((path) => ({ path, size: 100 }));
  let files = listed();
  let dockerignore = ignore;
  const report = (): unknown => context.report({ dockerfile, target: null, dockerignore, files });
  const first = timed(report, () => (files = listed()), 8);
  const again = timed(report, (run) => (dockerignore = `${ignore}\n*.tmp${run}`), 16);
  return { first, again };
}
