import { loadRefactor } from "@stagemap/analysis";
import type { Refactor, StepKey, StepQuestion } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import { answerCall } from "./engine-calls.ts";
import type { EngineAnswers, EngineCall } from "./engine-calls.ts";
import type { EngineReply, EngineRequest } from "./engine-worker.ts";

interface Waiting {
  readonly request: EngineRequest;
  settle(answer: EngineReply["answer"]): void;
}

/** Requests that are not answered yet, by their id. */
const waiting = new Map<number, Waiting>();
let worker: Worker | null = null;
let hasFailed = false;
let engine: Promise<Refactor> | null = null;
let lastId = 0;

/**
 * Asks the engine of moves, which works beside the main thread: large texts take it longer than a frame. Calls are answered in
 * their order.
 */
export async function ask<Kind extends EngineCall["kind"]>(
  call: Extract<EngineCall, { readonly kind: Kind }>,
): Promise<EngineAnswers[Kind]> {
  lastId += 1;
  const request: EngineRequest = { id: lastId, call };
  const opened = openWorker();
  const answer =
    opened === null
      ? await answerHere(request)
      : await new Promise<EngineReply["answer"]>((settle) => {
          waiting.set(request.id, { request, settle });
          opened.postMessage(request);
        });
  // The answer to a call is of the call's kind.
  return answer as EngineAnswers[Kind];
}

/** The question about a step of the present text. */
export function questionOf(
  { text, wantedTarget, buildSettings, projectContext, orderWeights, scenario }: AppState,
  step: StepKey,
): StepQuestion {
  const { buildPlatform, targetPlatform } = buildSettings;
  return {
    dockerfile: text,
    target: wantedTarget,
    buildArguments: Object.fromEntries(buildSettings.arguments),
    namedContexts: Object.fromEntries(buildSettings.contexts),
    buildPlatform,
    targetPlatform,
    dockerignore: projectContext.dockerignore,
    weights: orderWeights?.shares ?? null,
    seconds: scenario.seconds,
    step,
  };
}

function openWorker(): Worker | null {
  if (worker !== null || hasFailed) return worker;
  try {
    worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" });
  } catch {
    hasFailed = true;
    return null;
  }
  worker.addEventListener("message", ({ data }: MessageEvent<EngineReply>) => {
    waiting.get(data.id)?.settle(data.answer);
    waiting.delete(data.id);
  });
  worker.addEventListener("error", fail);
  return worker;
}

/** Without workers (forbidden, or its file is gone) the page does the work itself. */
function fail(): void {
  hasFailed = true;
  worker?.terminate();
  worker = null;
  for (const { request, settle } of waiting.values()) void answerHere(request).then(settle);
  waiting.clear();
}

async function answerHere({ call }: EngineRequest): Promise<EngineReply["answer"]> {
  engine ??= loadRefactor();
  return answerCall(await engine, call);
}
