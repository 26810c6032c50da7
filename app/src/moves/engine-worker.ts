import { loadRefactor } from "@stagemap/analysis";
import { answerCall } from "./engine-calls.ts";
import type { EngineAnswers, EngineCall } from "./engine-calls.ts";
import { speakUp } from "../workers/speak-up.ts";

export interface EngineRequest {
  readonly id: number;
  readonly call: EngineCall;
}

export interface EngineReply {
  readonly id: number;
  readonly answer: EngineAnswers[EngineCall["kind"]];
}

const loading = loadRefactor();

speakUp(self);
self.addEventListener("message", (event: MessageEvent<EngineRequest>) => {
  const { id, call } = event.data;
  void loading.then((engine) => {
    const reply: EngineReply = { id, answer: answerCall(engine, call) };
    self.postMessage(reply);
    return undefined;
  });
});
