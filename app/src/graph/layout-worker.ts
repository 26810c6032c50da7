import { type GraphLayout, layoutGraph, type LayoutInput } from "@stagemap/layout";

/** What goes to the worker and what comes back; the version tells which request an answer belongs to. */
export interface LayoutRequest {
  readonly version: number;
  readonly input: LayoutInput;
}

export interface LayoutAnswer {
  readonly version: number;
  readonly layout: GraphLayout;
}

self.addEventListener("message", (event: MessageEvent<LayoutRequest>) => {
  const { version, input } = event.data;
  const answer: LayoutAnswer = { version, layout: layoutGraph(input) };
  self.postMessage(answer);
});
