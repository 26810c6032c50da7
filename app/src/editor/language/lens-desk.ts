import { loadLenses } from "@stagemap/analysis";
import type { LensQuestion, LensView } from "@stagemap/analysis";
import type { LensReply, LensRequest } from "./lens-worker.ts";

/** Works lenses out beside the main thread: the simulation behind them takes longer than the time between two letters. */
export interface LensDesk {
  /** Null for a question that a newer one has followed. */
  ask(question: LensQuestion): Promise<readonly LensView[] | null>;
}

interface Waiting {
  readonly version: number;
  readonly question: LensQuestion;
  readonly resolve: (lenses: readonly LensView[] | null) => void;
}

export function createLensDesk(): LensDesk {
  let worker: Worker | null = null;
  let hasFailed = false;
  let waiting: Waiting | null = null;
  let sent: LensQuestion["files"] = null;

  function finish(version: number, lenses: readonly LensView[]): void {
    if (waiting?.version !== version) return;
    const { resolve } = waiting;
    waiting = null;
    resolve(lenses);
  }

  /** Without workers (forbidden, or its file is gone) the page does the work itself. */
  async function answerHere({ version, question }: Waiting): Promise<void> {
    const { lensesOf } = await loadLenses();
    finish(version, lensesOf(question));
  }

  function fail(): void {
    hasFailed = true;
    worker?.terminate();
    worker = null;
    if (waiting !== null) void answerHere(waiting);
  }

  function open(): Worker | null {
    if (worker !== null || hasFailed) return worker;
    try {
      worker = new Worker(new URL("./lens-worker.ts", import.meta.url), { type: "module" });
    } catch {
      hasFailed = true;
      return null;
    }
    sent = null;
    worker.addEventListener("message", ({ data }: MessageEvent<LensReply>) =>
      finish(data.version, data.lenses),
    );
    worker.addEventListener("error", fail);
    return worker;
  }

  let newest = 0;
  return {
    ask: (question) =>
      new Promise((resolve) => {
        waiting?.resolve(null);
        newest++;
        waiting = { version: newest, question, resolve };
        const opened = open();
        if (opened === null) {
          void answerHere(waiting);
          return;
        }
        const { files, ...rest } = question;
        const request: LensRequest = {
          version: newest,
          question: rest,
          ...(files !== sent && { files }),
        };
        sent = files;
        opened.postMessage(request);
      }),
  };
}
