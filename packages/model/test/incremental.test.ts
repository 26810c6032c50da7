import { dockerfileText, edit, hostileText } from "@stagemap/testkit";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { parse } from "@stagemap/syntax";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Model } from "../src/index.ts";
import { buildModel, neededStages, allUsers } from "../src/index.ts";

const targets = fc.constantFrom(null, "base", "final", "#0", "nowhere");

function build(text: string, target: string | null = null, previous?: Model): Model {
  return buildModel(parse(text, previous?.tree), { target }, previous);
}

const textAndEdit = fc
  .oneof({ weight: 3, arbitrary: dockerfileText() }, { weight: 1, arbitrary: hostileText() })
  .chain((text) => fc.record({ text: fc.constant(text), change: edit(text) }));

test("a model built on an earlier one equals one built afresh", () => {
  fc.assert(
    fc.property(textAndEdit, targets, targets, ({ text, change }, before, after) => {
      const edited = applyEdits(text, [change]);
      const incremental = build(edited, after, build(text, before));
      expect(incremental).toEqual(build(edited, after));
    }),
    { numRuns: 100 },
  );
});

test("a model built on a long line of earlier ones equals one built afresh", () => {
  fc.assert(
    fc.property(dockerfileText(), fc.infiniteStream(fc.nat()), (start, random) => {
      let text = start;
      let model = build(text);
      for (let round = 0; round < 8; round++) {
        const [sample] = fc.sample(edit(text), { numRuns: 1, seed: random.next().value });
        if (sample !== undefined) text = applyEdits(text, [sample]);
        model = build(text, null, model);
      }
      expect(model).toEqual(build(text));
    }),
    { numRuns: 20 },
  );
});

/** The stage whose steps, comments and blank lines hold all of `change`; -1 when there is none. */
function editedStage({ tree, stageItems }: Model, { span }: TextEdit): number {
  return stageItems.findIndex((first, stage) => {
    const next = stageItems[stage + 1];
    if (next === undefined) return false;
    const start = tree.starts[first + 1] ?? 0;
    const end = tree.starts[next] ?? 0;
    return span.start >= start && span.end <= end;
  });
}

function fromLines({ stages }: Model): string {
  return stages.map(({ from }) => from.raw).join("");
}

function keysBut(model: Model, changed: number): readonly (readonly string[])[] {
  const others = model.stages.filter(({ index }) => index !== changed);
  return others.map(({ key, steps }) => [key, ...steps.map((step) => step.key)]);
}

test("an edit inside one stage leaves the other stages the same objects with the same keys", () => {
  const cases = dockerfileText().chain((text) =>
    fc.record({ text: fc.constant(text), change: edit(text) }),
  );
  fc.assert(
    fc.property(cases, ({ text, change }) => {
      const before = build(text);
      const changed = editedStage(before, change);
      const edited = applyEdits(text, [change]);
      fc.pre(changed !== -1 && edited !== text);
      const after = build(edited, null, before);
      fc.pre(fromLines(after) === fromLines(before));
      expect(keysBut(after, changed)).toEqual(keysBut(before, changed));
      for (const [index, stage] of after.stages.entries()) {
        if (index !== changed) expect(stage).toBe(before.stages[index]);
      }
    }),
    { numRuns: 150 },
  );
});

test("an equal text gives the same stages", () => {
  const text = "ARG V=1\nFROM a:$V AS x\nRUN y\nFROM x\nCOPY --from=x p q\n";
  const before = build(text);
  const after = build(text, null, before);
  expect(after.globals).toBe(before.globals);
  for (const [index, stage] of after.stages.entries()) expect(stage).toBe(before.stages[index]);
});

test("another value of a global ARG gives new stages", () => {
  const before = build("# a comment\nARG V=1\nFROM a:$V\n");
  const after = build("# a comment\nARG V=2\nFROM a:$V\n", null, before);
  expect(after.stages[0]?.base).toBe("a:2");
});

test("another escape character gives new stages", () => {
  const before = build("# escape=`\nFROM a`b\n");
  const after = build("# escape=\\\nFROM a`b\n", null, before);
  expect([before.stages[0]?.base, after.stages[0]?.base]).toEqual(["ab", "a`b"]);
});

test("a stage that moves gets its new number", () => {
  const before = build("FROM a\nRUN x\n\nFROM b\nRUN y\n");
  const after = build("FROM a\nRUN x\n\nFROM c\n\nFROM b\nRUN y\n", null, before);
  expect(after.stages.map(({ key, index, base }) => [key, index, base])).toEqual([
    ["#0", 0, "a"],
    ["#1", 1, "c"],
    ["#2", 2, "b"],
  ]);
});

test("no text and no target makes it throw", () => {
  fc.assert(
    fc.property(hostileText(), targets, (text, target) => {
      const model = build(text, target);
      for (const { index } of model.stages) {
        expect(neededStages(model, index).has(index)).toBe(true);
        expect([...(allUsers(model)[index] ?? [])]).not.toContain(index);
      }
    }),
    { numRuns: 150 },
  );
});

test("spans and lines lie in the text, and keys are unique", () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      const { stages, edges, problems, tree } = build(text);
      const lineCount = tree.lines.at(-1) ?? 1;
      for (const { span, line } of [...edges, ...problems]) {
        expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
        expect(1 <= line && line <= lineCount).toBe(true);
      }
      const keys = stages.flatMap(({ key, steps }) => [key, ...steps.map((step) => step.key)]);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 100 },
  );
});
