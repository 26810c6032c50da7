import { loadLenses } from "@stagemap/analysis";
import type { LensQuestion, LensView } from "@stagemap/analysis";
import { speakUp } from "../../workers/speak-up.ts";

/** What goes to the worker: the list of files only where it is another than before. */
export interface LensRequest {
  readonly version: number;
  readonly question: Omit<LensQuestion, "files">;
  readonly files?: LensQuestion["files"];
}

export interface LensReply {
  readonly version: number;
  readonly lenses: readonly LensView[];
}

let files: LensQuestion["files"] = null;

speakUp(self);
self.addEventListener("message", (event: MessageEvent<LensRequest>) => {
  void answer(event.data);
});

async function answer(request: LensRequest): Promise<void> {
  if (request.files !== undefined) files = request.files;
  const { lensesOf } = await loadLenses();
  const { version, question } = request;
  const reply: LensReply = { version, lenses: lensesOf({ ...question, files }) };
  self.postMessage(reply);
}
