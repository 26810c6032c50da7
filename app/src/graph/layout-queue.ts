import { type GraphLayout, layoutGraph, type LayoutInput } from "@stagemap/layout";
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
  let worker: Worker | null = null;
  let hasFailed = false;
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
  const fail = (): void => {
    hasFailed = true;
    worker?.terminate();
    worker = null;
    if (working !== null) finish(working, layoutGraph(working.input));
  };

  const open = (): Worker | null => {
    if (worker !== null || hasFailed) return worker;
    try {
      worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
    } catch {
      hasFailed = true;
      return null;
    }
    worker.addEventListener("message", (event: MessageEvent<LayoutAnswer>) => {
      if (working?.version === event.data.version) finish(working, event.data.layout);
    });
    worker.addEventListener("error", fail);
    return worker;
  };

  const start = (request: Request): void => {
    working = request;
    const opened = open();
    if (opened === null) {
      finish(request, layoutGraph(request.input));
      return;
    }
    const message: LayoutRequest = { version: request.version, input: request.input };
    opened.postMessage(message);
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
      worker?.terminate();
      worker = null;
    },
  };
}
