import type { Examined } from "./examine.ts";

/** What became of all files: a table in Markdown, the reasons of refusals, and the first faults in words. */
export function orderTable(
  examined: ReadonlyMap<string, Examined>,
  { files, show }: { readonly files: number; readonly show: number },
): string {
  const all = [...examined.values()];
  const timed = all.filter(({ before }) => before > 0);
  const better = all.filter(({ before, after }) => before - after > 1e-6);
  const drops = better.map(({ before, after }) => 100 * (1 - after / before));
  const seconds = better.map(({ before, after }) => before - after);
  const overall =
    100 * (1 - sum(timed.map(({ after }) => after)) / sum(timed.map(({ before }) => before)));
  const perFile = timed.map(({ before, after }) => 100 * (1 - after / before));
  const rows: readonly (readonly [string, string])[] = [
    ["Dockerfiles with a stage", `${all.length} of ${files}`],
    ["of which some step takes time", String(timed.length)],
    ["improved", `${better.length} (${percent((100 * better.length) / timed.length)})`],
    ["drop of an improved one, mean", `${percent(mean(drops))}, ${mean(seconds).toFixed(1)} s`],
    [
      "drop of an improved one, median",
      `${percent(median(drops))}, ${median(seconds).toFixed(1)} s`,
    ],
    ["drop of any one, mean", percent(mean(perFile))],
    ["drop of all seconds together", percent(overall)],
    [
      "steps moved",
      `${sum(all.map(({ moves }) => moves))} in ${count(all, ({ moves }) => moves > 0)} files`,
    ],
    [
      "copies split before an install",
      `${sum(all.map(({ splits }) => splits))} in ${count(all, ({ splits }) => splits > 0)} files`,
    ],
    ["order proven best", `${count(timed, ({ isProven }) => isProven)} of ${timed.length}`],
    ["splits refused", `in ${count(all, ({ refusals }) => refusals.length > 0)} files`],
    ["results with a fault", String(count(all, ({ faults }) => faults.length > 0))],
    ["abstract images the same", String(count(all, ({ images }) => images === "same"))],
    [
      "the same but for what a rewrite assumes",
      String(count(all, ({ images }) => images === "assumed")),
    ],
    ["abstract images that differ", String(count(all, ({ images }) => images === "different"))],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `| ${name.padEnd(width)} | ${value} |`);
  return `${[`| ${"".padEnd(width)} | |`, `| ${"-".repeat(width)} | --- |`, ...lines, "", ...refusalLines(all), ...faultLines(examined, show)].join("\n")}\n`;
}

function refusalLines(all: readonly Examined[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { refusals } of all) {
    for (const reason of new Set(refusals.map(reasonOf))) {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return [
    "Why a copy before an install stays:",
    ...sorted.map(([reason, number]) => `${String(number).padStart(5)}  ${reason}`),
  ];
}

/** The reason without the line that it is about. */
function reasonOf(message: string): string {
  return message.replace(/^“.*” stays behind the sources: /, "").replaceAll(/“[^”]*”/g, "“…”");
}

function faultLines(examined: ReadonlyMap<string, Examined>, show: number): readonly string[] {
  const faults = [...examined].flatMap(([name, { faults: own, images }]) => [
    ...own.map((fault) => `${name} ${fault}`),
    ...(images === "different" ? [`${name} has another abstract image`] : []),
  ]);
  return faults.length === 0 ? [] : ["", ...faults.slice(0, show)];
}

function count(all: readonly Examined[], test: (each: Examined) => boolean): number {
  return all.filter(test).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper;
}

function percent(value: number): string {
  return `${value.toFixed(1)} %`;
}
