import { expect, test } from "vitest";
import { decodeState, encodeState, packSizes, unpackSizes } from "../src/index.ts";

const sizes = {
  steps: { "#1 RUN a1b2": 12_400_000 },
  images: { "node:22": 1_120_000_000 },
  totals: { "#1": 1_200_000_000 },
};
const state = { dockerfile: "FROM node:22\nRUN npm ci\n", target: null };

/** As the first version with sizes wrote it. */
const firstLink =
  "s1.t9Jug6tWSlGyUnIL8vdVyMtPSbUyMorJCwr1U8gryFVIzozJU9JRqlKyqlYqVrKKjlZSNlQASSYaJhkp6RgamRiAQGysjlImWBpqgpKOoaGRgQFcsgSqF6TFAC5eWwsA";

test("opens the link that the first version with sizes wrote", async () => {
  expect(await decodeState(firstLink)).toEqual({ ok: true, state: { ...state, sizes } });
});

test("sizes come back from a link, and a link without them has none", async () => {
  expect(await decodeState(await encodeState({ ...state, sizes }))).toEqual({
    ok: true,
    state: { ...state, sizes },
  });
  const none = { steps: {}, images: {}, totals: {} };
  expect(await decodeState(await encodeState({ ...state, sizes: none }))).toEqual({
    ok: true,
    state,
  });
});

test.for([null, 7, "x", { s: 7 }, { i: "a" }, { t: {} }])(
  "what is no sizes is not read",
  (value) => {
    expect(unpackSizes(value)).toBeNull();
  },
);

test("sizes that cannot be are left out", () => {
  expect(
    unpackSizes({ s: [["a", -1], ["b", "2"], ["c", 1e20], ["d"], ["__proto__", 5], ["e", 7]] })
      ?.steps,
  ).toEqual(
    Object.fromEntries([
      ["__proto__", 5],
      ["e", 7],
    ]),
  );
  expect(packSizes({ steps: {}, images: {}, totals: {} })).toEqual({});
});
