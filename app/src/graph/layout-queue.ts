import { type GraphLayout, layoutGraph, type LayoutInput } from "@stagemap/layout";
import { createWorkerDoor } from "../workers/worker-door.ts";
import type { LayoutAnswer, LayoutRequest } from "./layout-worker.ts";

/** Lays out large graphs beside the main thread. */
export interface LayoutQueue {
  /** Only the newest request is answered; while one is at work, only the newest of the others waits. */
  request(input: LayoutInput, onDone: (layout: GraphLayout) => void): void;
  close(): void;
}

interface Request {
  readonly version: number;
  readonly input: LayoutInput;
  readonly onDone: (layout: GraphLayout) => void;
}

export function createLayoutQueue(): LayoutQueue {
  let newest = 0;
  let working: Request | null = null;
  let waiting: Request | null = null;

  const finish = (request: Request, layout: GraphLayout): void => {
    working = null;
    if (request.version === newest) request.onDone(layout);
    const next = waiting;
    waiting = null;
    if (next !== null) start(next);
  };

  /** Without workers (forbidden, or its file is gone) the page does the work itself. */
  const door = createWorkerDoor<LayoutRequest, LayoutAnswer>({
    create: () => new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" }),
    onReply({ version, layout }) {
      if (working?.version === version) finish(working, layout);
    },
    onDeath() {
      if (working !== null) finish(working, layoutGraph(working.input));
    },
  });

  const start = (request: Request): void => {
    working = request;
    const { version, input } = request;
    if (!door.post({ version, input })) finish(request, layoutGraph(input));
  };

  return {
    request(input, onDone) {
      newest += 1;
      const request = { version: newest, input, onDone };
      if (working === null) start(request);
      else waiting = request;
    },
    close() {
      newest += 1;
      working = null;
      waiting = null;
      door.close();
    },
  };
}
