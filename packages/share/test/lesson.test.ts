import { expect, test } from "vitest";
import { decodeState, encodeState, unpackLesson } from "../src/index.ts";

const state = { dockerfile: "FROM a\n", target: null };
const own = { title: "<b>Ours</b>", goals: [{ kind: "builds" }] };

/** Written by the first version with lessons. Never change them. */
const firstLinkOfCourse = "s1.PpSkmKtWSlGyUnIL8vdVSIzJU9JRylGyUkpOTM5I1c0vSkktUqoFAA";
const firstLinkOfOwn =
  "s1.FIyRUqtWSlGyUnIL8vdVSIzJU9JRylGyqlYqySzJSVWyUrJJsvMvLSq20U-yU9JRSs9PzClWsoquVsrOzANpSyrNzEkpVqqNra0FAA";

test("A lesson comes back from a link, and a link without one has none", async () => {
  for (const lesson of ["cache-order", own]) {
    expect(await decodeState(await encodeState({ ...state, lesson }))).toEqual({
      ok: true,
      state: { ...state, lesson },
    });
  }
  expect(await decodeState(await encodeState(state))).toEqual({ ok: true, state });
});

test("Links of the first version with lessons open", async () => {
  expect(await decodeState(firstLinkOfCourse)).toEqual({
    ok: true,
    state: { ...state, lesson: "cache-order" },
  });
  expect(await decodeState(firstLinkOfOwn)).toEqual({ ok: true, state: { ...state, lesson: own } });
});

test.for([null, 7, "", "x".repeat(101), [], true])("What is no lesson is not read", (value) => {
  expect(unpackLesson(value)).toBeNull();
});
