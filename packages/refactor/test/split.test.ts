import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import { dockerfileText, hostileText } from "@stagemap/testkit";
import fc from "fast-check";
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

test("any text is split or refused with a reason, and never throws", () => {
  fc.assert(
    fc.property(fc.oneof(dockerfileText(), hostileText()), (text) => {
      const plan = planOf(text);
      if (plan.ok) applyEdits(text, plan.edits);
      else expect(plan.reasons.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

const GO = 'FROM golang:1.22\nWORKDIR /a\nCOPY . .\nRUN go build -o /bin/a .\nCMD ["/bin/a"]\n';

test.for([
  ["runtime-base", "scratch", "FROM scratch\n"],
  ["runtime-base", "system", "FROM alpine:"],
  ["static", "no", "FROM gcr.io/distroless/cc-debian12:nonroot\n"],
  ["application", "folder", "COPY --from=builder /a /a\n"],
] as const)("the answer %s=%s makes it %j", ([id, value, part]) => {
  expect(outcome(GO)).not.toContain(part);
  expect(outcome(GO, { [id]: value })).toContain(part);
});

test("an answer that is no choice is not heard", () => {
  expect(outcome(GO, { "runtime-base": "windows" })).toBe(outcome(GO));
});

test.for([
  ["", "There is no stage that is built."],
  ["FROM scratch\nCOPY a a\n", "starts from nothing"],
  ['FROM node:22 AS a\nRUN npm ci\nFROM a\nCMD ["node", "a"]\n', "stands on another one"],
  ["FROM python:3.12\nRUN pip install a\n", "No CMD or ENTRYPOINT"],
  ['FROM own.example/base\nRUN ./x\nCMD ["x"]\n', "No tool is called"],
  ['FROM python:3.12\nONBUILD RUN x\nRUN pip install a\nCMD ["a"]\n', "ONBUILD"],
  [
    'FROM python:3.12\nWORKDIR /a\nRUN /x/odd && pip install a\nCMD ["a"]\n',
    "--assume line-3=build",
  ],
] as const)("%j is refused: %s", ([text, reason]) => {
  expect(outcome(text)).toContain(reason);
});
