import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { decodeUtf8 } from "../conformance/decode-utf8.ts";
import { examine, formatted, formattedCanonically } from "./examine.ts";
import type { View } from "./view.ts";
import { printView } from "./view.ts";

const USAGE = `Formats every Dockerfile of a folder in memory and says what of BuildKit's view of it changes.

  npm run -s format-check -- [DIR] [--show N]   DIR has Dockerfiles, in files/ or directly (../shared/corpus), and maybe
                                                truth.jsonl with BuildKit's own answers
                                                shows the first N files with a fault (20)
`;

/** Runs the tool; paths are taken from `folder`. Gives the exit code: 0, 1 for a fault, 2 for wrong use. */
export function main(commandArguments: readonly string[], folder: string): number {
  const [first = "../shared/corpus", ...rest] = commandArguments;
  const top = resolve(folder, first);
  const files = [join(top, "files"), top].find((path) => existsSync(path));
  const show = rest[0] === "--show" ? Number(rest[1]) : 20;
  if (files === undefined || first.startsWith("-") || !Number.isInteger(show)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const truth = readTruth(join(top, "truth.jsonl"));
  const names = readdirSync(files).filter((name) => name.endsWith("Dockerfile"));
  let changed = 0;
  const faulty: string[] = [];
  for (const name of names) {
    const text = decodeUtf8(readFileSync(join(files, name)));
    const recorded = truth.get(basename(name, ".Dockerfile")) ?? null;
    const laidOut = examine(text, { formatter: formatted, recorded, parts: ["tree", "stages"] });
    const canonical = examine(text, {
      formatter: formattedCanonically,
      recorded,
      parts: ["stages"],
    });
    if (laidOut.isChanged) changed++;
    const faults = [
      ...laidOut.faults,
      ...canonical.faults.map((fault) => `${fault} (--canonical)`),
    ];
    if (faults.length > 0) faulty.push(`${name}: ${faults.join("; ")}`);
  }
  const sound = names.length - faulty.length;
  const share = names.length === 0 ? 100 : (100 * sound) / names.length;
  const lines = [
    `files              ${names.length}, ${truth.size} with BuildKit's own answers`,
    `formatted anew     ${changed}`,
    `tree and stages unchanged, idempotent, comments kept  ${sound}  ${share.toFixed(3)} %`,
    ...faulty.slice(0, show),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return faulty.length === 0 ? 0 : 1;
}

/** BuildKit's tree and stages by file. */
function readTruth(path: string): ReadonlyMap<string, Partial<View>> {
  if (!existsSync(path)) return new Map();
  const rows = readFileSync(path, "utf8").split("\n");
  return new Map(
    rows
      .filter((row) => row !== "")
      .map((row) => {
        const { id, tree, stages } = JSON.parse(row);
        return [id, { tree: printView(tree), stages: printView(stages) }];
      }),
  );
}
