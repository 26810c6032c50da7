import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { addExamination, createExamination, examine } from "./examine.ts";
import type { Examination, SampleFile } from "./examine.ts";
import { examples, filesOf, generated } from "./samples.ts";
import { examinationTable } from "./table.ts";

const USAGE = `Applies every fix that is offered to every Dockerfile of a folder and to generated ones, and says what harm it does.

  npm run harm -- [DIR] [--every N] [--show N]   DIR has Dockerfiles in files/ (../shared/corpus)
                                                 takes only every Nth of them (1)
                                                 shows the first N harms in words (20)
`;

/** What a worker is told. */
export interface Part {
  readonly folder: string;
  readonly every: number;
  readonly part: number;
  readonly parts: number;
}

const GENERATED = 200;

/** Runs the tool. Gives the exit code: 0, 1 for harm, 2 for wrong use. */
export async function main(
  commandArguments: readonly string[],
  folder: string,
  worker: URL,
): Promise<number> {
  const [first = "", ...others] = commandArguments;
  const hasFolder = first !== "" && !first.startsWith("--");
  const corpus = resolve(folder, hasFolder ? first : "../shared/corpus");
  const rest = hasFolder ? others : commandArguments;
  const every = numberOf(rest, "--every", 1);
  const show = numberOf(rest, "--show", 20);
  const files = join(corpus, "files");
  if (every === null || show === null || !existsSync(files)) {
    process.stderr.write(existsSync(files) ? USAGE : `There is no folder ${files}.\n\n${USAGE}`);
    return 2;
  }
  const parts = availableParallelism();
  const shares = await Promise.all(
    Array.from({ length: parts }, (_, part) =>
      startWorker(worker, { folder: files, every, part, parts }),
    ),
  );
  const whole = SAMPLES.map(({ title }, index) => {
    const examination = createExamination(title);
    for (const share of shares) {
      const part = share[index];
      if (part !== undefined) addExamination(examination, part);
    }
    return examination;
  });
  process.stdout.write(examinationTable(whole, show));
  return whole.every(({ harms }) => harms.length === 0) ? 0 : 1;
}

/** A kind of texts that are counted together. */
interface Samples {
  readonly title: string;
  readonly list: (folder: string, every: number) => readonly SampleFile[];
}

const SAMPLES: readonly Samples[] = [
  { title: "files, all rules", list: (folder, every) => filesOf(folder, every, true) },
  { title: "files as everybody sees them", list: (folder, every) => filesOf(folder, every, false) },
  { title: "made up, all rules", list: () => [...examples(), ...generated(GENERATED)] },
];

/** A worker's share of each kind of samples. */
export function examinePart({ folder, every, part, parts }: Part): readonly Examination[] {
  return SAMPLES.map(({ title, list }) => {
    const examination = createExamination(title);
    for (const [index, sample] of list(folder, every).entries()) {
      if (index % parts === part) examine(examination, sample);
    }
    return examination;
  });
}

/** The value of an option that is a number; null when it is none. */
function numberOf(words: readonly string[], name: string, otherwise: number): number | null {
  const index = words.indexOf(name);
  if (index === -1) return otherwise;
  const value = Number(words[index + 1]);
  return Number.isInteger(value) && value > 0 ? value : null;
}

function startWorker(worker: URL, part: Part): Promise<readonly Examination[]> {
  return new Promise((done, failed) => {
    const thread = new Worker(worker, { workerData: { bundle: import.meta.url, part } });
    thread.once("message", done);
    thread.once("error", failed);
  });
}
