import { ignoreFilePaths } from "@stagemap/dockerignore";
import type { Columns } from "./context-report.ts";
import type { ContextQuestion } from "./view-context.ts";

/** Sentences on the whole: which ignore file counts, and that lists show no symbolic links. */
export function contextNotes(question: ContextQuestion, { paths }: Columns): readonly string[] {
  const { dockerfilePath = "Dockerfile", dockerignore = null, files } = question;
  const notes: string[] = [];
  if (dockerfilePath !== null && files !== null) {
    const [own, shared] = ignoreFilePaths(dockerfilePath);
    const hasOwn = hasPath(paths, own);
    const hasShared = hasPath(paths, shared);
    if (hasOwn && hasShared) {
      notes.push(
        `“${own}” and “${shared}” are both there: for this Dockerfile only “${own}” counts, the two are never joined.`,
      );
    } else if (hasOwn) {
      notes.push(
        `“${own}” is this Dockerfile’s own ignore file and counts before any “${shared}”.`,
      );
    } else if (hasShared && dockerignore === null) {
      notes.push(
        `“${shared}” is among the files, but its text is not known here: paste it to see what it keeps out.`,
      );
    }
  }
  return notes;
}

/** Among sorted paths. */
function hasPath(paths: readonly string[], path: string): boolean {
  let [low, high] = [0, paths.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? "") < path) low = middle + 1;
    else high = middle;
  }
  return paths[low] === path;
}
