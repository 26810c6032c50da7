import { dockerfileText, edit, hostileText } from "@stagemap/testkit";
import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Analysis, StageView } from "../src/index.ts";
import { analyze, createChecked } from "./analyze.ts";

const anyText = fc.oneof(dockerfileText(), hostileText());
const dockerfileAndEdit = dockerfileText().chain((text) =>
  fc.record({ text: fc.constant(text), change: edit(text) }),
);

/** What one analyzer makes of the texts, one after the other. */
function analyzeInTurn(...texts: readonly string[]): readonly Analysis[] {
  const analyzer = createChecked();
  return texts.map((dockerfile) => analyzer.analyze({ dockerfile, target: null }));
}

test("an analysis is plain data", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const analysis = analyze(text);
      expect(structuredClone(analysis)).toEqual(analysis);
    }),
    { numRuns: 100 },
  );
});

test("equal input gives the same object", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const [first, second] = analyzeInTurn(text, text);
      expect(second).toBe(first);
    }),
    { numRuns: 100 },
  );
});

test("two analyzers agree, whatever they saw before", () => {
  fc.assert(
    fc.property(
      dockerfileAndEdit,
      fc.constantFrom(null, "base", "deps"),
      ({ text, change }, target) => {
        const dockerfile = applyEdits(text, [change]);
        const analyzer = createChecked();
        analyzer.analyze({ dockerfile: text, target: null });
        const usual = analyzer.analyze({ dockerfile, target });
        const fresh = analyze(dockerfile, target);
        expect({ ...usual, picture: null, isPictureKept: false }).toEqual({
          ...fresh,
          picture: null,
        });
        expect(analyzer.analyze({ dockerfile, target }, { isNewDocument: true })).toEqual(fresh);
      },
    ),
    { numRuns: 100 },
  );
});

function stagesByKey({ picture }: Analysis): ReadonlyMap<string, StageView> {
  return new Map(picture.stages.map((stage) => [stage.key, stage]));
}

test("after any edit, whatever equals the part before is that very part", () => {
  fc.assert(
    fc.property(dockerfileAndEdit, ({ text, change }) => {
      const analyzer = createChecked();
      const before = analyzer.analyze({ dockerfile: text, target: null });
      const after = analyzer.analyze({ dockerfile: applyEdits(text, [change]), target: null });
      const old = stagesByKey(before);
      for (const stage of after.picture.stages) {
        const twin = old.get(stage.key);
        if (twin !== undefined && isEqual(stage, twin)) expect(stage).toBe(twin);
      }
      if (isEqual(after.picture, before.picture)) expect(after.picture).toBe(before.picture);
      if (isEqual(after.problems, before.problems)) expect(after.problems).toBe(before.problems);
      if (isEqual(after.counts, before.counts)) expect(after.counts).toBe(before.counts);
    }),
    { numRuns: 150 },
  );
});

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Where a line can be put in before or behind a step of `text`: an offset and the key of the stage. */
function gaps(text: string): readonly { readonly at: number; readonly stage: string }[] {
  return analyze(text).places.rows.flatMap(({ isFrom, span, stage }) =>
    isFrom ? [] : [{ at: span.start, stage }],
  );
}

test("a new line in one stage keeps the views of the other stages", () => {
  const cases = dockerfileText().chain((text) =>
    fc.record({ text: fc.constant(text), gap: fc.constantFrom(null, ...gaps(text)) }),
  );
  fc.assert(
    fc.property(cases, ({ text, gap }) => {
      fc.pre(gap !== null);
      const line = { span: { start: gap.at, end: gap.at }, newText: "RUN --network=none new\n" };
      const [before, after] = analyzeInTurn(text, applyEdits(text, [line]));
      expect(after?.isPictureKept).toBe(false);
      const old = before?.picture.stages ?? [];
      expect(after?.picture.stages.length).toBe(old.length);
      for (const [index, stage] of (after?.picture.stages ?? []).entries()) {
        if (stage.key !== gap.stage) expect(stage).toBe(old[index]);
        else expect(stage.steps.length).toBe((old[index]?.steps.length ?? 0) + 1);
      }
      expect(after?.picture.edges).toBe(before?.picture.edges);
      expect(after?.picture.images).toBe(before?.picture.images);
    }),
    { numRuns: 150 },
  );
});

test("a step that is put in keeps the rows around it", () => {
  const [before, after] = analyzeInTurn(
    "FROM a\nRUN x\nRUN y\n",
    "FROM a\nRUN x\nRUN new\nRUN y\n",
  );
  const old = before?.picture.stages[0]?.steps;
  const steps = after?.picture.stages[0]?.steps;
  expect(steps?.[0]).toBe(old?.[0]);
  expect(steps?.[2]).toBe(old?.[1]);
});

test("a blank line above everything moves the places and leaves the picture", () => {
  const [before, after] = analyzeInTurn("FROM a\nRUN x\n", "\nFROM a\nRUN x\n");
  expect(after?.picture).toBe(before?.picture);
  expect(after?.places.rows.map(({ span }) => span.start)).toEqual([1, 8]);
});

test("another target changes roles and nothing else", () => {
  const analyzer = createChecked();
  const dockerfile = "FROM a AS x\nFROM b AS y\nFROM y AS z\n";
  const before = analyzer.analyze({ dockerfile, target: null });
  const after = analyzer.analyze({ dockerfile, target: "y" });
  expect(after.picture.stages.map(({ role }) => role)).toEqual(["unbuilt", "target", "unbuilt"]);
  expect(after.places).toBe(before.places);
  expect(after.picture.images).toBe(before.picture.images);
  expect(after.isPictureKept).toBe(false);
});
