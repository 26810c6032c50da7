import { loadRefactor } from "@stagemap/analysis";
import type { StepKey, StepQuestion } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import { loadOnce } from "../ui/load-once.ts";
import { createWorkerDoor } from "../workers/worker-door.ts";
import { answerCall } from "./engine-calls.ts";
import type { EngineAnswers, EngineCall } from "./engine-calls.ts";
import type { EngineReply, EngineRequest } from "./engine-worker.ts";

interface Waiting {
  readonly request: EngineRequest;
  /** With a promise that fails, the caller's fails as well. */
  settle(answer: EngineReply["answer"] | Promise<EngineReply["answer"]>): void;
}

/** Requests that are not answered yet, by their id. */
const waiting = new Map<number, Waiting>();
let lastId = 0;
const loadEngine = loadOnce(loadRefactor);
const door = createWorkerDoor<EngineRequest, EngineReply>({
  create: () => new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" }),
  onReply({ id, answer }) {
    waiting.get(id)?.settle(answer);
    waiting.delete(id);
  },
  onDeath() {
    const left = [...waiting.values()];
    waiting.clear();
    for (const { request, settle } of left) settle(answerHere(request));
  },
});

/**
 * Asks the engine of moves, which works beside the main thread: large texts take it longer than a frame. Calls are answered in
 * their order.
 */
export async function ask<Kind extends EngineCall["kind"]>(
  call: Extract<EngineCall, { readonly kind: Kind }>,
): Promise<EngineAnswers[Kind]> {
  lastId += 1;
  const request: EngineRequest = { id: lastId, call };
  const answer = await (door.post(request)
    ? new Promise<EngineReply["answer"]>((settle) => waiting.set(request.id, { request, settle }))
    : answerHere(request));
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

/** Without workers (forbidden, or its file is gone) the page does the work itself. */
async function answerHere({ call }: EngineRequest): Promise<EngineReply["answer"]> {
  return answerCall(await loadEngine(), call);
}
