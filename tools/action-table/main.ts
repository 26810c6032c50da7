import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createExaminer } from "./examine.ts";
import type { Examined, Kind } from "./examine.ts";

const USAGE = `Does with the stages, steps and edges of the Dockerfiles of a folder what the graph can do without asking, looks at each result, and counts what the checks
find more afterwards.

  npm run -s action-table -- [DIR] [--every N]   DIR has Dockerfiles in files/ (../shared/corpus)
                                                 takes only every Nth of them (20)
`;

const OUTCOMES = ["refused", "clean", "gains", "gains, and says so", "fault"] as const;

/** Runs the tool. Gives the exit code: 0, 1 where a result is not as it has to be, 2 for wrong use. */
export async function main(commandArguments: readonly string[], folder: string): Promise<number> {
  const [first = "", ...others] = commandArguments;
  const hasFolder = first !== "" && !first.startsWith("--");
  const files = join(resolve(folder, hasFolder ? first : "../shared/corpus"), "files");
  const [name, value] = hasFolder ? others : commandArguments;
  const every = name === undefined ? 20 : Number(value);
  const isUse = name === undefined || name === "--every";
  if (!isUse || !Number.isInteger(every) || every < 1 || !existsSync(files)) {
    process.stderr.write(existsSync(files) ? USAGE : `There is no folder ${files}.\n\n${USAGE}`);
    return 2;
  }
  const examine = await createExaminer();
  const names = readdirSync(files)
    .filter((each) => each.endsWith("Dockerfile"))
    .toSorted()
    .filter((_, index) => index % every === 0);
  const examined: Examined[] = [];
  for (const each of names) {
    const results = examine(readFileSync(join(files, each), "utf8"));
    examined.push(...results);
    for (const { fault } of results) if (fault !== "") process.stdout.write(`${each}: ${fault}\n`);
  }
  process.stdout.write(`${names.length} files\n\n${tableOf(examined)}`);
  return examined.some(({ outcome }) => outcome === "fault") ? 1 : 0;
}

function tableOf(examined: readonly Examined[]): string {
  const kinds: readonly Kind[] = [...new Set(examined.map(({ kind }) => kind))];
  const rows = kinds.toSorted().map((kind) => {
    const ofKind = examined.filter((each) => each.kind === kind);
    const counts = OUTCOMES.map((outcome) => ofKind.filter((each) => each.outcome === outcome));
    return [kind, String(ofKind.length), ...counts.map(({ length }) => String(length))];
  });
  const head = ["action", "tried", ...OUTCOMES];
  const line = head.map(() => "---");
  return [head, line, ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
