import { expect, test } from "vitest";
import { examples, generated } from "../harm/samples.ts";
import { createRandom } from "./random.ts";
import { faultOf, fuzz } from "./run.ts";
import { shrink } from "./shrink.ts";
import { demand } from "./target.ts";
import { createTargets } from "./targets.ts";

const texts = [...examples().filter((_, index) => index % 20 === 0), ...generated(20)].map(
  ({ text }) => text,
);

/** Texts that once broke something, as `npm run fuzz` printed them: target, text, and what it was made of. */
const CASES: readonly (readonly [target: string, text: string, before: string])[] = [
  ["cache", "FROM\nCOPY [pp .", ""],
  ["analysis, after an edit as from the start", "ARG )\nUSER $", ""],
  ["checks and checklist", "ARG [\nUSER $(", ""],
  ["checks and checklist", "FROM a\nARG [\nENV (=1\nRUN echo [ (\nLABEL a=$(", ""],
  ["checks and checklist", "FROM a\nARG PASSWORD[=hunter2hunter\nRUN PASSWORD[", ""],
  ["split into build and runtime", "FROM golang\nARG [=1\nRUN go build -o /a .\nCMD /a", ""],
];

test("broken texts break nothing", { timeout: 120_000 }, async () => {
  const targets = await createTargets();
  const { failures, runs } = await fuzz({ texts, targets, runs: 1500, seed: 7 });
  expect(failures).toEqual([]);
  expect([...runs.values()].reduce((sum, count) => sum + count, 0)).toBe(1500);
  for (const [name, text, before] of CASES) {
    const target = targets.find((each) => each.name === name);
    const fault = target === undefined ? name : await faultOf(target, { text, before, seed: 1 });
    expect(fault).toBeNull();
  }
});

test("what does not hold is found, once, and made short", async () => {
  const target = {
    name: "no X",
    weight: 1,
    run: (text: string) => demand(!text.includes("X"), "there is an X"),
  };
  const { failures } = await fuzz({
    texts: ["FROM a\nRUN b\nRUN X c\n"],
    targets: [target],
    runs: 50,
    seed: 1,
  });
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatchObject({ target: "no X", text: "X" });
});

function row(seed: number): number[] {
  const random = createRandom(seed);
  return [1, 2, 3, 4].map(() => random.below(1000));
}

test("the same seed gives the same row", () => {
  expect(row(5)).toEqual(row(5));
  expect(row(5)).not.toEqual(row(6));
  expect(createRandom(1).pick([])).toBeUndefined();
});

test("shrinking gives up after its limit", async () => {
  let tried = 0;
  const text = await shrink(
    "a b c d e f g h",
    (shorter) => {
      tried++;
      return Promise.resolve(shorter.includes("h"));
    },
    3,
  );
  expect(tried).toBe(3);
  expect(text).toContain("h");
});
