import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createExaminer } from "./examine.ts";
import type { Examined, Proof } from "./examine.ts";
import { orderTable } from "./table.ts";

const USAGE = `Puts every Dockerfile of a folder into its best order, checks what comes out and prints a table of what that gains.

  npm run -s order-table -- [DIR] [--every N] [--show N]   DIR has Dockerfiles in files/ (../shared/corpus)
                                                           takes only every Nth of them (1)
                                                           shows the first N faults in words (20)
`;

/** Runs the tool. Gives the exit code: 0, 1 where a result is not as it has to be, 2 for wrong use. */
export async function main(
  commandArguments: readonly string[],
  folder: string,
  compareImages: Proof["compareImages"],
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
  const examine = await createExaminer(compareImages);
  const names = readdirSync(files)
    .filter((name) => name.endsWith("Dockerfile"))
    .toSorted()
    .filter((_, index) => index % every === 0);
  const examined = new Map<string, Examined>();
  for (const name of names) {
    const found = examine(readFileSync(join(files, name), "utf8"));
    if (found !== null) examined.set(name, found);
  }
  process.stdout.write(orderTable(examined, { files: names.length, show }));
  const isGood = [...examined.values()].every(
    ({ faults, images }) => faults.length === 0 && images !== "different",
  );
  return isGood ? 0 : 1;
}

function numberOf(words: readonly string[], name: string, otherwise: number): number | null {
  const at = words.indexOf(name);
  if (at === -1) return otherwise;
  const value = Number(words[at + 1]);
  return Number.isInteger(value) && value > 0 ? value : null;
}
