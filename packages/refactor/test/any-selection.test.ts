import type { Model } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  planBringBack,
  planCommentChosen,
  planDeleteChosen,
  planPaste,
  selectionText,
} from "../src/index.ts";
import type { Plan, Selection } from "../src/index.ts";
import { readingOf } from "../src/certify.ts";
import { checkUndo } from "./composed.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";

const counts = new Map<string, number>();
const picked = fc.array(fc.nat(60), { minLength: 1, maxLength: 4 });

function pick(model: Model, numbers: readonly number[]): Selection {
  const keys = model.stages.flatMap(({ steps }) => steps.map(({ key }) => key));
  return {
    stages: [],
    steps: [...new Set(numbers.map((number) => keys[number % keys.length] ?? ""))],
  };
}

function textAfter(what: string, before: string, plan: Plan): string | null {
  const key = `${what}: ${plan.ok ? "planned" : "refused"}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  if (!plan.ok) return null;
  checkUndo(before, plan);
  return applyEdits(before, plan.edits);
}

test("commenting out and bringing back gives the same bytes", LONG, () => {
  fc.assert(
    fc.property(dockerfiles({ stages: 3, steps: 6 }), picked, (text, numbers) => {
      const model = modelOf(text);
      const selection = pick(model, numbers);
      const out = textAfter("comment out", text, planCommentChosen(model, selection));
      if (out === null) return;
      let back = out;
      for (const { key, steps } of model.stages) {
        if (!steps.some((step) => selection.steps.includes(step.key))) continue;
        const plan = planBringBack(modelOf(back), { stage: key, step: null });
        back = textAfter("bring back", back, plan) ?? back;
      }
      expect(back).toBe(text);
    }),
    { numRuns: RUNS / 2 },
  );
});

test("copying steps and pasting them keeps how the rest is read", LONG, () => {
  fc.assert(
    fc.property(dockerfiles({ stages: 3, steps: 6 }), picked, fc.nat(9), (text, numbers, gap) => {
      const model = modelOf(text);
      const selection = pick(model, numbers);
      const copied = selectionText(model, selection) ?? "";
      const stage = model.stages[gap % model.stages.length];
      const place = gap % ((stage?.steps.length ?? 0) + 1);
      const plan = planPaste(model, {
        text: copied,
        at: { stage: stage?.key ?? "", gap: place },
      });
      const after = textAfter("paste steps", text, plan);
      if (after === null || !plan.ok) return;
      const reading = readingOf(modelOf(after)).map((lines, index) =>
        index === stage?.index ? lines.toSpliced(place + 1, plan.added.count) : lines,
      );
      expect(reading).toEqual(readingOf(model));
      expect(plan.added.count).toBe(selection.steps.length);
    }),
    { numRuns: RUNS / 2 },
  );
});

test("copying stages and pasting them keeps how the rest is read, and what ships", LONG, () => {
  fc.assert(
    fc.property(
      dockerfiles({ stages: 3, steps: 5 }),
      dockerfiles({ stages: 2, steps: 4 }),
      fc.boolean(),
      fc.nat(2),
      (text, other, isOwn, number) => {
        const model = modelOf(text);
        const source = isOwn ? model : modelOf(other);
        const keys = source.stages.filter(({ index }) => index >= number % source.stages.length);
        const copied = selectionText(source, { stages: keys.map(({ key }) => key), steps: [] });
        const plan = planPaste(model, { text: copied ?? "", at: null });
        const after = textAfter("paste stages", text, plan);
        if (after === null || !plan.ok) return;
        const { first, count } = plan.added;
        const now = modelOf(after);
        const left = readingOf(now).toSpliced(first, count);
        expect(left.map((lines) => lines.length)).toEqual(
          readingOf(model).map((lines) => lines.length),
        );
        expect(count).toBe(keys.length);
        const names = now.stages.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      },
    ),
    { numRuns: RUNS / 2 },
  );
});

test("deleting steps leaves the others as they are read", LONG, () => {
  fc.assert(
    fc.property(dockerfiles({ stages: 3, steps: 6 }), picked, (text, numbers) => {
      const model = modelOf(text);
      const selection = pick(model, numbers);
      const after = textAfter("delete", text, planDeleteChosen(model, selection));
      if (after === null) return;
      const left = readingOf(model).map((lines, index) =>
        lines.filter((_, line) => {
          const step = model.stages[index]?.steps[line - 1];
          return step === undefined || !selection.steps.includes(step.key);
        }),
      );
      expect(readingOf(modelOf(after))).toEqual(left);
    }),
    { numRuns: RUNS / 2 },
  );
});

test("most can be done", () => {
  expect(counts.get("paste steps: planned") ?? 0).toBeGreaterThan(
    counts.get("paste steps: refused") ?? 0,
  );
  expect(counts.get("comment out: planned") ?? 0).toBeGreaterThan(
    counts.get("comment out: refused") ?? 0,
  );
});
