import { loadContext } from "@stagemap/analysis";
import type { ContextQuestion, ContextReport } from "@stagemap/analysis";
import { createWorkerDoor } from "../workers/worker-door.ts";
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
  let sent: ContextQuestion["files"] = null;
  let paths: readonly string[] = [];
  const door = createWorkerDoor<ContextRequest, ContextAnswer>({
    create: () => new Worker(new URL("./context-worker.ts", import.meta.url), { type: "module" }),
    onReply({ version, report }) {
      waiting.get(version)?.(report);
      waiting.delete(version);
    },
    onDeath: giveUp,
  });

  function giveUp(): void {
    sent = null;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  }

  return {
    async ask(version: number, question: ContextQuestion): Promise<ContextReport> {
      const { files, ...others } = question;
      if (files !== sent) paths = files?.map(({ path }) => path) ?? [];
      const known = paths;
      const request: ContextRequest = {
        version,
        question: others,
        files: files === sent || files === null ? null : packed(files, known),
      };
      sent = files;
      if (!door.post(request)) return reportHere(question);
      const report = await new Promise<ContextAnswer["report"] | null>((resolve) => {
        waiting.set(version, resolve);
      });
      if (report === null) return reportHere(question);
      return { ...report, paths: report.paths ?? known };
    },
    close() {
      door.close();
      giveUp();
    },
  };
}
