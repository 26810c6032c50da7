import type { Span } from "@stagemap/text";
import { expect } from "vitest";
import type { Analysis, Place } from "../src/index.ts";

/** What holds for the analysis of any text whose picture is not kept from an earlier one. */
export function checkLaws({ picture, places, problems, counts }: Analysis, text: string): void {
  const stageKeys = picture.stages.map(({ key }) => key);
  const stepKeys = picture.stages.flatMap(({ steps }) => steps.map(({ key }) => key));
  const edgeKeys = picture.edges.map(({ key }) => key);

  expect(keysOf(places.stages)).toEqual(stageKeys);
  expect(keysOf(places.rows).toSorted()).toEqual([...stageKeys, ...stepKeys].toSorted());
  expect(keysOf(places.edges)).toEqual(edgeKeys);
  for (const keys of [stageKeys, stepKeys, edgeKeys, picture.images.map(({ key }) => key)]) {
    expect(new Set(keys).size).toBe(keys.length);
  }

  checkInOrder(
    places.stages.map(({ span }) => span),
    text,
  );
  checkInOrder(
    places.rows.map(({ span }) => span),
    text,
  );
  const starts = problems.map(({ span }) => span.start);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));

  const nodes = new Set<string>([...stageKeys, ...picture.images.map(({ key }) => key), "context"]);
  const rows = new Set<string | null>([null, ...stepKeys]);
  const loose = picture.edges.filter(
    ({ from, to, step }) => !nodes.has(from) || !stageKeys.includes(to) || !rows.has(step),
  );
  expect(loose).toEqual([]);
  expect(counts.stages).toBe(stageKeys.length);
  expect(counts.steps).toBe(stepKeys.length);
  expect(counts.errors + counts.warnings).toBeLessThanOrEqual(problems.length);
}

function keysOf(places: readonly Place[]): string[] {
  return places.map(({ key }) => key);
}

/** The spans lie in the text, one after the other. */
function checkInOrder(spans: readonly Span[], text: string): void {
  let position = 0;
  for (const { start, end } of spans) {
    if (start < position || end < start) expect.fail(`${start}–${end} overlaps ${position}`);
    position = end;
  }
  expect(position).toBeLessThanOrEqual(text.length);
}
