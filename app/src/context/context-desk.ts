import { loadContext } from "@stagemap/analysis";
import type { ContextQuestion, ContextReport } from "@stagemap/analysis";
import type { ContextAnswer, ContextRequest, PackedFiles } from "./context-worker.ts";

/** Answers questions about the build context, large ones beside the main thread. */
export interface ContextDesk {
  /** Only the newest question is answered: the promises of the others stay open for ever. */
  ask(question: ContextQuestion): Promise<ContextReport>;
  close(): void;
}

/** Up to this many files a report takes less than the time between two pictures. */
const mostAtOnce = 2000;

export function createContextDesk(): ContextDesk {
  let newest = 0;
  let clerk: ReturnType<typeof openClerk> | null = null;

  return {
    async ask(question) {
      const version = ++newest;
      const isLarge = (question.files?.length ?? 0) > mostAtOnce;
      clerk = isLarge ? (clerk ?? openClerk()) : clerk;
      const report = await (isLarge && clerk !== null
        ? clerk.ask(version, question)
        : reportHere(question));
      return version === newest ? report : new Promise<never>(() => {});
    },
    close() {
      newest++;
      clerk?.close();
      clerk = null;
    },
  };
}

async function reportHere(question: ContextQuestion): Promise<ContextReport> {
  return (await loadContext()).report(question);
}

function packed(
  files: NonNullable<ContextQuestion["files"]>,
  paths: readonly string[],
): PackedFiles {
  return {
    paths: paths.join("\0"),
    sizes: Float64Array.from(files, ({ size }) => size ?? Number.NaN),
  };
}

/** A worker with the files that it has been given. Without workers the page does the work itself. */
function openClerk() {
  const waiting = new Map<number, (answer: ContextAnswer["report"] | null) => void>();
  let worker: Worker | null = null;
  let sent: ContextQuestion["files"] = null;
  let paths: readonly string[] = [];

  function fail(): void {
    worker?.terminate();
    worker = null;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  }

  try {
    worker = new Worker(new URL("./context-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("error", fail);
    worker.addEventListener("message", (event: MessageEvent<ContextAnswer>) => {
      const { version, report } = event.data;
      waiting.get(version)?.(report);
      waiting.delete(version);
    });
  } catch {
    worker = null;
  }

  return {
    async ask(version: number, question: ContextQuestion): Promise<ContextReport> {
      if (worker === null) return reportHere(question);
      const { files, ...others } = question;
      if (files !== sent) paths = files?.map(({ path }) => path) ?? [];
      const known = paths;
      const request: ContextRequest = {
        version,
        question: others,
        files: files === sent || files === null ? null : packed(files, known),
      };
      sent = files;
      const opened = worker;
      const report = await new Promise<ContextAnswer["report"] | null>((resolve) => {
        waiting.set(version, resolve);
        opened.postMessage(request);
      });
      if (report === null) return reportHere(question);
      return { ...report, paths: report.paths ?? known };
    },
    close: fail,
  };
}
