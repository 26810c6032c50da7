import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLineIndex } from "@stagemap/text";
import { expect } from "vitest";
import type { Analysis } from "../src/index.ts";

/** What BuildKit makes of a Dockerfile, as far as it is compared here. */
export interface Truth {
  readonly id: string;
  readonly stages:
    | { readonly ok: false }
    | {
        readonly ok: true;
        readonly stages: readonly {
          readonly name: string;
          readonly platform: string;
          readonly line: number;
          readonly steps: readonly {
            readonly keyword: string;
            readonly lines: readonly number[];
          }[];
        }[];
      };
  readonly graph:
    | { readonly ok: false }
    | {
        readonly ok: true;
        readonly target: number;
        readonly built: readonly number[];
        /** Of built stages only: the stage that needs, what it needs, kind and line. */
        readonly edges: readonly (readonly [string, string, string, number])[];
      };
}

/** A folder of recorded answers that lies beside the checkout, where there is one. */
export function findTruth(folder: string, dockerfiles: string) {
  const root = join(import.meta.dirname, "../../../../shared", folder);
  return {
    isAbsent: !existsSync(`${root}/truth.jsonl`),
    why: `there is no ../shared/${folder} beside the checkout`,
    readRows: (): readonly Truth[] =>
      readFileSync(`${root}/truth.jsonl`, "utf8")
        .trim()
        .split("\n")
        .map((row) => JSON.parse(row)),
    readText: (id: string): string =>
      readFileSync(`${root}/${dockerfiles}/${id}.Dockerfile`, "utf8"),
  };
}

/** The analysis has BuildKit's stages with their steps and lines. */
export function checkStages(analysis: Analysis, text: string, { id, stages: truth }: Truth): void {
  if (!truth.ok) return;
  const lineOf = lineByKey(analysis, text);
  const found = analysis.picture.stages.map(({ key, name, platform, steps }) => ({
    name: name?.toLowerCase() ?? "",
    platform: platform ?? "",
    line: lineOf.get(key),
    steps: steps.map((step) => [step.keyword.toLowerCase(), lineOf.get(step.key)]),
  }));
  const expected = truth.stages.map(({ name, platform, line, steps }) => ({
    name,
    platform,
    line,
    steps: steps.map(({ keyword, lines }) => [keyword, lines[0]]),
  }));
  expect({ id, stages: found }).toEqual({ id, stages: expected });
}

/** The analysis has BuildKit's built stages and their edges for the default target. */
export function checkGraph(analysis: Analysis, text: string, { id, graph: truth }: Truth): void {
  if (!truth.ok) return;
  const { stages, edges, target } = analysis.picture;
  const lineOf = lineByKey(analysis, text);
  const numbers = new Map(stages.map(({ key, number }) => [key, String(number)]));
  const found = edges
    .filter(({ isBuilt, kind }) => isBuilt && kind !== "context")
    .map(({ from, to, kind, step }) =>
      [numbers.get(to), numbers.get(from) ?? from, kind, lineOf.get(step ?? to)].join(" "),
    );
  expect({
    id,
    target: numbers.get(target ?? ""),
    built: stages.filter(({ role }) => role !== "unbuilt").map(({ number }) => number),
    edges: sortedOnce(found),
  }).toEqual({
    id,
    target: String(truth.target),
    built: truth.built,
    edges: sortedOnce(truth.edges.map((edge) => edge.join(" "))),
  });
}

/** The first line of each row. */
function lineByKey({ places }: Analysis, text: string): ReadonlyMap<string, number> {
  const lines = createLineIndex(text);
  return new Map(places.rows.map(({ key, span }) => [key, lines.lineAt(span.start)]));
}

function sortedOnce(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}
