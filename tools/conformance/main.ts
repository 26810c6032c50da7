import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { agreementTable, compareRow, createAgreement } from "./compare.ts";
import type { TruthRow } from "./compare.ts";
import { decodeUtf8 } from "./decode-utf8.ts";
import { dump } from "./dump.ts";

const USAGE = `Compares Stagemap's engine with BuildKit's recorded answers.

  npm run -s conformance -- dump --files-from LIST   one JSON line for each Dockerfile named in LIST
  npm run conformance -- compare DIR [--show N]      DIR has truth.jsonl beside files/ or cases/;
                                                     shows the first N differences of each part (3)
`;

/** Runs the tool; paths are taken from `folder`. Gives the exit code: 0, 1 for disagreement, 2 for wrong use. */
export function main(commandArguments: readonly string[], folder: string): number {
  const [command, ...rest] = commandArguments;
  if (command === "dump" && rest[0] === "--files-from" && rest[1] !== undefined) {
    return dumpFiles(resolve(folder, rest[1]), folder);
  }
  if (command === "compare" && rest[0] !== undefined) {
    const show = rest[1] === "--show" ? Number(rest[2]) : 3;
    return compareFolder(resolve(folder, rest[0]), show);
  }
  process.stderr.write(USAGE);
  return 2;
}

/** Written in large pieces: a pipe takes thousands of lines much faster so. */
const PIECE_CHARACTERS = 1_000_000;

function dumpFiles(list: string, folder: string): number {
  if (!existsSync(list)) return fail(`There is no file ${list}.`);
  let exitCode = 0;
  let pending = "";
  for (const line of readFileSync(list, "utf8").split("\n")) {
    const path = line.trim();
    if (path === "") continue;
    const file = resolve(folder, path);
    if (!existsSync(file)) {
      exitCode = fail(`There is no file ${file}, named in ${list}.`);
      continue;
    }
    const parts = dump(decodeUtf8(readFileSync(file)));
    pending += `${JSON.stringify({ id: basename(file).replace(/\.Dockerfile$/, ""), ...parts })}\n`;
    if (pending.length < PIECE_CHARACTERS) continue;
    process.stdout.write(pending);
    pending = "";
  }
  process.stdout.write(pending);
  return exitCode;
}

function compareFolder(folder: string, show: number): number {
  const truth = join(folder, "truth.jsonl");
  if (!existsSync(truth)) return fail(`There is no truth.jsonl in ${folder}.`);
  const files = ["files", "cases", "."]
    .map((name) => join(folder, name))
    .find(hasDockerfiles(truth));
  if (files === undefined) return fail(`Found no Dockerfiles for truth.jsonl in ${folder}.`);
  const agreement = createAgreement();
  for (const line of readFileSync(truth, "utf8").split("\n")) {
    if (line === "") continue;
    // Rows of the documented form; compareRow takes parts that are missing as not recorded.
    const row = JSON.parse(line) as TruthRow;
    const file = join(files, `${row.id}.Dockerfile`);
    compareRow(agreement, row, dump(decodeUtf8(readFileSync(file))));
  }
  process.stdout.write(agreementTable(agreement, show));
  return agreement.parts.every(({ differing }) => differing === 0) ? 0 : 1;
}

function hasDockerfiles(truth: string): (folder: string) => boolean {
  const firstLine = readFileSync(truth, "utf8").split("\n", 1)[0] ?? "{}";
  const { id } = JSON.parse(firstLine) as TruthRow;
  return (folder) => existsSync(join(folder, `${id}.Dockerfile`));
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
