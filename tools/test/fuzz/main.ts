import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { examples, filesOf, generated } from "../harm/samples.ts";
import { fuzz } from "./run.ts";
import type { FuzzResult } from "./run.ts";
import { createTargets } from "./targets.ts";

const USAGE = `Runs the engine on broken Dockerfiles: real ones where there are some, made-up ones, cut, shuffled and mixed.

  npm run fuzz -- [DIR] [--runs N] [--seed N] [--only TEXT]
                      DIR has Dockerfiles in files/ (../shared/corpus)
                      so many runs in all (1000000); the same seed gives the same runs (1)
                      only what has TEXT in its name: parser, model, checks, fixes, cache, moves, …
`;

/** What a worker is told. */
export interface FuzzPart {
  readonly folder: string | null;
  readonly runs: number;
  readonly seed: number;
  readonly only: string;
}

/** Seeds of two workers never meet. */
const SEEDS_A_PART = 1_000_000_000;

/** Runs the tool. Gives the exit code: 0, 1 when something did not hold, 2 for wrong use. */
export async function main(
  commandArguments: readonly string[],
  folder: string,
  worker: URL,
): Promise<number> {
  const asked = readArguments(commandArguments);
  const files = join(resolve(folder, asked?.folder ?? "../shared/corpus"), "files");
  if (asked === null || (asked.folder !== null && !existsSync(files))) {
    process.stderr.write(asked === null ? USAGE : `There is no folder ${files}.\n\n${USAGE}`);
    return 2;
  }
  const { runs, seed, only } = asked;
  const parts = availableParallelism();
  const startedAt = performance.now();
  const results = await Promise.all(
    Array.from({ length: parts }, (_, part) =>
      startWorker(worker, {
        folder: existsSync(files) ? files : null,
        runs: Math.ceil(runs / parts),
        seed: seed + part * SEEDS_A_PART,
        only,
      }),
    ),
  );
  const minutes = (performance.now() - startedAt) / 60_000;
  process.stdout.write(reportOf(results, minutes));
  return results.some(({ failures }) => failures.length > 0) ? 1 : 0;
}

/** A worker's share of the runs. */
export async function fuzzPart({ folder, runs, seed, only }: FuzzPart): Promise<FuzzResult> {
  const targets = await createTargets();
  return await fuzz({
    texts: textsOf(folder),
    targets: targets.filter(({ name }) => name.includes(only)),
    runs,
    seed,
    onProgress: (done) => {
      if (done % 50_000 === 0) process.stderr.write(`  ${done} of ${runs}\n`);
    },
  });
}

function textsOf(folder: string | null): readonly string[] {
  const real = folder === null ? [] : filesOf(folder, 1, false);
  const short = real.filter(({ text }) => text.length < 8000);
  const ofRules = examples().filter((_, index) => index % 7 === 0);
  return [...short, ...ofRules, ...generated(100)].map(({ text }) => text);
}

function reportOf(results: readonly FuzzResult[], minutes: number): string {
  const lines: string[] = [];
  const runs = new Map<string, number>();
  for (const result of results) {
    for (const [name, count] of result.runs) runs.set(name, (runs.get(name) ?? 0) + count);
    for (const { target, seed, message, text } of result.failures) {
      lines.push(`${target} (--seed ${seed}): ${message}`, `  ${JSON.stringify(text)}`, "");
    }
  }
  for (const [name, count] of runs) lines.push(`${String(count).padStart(9)}  ${name}`);
  const total = [...runs.values()].reduce((sum, count) => sum + count, 0);
  const failures = results.flatMap((result) => result.failures).length;
  const [slowest] = results
    .map((result) => result.slowest)
    .toSorted((a, b) => b.seconds - a.seconds);
  lines.push(
    `slowest: ${slowest?.seconds.toFixed(1)} s, ${slowest?.target} (--seed ${slowest?.seed})`,
    `${total} runs in ${minutes.toFixed(1)} min, ${failures} failures`,
  );
  return `${lines.join("\n")}\n`;
}

/** The value of an option that is a whole number from 0; null when it is none. */
interface Asked {
  readonly folder: string | null;
  readonly runs: number;
  readonly seed: number;
  readonly only: string;
}

/** Null for options that there are not, and for numbers that are none. */
function readArguments(commandArguments: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...commandArguments],
      allowPositionals: true,
      options: { runs: { type: "string" }, seed: { type: "string" }, only: { type: "string" } },
    });
    const { runs = "1000000", seed = "1", only = "" } = values;
    const areNumbers = [runs, seed].every((text) => /^\d{1,12}$/.test(text));
    if (!areNumbers || positionals.length > 1) return null;
    return { folder: positionals[0] ?? null, runs: Number(runs), seed: Number(seed), only };
  } catch {
    return null;
  }
}

function startWorker(worker: URL, part: FuzzPart): Promise<FuzzResult> {
  return new Promise((done, failed) => {
    const thread = new Worker(worker, { workerData: { bundle: import.meta.url, part } });
    thread.once("message", done);
    thread.once("error", failed);
  });
}
