import { mutate } from "./mutate.ts";
import { createRandom } from "./random.ts";
import { shrink } from "./shrink.ts";
import type { Target } from "./target.ts";

/** A text for which something does not hold. */
export interface Failure {
  readonly target: string;
  readonly seed: number;
  readonly message: string;
  /** As short as it could be made. */
  readonly text: string;
  readonly before: string;
}

export interface FuzzResult {
  /** By the target's name. */
  readonly runs: Map<string, number>;
  readonly failures: Failure[];
  /** The slowest run and its seconds. */
  slowest: { readonly target: string; readonly seconds: number; readonly seed: number };
}

export interface FuzzOptions {
  readonly texts: readonly string[];
  readonly targets: readonly Target[];
  readonly runs: number;
  readonly seed: number;
  /** Told now and then how many runs are done. */
  readonly onProgress?: (done: number) => void;
}

/** Stops looking when that many different things do not hold. */
const MOST_FAILURES = 20;

/** Runs targets on texts that were made from others. The same options give the same runs. */
export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const { texts, targets, runs, seed, onProgress } = options;
  const result: FuzzResult = {
    runs: new Map(targets.map(({ name }) => [name, 0])),
    failures: [],
    slowest: { target: "", seconds: 0, seed },
  };
  const drawn = targets.flatMap((target) => Array.from({ length: target.weight }, () => target));
  for (let run = 0; run < runs && result.failures.length < MOST_FAILURES; run++) {
    const runSeed = seed + run;
    const random = createRandom(runSeed);
    const target = random.pick(drawn);
    const before = random.pick(texts) ?? "";
    if (target === undefined) break;
    const text = mutate(before, random, texts);
    result.runs.set(target.name, (result.runs.get(target.name) ?? 0) + 1);
    const startedAt = performance.now();
    const message = await faultOf(target, { text, before, seed: runSeed });
    const seconds = (performance.now() - startedAt) / 1000;
    if (seconds > result.slowest.seconds) {
      result.slowest = { target: target.name, seconds, seed: runSeed };
    }
    if (message !== null) await note(result, target, { text, before, seed: runSeed, message });
    if (run % 1000 === 999) onProgress?.(run + 1);
  }
  return result;
}

interface Case {
  readonly text: string;
  readonly before: string;
  readonly seed: number;
}

/** What does not hold; null when all is well. */
export async function faultOf(
  target: Target,
  { text, before, seed }: Case,
): Promise<string | null> {
  try {
    await target.run(text, createRandom(seed), before);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** One failure of a kind is enough. */
async function note(
  { failures }: FuzzResult,
  target: Target,
  { message, ...found }: Case & { readonly message: string },
): Promise<void> {
  const kind = kindOf(message);
  const isKnown = failures.some(
    (failure) => failure.target === target.name && kindOf(failure.message) === kind,
  );
  if (isKnown) return;
  const text = await shrink(found.text, async (shorter) => {
    const fault = await faultOf(target, { ...found, text: shorter });
    return fault !== null && kindOf(fault) === kind;
  });
  failures.push({ ...found, text, target: target.name, message });
}

/** What went wrong and where, without the text that it went wrong with. */
function kindOf(message: string): string {
  const [first = "", ...places] = message.split("\n");
  const place = places.find((line) => line.trim().startsWith("at "));
  return first.startsWith("Error: ") ? first : `${first.split(":")[0]}${place}`;
}
