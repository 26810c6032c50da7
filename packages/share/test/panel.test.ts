import { expect, test } from "vitest";
import { decodeState, encodeState } from "../src/index.ts";

const state = { dockerfile: "FROM a\n", target: null };

/** Written by the first version with panels. Never change it. */
const firstLink = "s1.-zYwiatWSlGyUnIL8vdVSIzJU9JRKlOyUkpOTM5IVaoFAA";

test("A panel comes back from a link, and a link without one has none", async () => {
  const shared = { ...state, panel: "cache" };
  expect(await decodeState(await encodeState(shared))).toEqual({ ok: true, state: shared });
  expect(await decodeState(await encodeState(state))).toEqual({ ok: true, state });
});

test("Links of the first version with panels open", async () => {
  expect(await decodeState(firstLink)).toEqual({ ok: true, state: { ...state, panel: "cache" } });
});
