import type { FileList } from "./view-context.ts";
import { orderFiles } from "./context-files.ts";

/** Reads a plain list of paths. */
export function readFileList(text: string): FileList {
  const files = text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((path) => ({ path, size: null }));
  return {
    files: orderFiles(files).paths.map((path) => ({ path, size: null })),
    format: "paths",
    notes: [],
    problem: null,
  };
}
