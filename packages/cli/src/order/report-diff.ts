import { createTwoFilesPatch } from "diff";

/** A unified diff as `git apply` and `patch -p1` take it; "" when both are the same. */
export function diffReport(file: string, before: string, after: string): string {
  if (before === after) return "";
  const name = file === "-" ? "Dockerfile" : file.replace(/^\.?\/+/, "");
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, "", "", {
    context: 3,
  });
  // The library begins with a line of its own that names no file.
  return patch.replace(/^=+\r?\n/, "").replace(/^(---|\+\+\+) (.*?)\t$/gm, "$1 $2");
}
