import { simulate } from "@stagemap/cache";
import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { projectDockerfile, projectIgnore, projectPaths } from "./project.ts";
import { timed } from "./timed.ts";

/** Milliseconds from a changed file to the report on 500 steps with a context of 100,000 files, another file each time. */
export function timeSimulation(): readonly number[] {
  const before = buildModel(parse(projectDockerfile()), { target: null });
  const files = projectPaths();
  const text = projectIgnore();
  const ignore = { before: text, after: text };
  let path = "";
  return timed(
    () => simulate({ before, files, ignore, changes: [{ path, kind: "content" }] }),
    (run) => (path = files[run * 37] ?? ""),
    80,
  );
}

/** Milliseconds to read an ignore file of 50 patterns and decide 100,000 paths. */
export function timeIgnore(): readonly number[] {
  const text = projectIgnore();
  const paths = projectPaths();
  return timed(
    () => createMatcher(parseIgnoreFile(text)).decideAll(paths),
    () => {},
    20,
  );
}
