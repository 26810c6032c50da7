import { expect, test } from "vitest";
import { decodeState, encodeState } from "../src/index.ts";

const state = {
  dockerfile: "FROM node:22-slim\nRUN npm ci\n",
  target: null,
  compareWith: "FROM node:22\nRUN npm install\n",
};

/** As the first version with two texts wrote it. */
const firstLink =
  "s1.BRKQwKtWSlGyUnIL8vdVyMtPSbUyMtItzsnMjckLCvVTyCvIVUjOjMlT0lHKR1OFUJCZV1ySmJMTk6dUCwA";

test("opens the link that the first version with two texts wrote", async () => {
  expect(await decodeState(firstLink)).toEqual({ ok: true, state });
});

test("the other text comes back from a link, also an empty one, and a link without one has none", async () => {
  const { compareWith: _, ...alone } = state;
  for (const each of [state, { ...state, compareWith: "" }, alone]) {
    expect(await decodeState(await encodeState(each))).toEqual({ ok: true, state: each });
  }
});
