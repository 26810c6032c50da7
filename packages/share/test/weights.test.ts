import { expect, test } from "vitest";
import { decodeState, encodeState, packWeights, unpackWeights } from "../src/index.ts";

const weights = { shares: { sources: 0.6071, dependencies: 0.3929 }, commits: 312 };

test("Weights come back from a link, and a link without them has none", async () => {
  const state = { dockerfile: "FROM a\n", target: null };
  expect(await decodeState(await encodeState({ ...state, weights }))).toEqual({
    ok: true,
    state: { ...state, weights },
  });
  expect(await decodeState(await encodeState(state))).toEqual({ ok: true, state });
});

test("Equal weights are packed alike", () => {
  const { sources, dependencies } = weights.shares;
  const other = { ...weights, shares: { dependencies, sources } };
  expect(JSON.stringify(packWeights(other))).toBe(JSON.stringify(packWeights(weights)));
});

test.for([null, 7, "x", {}, { w: 7 }, { w: [["a"]] }, { w: [["a", "1"]] }, { w: [], n: "1" }])(
  "What is no weights is not read",
  (value) => {
    expect(unpackWeights(value)).toBeNull();
  },
);

test("Shares that cannot be are left out", () => {
  const packed = {
    w: [
      ["a", -1],
      ["b", 20_000],
      ["c", 5000],
      ["d", null],
    ].slice(0, 3),
  };
  expect(unpackWeights(packed)).toEqual({ shares: { c: 0.5 }, commits: null });
});
