import { loadLenses } from "@stagemap/analysis";
import type { LensQuestion, LensView } from "@stagemap/analysis";
import { createWorkerDoor } from "../../workers/worker-door.ts";
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
  let waiting: Waiting | null = null;
  let sent: LensQuestion["files"] = null;
  const door = createWorkerDoor<LensRequest, LensReply>({
    create: () => new Worker(new URL("./lens-worker.ts", import.meta.url), { type: "module" }),
    onReply: ({ version, lenses }) => finish(version, lenses),
    onDeath() {
      sent = null;
      if (waiting !== null) void answerHere(waiting);
    },
  });

  function finish(version: number, lenses: readonly LensView[] | null): void {
    if (waiting?.version !== version) return;
    const { resolve } = waiting;
    waiting = null;
    resolve(lenses);
  }

  /** Without workers (forbidden, or its file is gone) the page does the work itself; what fails here too has no lenses. */
  async function answerHere({ version, question }: Waiting): Promise<void> {
    const lenses = await loadLenses().then(
      ({ lensesOf }) => lensesOf(question),
      () => null,
    );
    finish(version, lenses);
  }

  let newest = 0;
  return {
    ask: (question) =>
      new Promise((resolve) => {
        waiting?.resolve(null);
        newest++;
        waiting = { version: newest, question, resolve };
        const { files, ...rest } = question;
        const request: LensRequest = {
          version: newest,
          question: rest,
          ...(files !== sent && { files }),
        };
        sent = files;
        if (!door.post(request)) void answerHere(waiting);
      }),
  };
}
