import { loadContext } from "@stagemap/analysis";
import type { ContextQuestion, ContextReport } from "@stagemap/analysis";
import { speakUp } from "../workers/speak-up.ts";

/** What goes to the worker. Files are many and stay the same while the texts are typed: null for those it has already. */
export interface ContextRequest {
  readonly version: number;
  readonly question: Omit<ContextQuestion, "files">;
  readonly files: PackedFiles | null;
}

/** Two values cross to the worker many times faster than as many objects as there are files. */
export interface PackedFiles {
  /** Separated by NUL, which no path has. */
  readonly paths: string;
  /** NaN for those that are not known. */
  readonly sizes: Float64Array;
}

/** What comes back. The paths are left out when they are those of the files as they were given. */
export interface ContextAnswer {
  readonly version: number;
  readonly report: Omit<ContextReport, "paths"> & {
    readonly paths: ContextReport["paths"] | null;
  };
}

const loading = loadContext();
let files: ContextQuestion["files"] = null;

speakUp(self);
self.addEventListener("message", (event: MessageEvent<ContextRequest>) => {
  const { version, question, files: given } = event.data;
  if (given !== null) files = unpacked(given);
  void answer(version, { ...question, files });
});

function unpacked({ paths, sizes }: PackedFiles): ContextQuestion["files"] {
  return paths.split("\0").map((path, index) => {
    const size = sizes[index] ?? Number.NaN;
    return { path, size: Number.isNaN(size) ? null : size };
  });
}

async function answer(version: number, question: ContextQuestion): Promise<void> {
  const report = (await loading).report(question);
  const arePathsKnown =
    report.paths.length === question.files?.length &&
    question.files.every(({ path }, index) => path === report.paths[index]);
  const message: ContextAnswer = {
    version,
    report: { ...report, paths: arePathsKnown ? null : report.paths },
  };
  self.postMessage(message);
}
