import type { Model } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import type { Plan } from "../src/index.ts";
import { modelOf } from "./moving.ts";

/** A text, an action on it, and what comes of it. */
export interface Case {
  readonly what: string;
  readonly before: string;
  readonly act: (model: Model) => Plan;
  readonly after?: string;
  /** Reasons, each by what it begins with. */
  readonly refused?: readonly string[];
  readonly notes?: readonly string[];
}

export function testCases(cases: readonly Case[]): void {
  test.for(cases)("$what", ({ before, act, after, refused, notes }) => {
    const plan = act(modelOf(before));
    if (!plan.ok) {
      expect({ refused: plan.reasons.map(({ message }) => message) }).toEqual({ refused });
      return;
    }
    expect(applyEdits(before, plan.edits)).toBe(after);
    if (notes !== undefined) expect(plan.notes.map(({ message }) => message)).toEqual(notes);
    checkUndo(before, plan);
  });
}

/** Edits are undone byte for byte by those that put back what they took. */
export function checkUndo(before: string, plan: Extract<Plan, { ok: true }>): void {
  let shift = 0;
  const back = plan.edits.map(({ span, newText }) => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    return {
      span: { start, end: start + newText.length },
      newText: before.slice(span.start, span.end),
    };
  });
  expect(applyEdits(applyEdits(before, plan.edits), back)).toBe(before);
}
