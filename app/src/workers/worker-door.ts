/** The way to a worker that may die, or never come. */
export interface WorkerDoor<Request> {
  /** False when there is no worker: the page then does the work itself. */
  post(request: Request): boolean;
  /** Ends the worker, whatever it is at; the next request opens another. */
  close(): void;
}

interface WorkerDoorOptions<Reply> {
  /** Throws where workers are forbidden. */
  create(): Worker;
  onReply(reply: Reply): void;
  /** The worker died, and with it all that it was at and what it remembered. */
  onDeath(): void;
}

/** A worker that dies may have been unlucky once; one that dies again does so for a reason. */
const MOST_DEATHS = 2;

/** Opens the worker at the first request. After a death the next request opens it anew, once; from then on there is none. */
export function createWorkerDoor<Request, Reply>({
  create,
  onReply,
  onDeath,
}: WorkerDoorOptions<Reply>): WorkerDoor<Request> {
  let worker: Worker | null = null;
  let deaths = 0;

  function open(): Worker | null {
    if (worker !== null || deaths >= MOST_DEATHS) return worker;
    let opened: Worker;
    try {
      opened = create();
    } catch {
      deaths = MOST_DEATHS;
      return null;
    }
    opened.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
      if (worker === opened) onReply(data);
    });
    opened.addEventListener("error", () => {
      opened.terminate();
      if (worker !== opened) return;
      worker = null;
      deaths += 1;
      onDeath();
    });
    worker = opened;
    return worker;
  }

  return {
    post(request) {
      const opened = open();
      opened?.postMessage(request);
      return opened !== null;
    },
    close() {
      worker?.terminate();
      worker = null;
    },
  };
}
