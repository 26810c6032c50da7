import { expect, test } from "vitest";
import { withShare } from "../../src/order/shares.ts";

const scenarios = [
  { id: "a", weight: 0.6, usualWeight: 0.5 },
  { id: "b", weight: 0.3, usualWeight: 0.3 },
  { id: "c", weight: 0.1, usualWeight: 0.2 },
];

function shares(id: string, share: number, given = scenarios): readonly number[] {
  return Object.entries(withShare(given, id, share))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, value]) => Math.round(value * 1000) / 1000);
}

test("What is left is divided as before", () => {
  expect(shares("a", 0.2)).toEqual([0.2, 0.6, 0.2]);
});

test("All for one leaves nothing to the others", () => {
  expect(shares("b", 1)).toEqual([0, 1, 0]);
});

test("Where the others had nothing, they get what is usual", () => {
  const all = scenarios.map((each) => ({ ...each, weight: each.id === "a" ? 1 : 0 }));
  expect(shares("a", 0.5, all)).toEqual([0.5, 0.3, 0.2]);
});
