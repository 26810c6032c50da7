import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import { describe, expect, test } from "vitest";
import { planSplit } from "../src/index.ts";
import type { SplitPlan } from "../src/index.ts";

const FOLDER = join(import.meta.dirname, "split-examples");
const BEFORE = ".before.Dockerfile";
const EXAMPLES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(BEFORE))
  .map((name) => name.slice(0, -BEFORE.length));

function planOf(text: string, answers: Readonly<Record<string, string>> = {}): SplitPlan {
  const model = buildModel(parse(text), { target: null });
  return planSplit(model, { answers: new Map(Object.entries(answers)) });
}

/** The text of the plan, or the words of the refusal. */
function outcome(text: string, answers: Readonly<Record<string, string>> = {}): string {
  const plan = planOf(text, answers);
  return plan.ok
    ? applyEdits(text, plan.edits)
    : `${plan.kind}: ${plan.reasons.map(({ message }) => message).join(" ")}\n`;
}

describe("the examples", () => {
  test.for(EXAMPLES)("%s comes apart as written", async (name) => {
    const before = readFileSync(join(FOLDER, name + BEFORE), "utf8");
    await expect(outcome(before)).toMatchFileSnapshot(join(FOLDER, `${name}.after.Dockerfile`));
  });

  test.for(EXAMPLES)("%s has the same outcome with CRLF", (name) => {
    const before = readFileSync(join(FOLDER, name + BEFORE), "utf8");
    const after = outcome(before.replaceAll("\n", "\r\n"));
    expect(after.replaceAll("\r\n", "\n")).toBe(outcome(before));
    if (planOf(before).ok) expect(after.replaceAll("\r\n", "")).not.toContain("\n");
  });

  test.for(EXAMPLES)("%s is refused once it is split", (name) => {
    const before = readFileSync(join(FOLDER, name + BEFORE), "utf8");
    const isSplit = planOf(before).ok;
    expect(isSplit && planOf(outcome(before)).ok).toBe(false);
  });
});
