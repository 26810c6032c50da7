import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildModel } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { estimateSizes } from "@stagemap/sizes";
import type { SizeSum } from "@stagemap/sizes";
import { parse } from "@stagemap/syntax";
import { MEASURED_IMAGES } from "./cases.ts";

/** Sources of programs as small as these, in bytes. */
const SOURCES = 100_000;

/** Prints estimates beside measured sizes, and what files of a folder come to. Gives the exit code. */
export function main(commandArguments: readonly string[], folder: string): number {
  printImages();
  const [named = "../shared/corpus"] = commandArguments;
  const top = resolve(folder, named);
  const files = existsSync(join(top, "files")) ? join(top, "files") : top;
  if (existsSync(files)) printFiles(files);
  return 0;
}

function printImages(): void {
  const rows = MEASURED_IMAGES.map(({ name, dockerfile, megabytes, source }) => {
    const model = buildModel(parse(dockerfile), { target: null });
    const { range } = totalOf(model);
    const ratio = (range.low + range.high) / 2 / megabytes;
    const off = megabytes < range.low ? range.low / megabytes : megabytes / range.high;
    return { name, range, megabytes, ratio, off: Math.max(1, off), source };
  });
  console.log(line("image", "estimate", "measured", "ratio", "", "measured by"));
  for (const { name, range, megabytes, ratio, off, source } of rows) {
    const estimate = `${say(range.low)}-${say(range.high)}`;
    const verdict = off === 1 ? "in range" : `out by ${off.toFixed(2)}`;
    console.log(line(name, estimate, say(megabytes), ratio.toFixed(2), verdict, source));
  }
  const inside = rows.filter(({ off }) => off === 1).length;
  const ratios = rows.map(({ ratio }) => ratio).toSorted((a, b) => a - b);
  const median = ratios[Math.floor(ratios.length / 2)] ?? 0;
  const worst = Math.max(...rows.map(({ off }) => off));
  console.log(
    `\n${inside} of ${rows.length} measured sizes lie in the range; the worst is out by a factor of ${worst.toFixed(2)}. Ratio: middle of the range to the measured size, median ${median.toFixed(2)}. In megabytes; sources counted as ${SOURCES / 1e6} MB.`,
  );
}

function totalOf(model: Model): SizeSum {
  const contextBytes = new Map(
    model.stages.flatMap(({ steps }) => steps.map(({ key }) => [key, SOURCES] as const)),
  );
  const { stages } = estimateSizes({ model, target: null, contextBytes });
  const total = stages.at(-1)?.total;
  if (total === undefined) throw new Error("A measured image has no stage.");
  return total;
}

function printFiles(files: string): void {
  const texts = readdirSync(files).map((name) => readFileSync(join(files, name), "utf8"));
  const models = texts.map((text) => buildModel(parse(text), { target: null }));
  const times: number[] = [];
  let [shipped, known, unknownBase] = [0, 0, 0];
  for (const model of models) {
    const started = performance.now();
    const { stages } = estimateSizes({ model, target: null, contextBytes: null });
    times.push(performance.now() - started);
    const last = stages.at(-1);
    if (last === undefined) continue;
    shipped++;
    if (last.total.unknown === 0) known++;
    if (last.byOrigin.some(({ origin, sum }) => origin === "base" && sum.unknown > 0))
      unknownBase++;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  console.log(
    `\n${texts.length} Dockerfiles of ${files}: of ${shipped} images ${known} without an unknown part, ${unknownBase} on a base of unknown size. Milliseconds a file: median ${at(0.5)}, 99 of 100 below ${at(0.99)}, most ${(sorted.at(-1) ?? 0).toFixed(1)}.`,
  );
}

function say(megabytes: number): string {
  return megabytes >= 100 ? `${Math.round(megabytes)}` : `${Number(megabytes.toPrecision(3))}`;
}

const WIDTHS = [26, 13, 9, 6, 12, 0];

function line(...cells: readonly string[]): string {
  return cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join(" ");
}
