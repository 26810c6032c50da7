import { loadContext } from "@stagemap/analysis";
import type { ContextQuestion, ContextReport } from "@stagemap/analysis";

/** What goes to the worker. Files are long and stay the same while the texts are typed: null for those it has already. */
export interface ContextRequest {
  readonly version: number;
  readonly question: Omit<ContextQuestion, "files">;
  readonly files: ContextQuestion["files"];
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

self.addEventListener("message", (event: MessageEvent<ContextRequest>) => {
  const { version, question, files: given } = event.data;
  files = given ?? files;
  void answer(version, { ...question, files });
});

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
