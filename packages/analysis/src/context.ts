import type { AnalysisInput } from "./view.ts";
import type {
  ContextQuestion,
  ContextReport,
  FileList,
  WrittenIgnoreFile,
} from "./view-context.ts";

/** What becomes of the files around a Dockerfile. Nothing that the picture needs, so it comes by itself: {@link loadContext}. */
export interface Context {
  /** What is sent, ignored, copied and shipped, and what should not be. Never throws, whatever the text. */
  report(question: ContextQuestion): ContextReport;
  /** An ignore file for what the Dockerfile builds. It leaves out nothing that a COPY, ADD or mount names. */
  writeIgnoreFile(input: AnalysisInput): WrittenIgnoreFile;
  /** Reads what `git ls-files`, `find`, `ls -l`, `du -a` and their like print, or a plain list of paths. Never throws. */
  readFileList(text: string): FileList;
}

/** Loads what answers questions on the build context, once somebody asks. */
export async function loadContext(): Promise<Context> {
  return (await import("./context-answers.ts")).createContextAnswers();
}
