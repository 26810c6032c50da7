import type { Dump } from "./dump.ts";

/** A line of truth.jsonl. */
export type TruthRow = { readonly id: string } & Partial<Record<keyof Dump, unknown>>;

interface Part {
  readonly name: keyof Dump;
  equal: number;
  differing: number;
  readonly differences: Difference[];
}

interface Difference {
  readonly id: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface Agreement {
  readonly parts: readonly Part[];
}

const PARTS = ["tree", "stages", "checks", "graph"] as const;

export function createAgreement(): Agreement {
  return { parts: PARTS.map((name) => ({ name, equal: 0, differing: 0, differences: [] })) };
}

/** Compares one file part by part; parts that the row does not have are left out. */
export function compareRow({ parts }: Agreement, row: TruthRow, dump: Dump): void {
  for (const part of parts) {
    if (!(part.name in row)) continue;
    const ours = canonical(dump[part.name]);
    const theirs = canonical(row[part.name]);
    if (ours === theirs) {
      part.equal++;
      continue;
    }
    part.differing++;
    part.differences.push({ id: row.id, ours, theirs });
  }
}

/** JSON with sorted keys. Edges come in no order that means anything. */
function canonical(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, each]) => [key, key === "edges" ? sortEdges(each) : sortKeys(each)]),
  );
}

function sortEdges(edges: unknown): unknown {
  return Array.isArray(edges)
    ? edges.map((edge) => JSON.stringify(edge)).toSorted((a, b) => (a < b ? -1 : 1))
    : edges;
}

/** How many files agree, and the first differences of each part with their surroundings. */
export function agreementTable({ parts }: Agreement, show: number): string {
  const lines = ["part      equal  differing  agreement"];
  for (const { name, equal, differing } of parts) {
    const count = equal + differing;
    const share = count === 0 ? "not recorded" : `${((100 * equal) / count).toFixed(3)} %`;
    lines.push(
      `${name.padEnd(8)}${String(equal).padStart(7)}${String(differing).padStart(11)}  ${share}`,
    );
  }
  for (const { name, differences } of parts) {
    for (const { id, ours, theirs } of differences.slice(0, show)) {
      const at = firstDifference(ours, theirs);
      lines.push(
        "",
        `${name} of ${id}`,
        `  ours   ${around(ours, at)}`,
        `  theirs ${around(theirs, at)}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

const SURROUNDINGS = 120;

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - SURROUNDINGS), at + SURROUNDINGS);
}
