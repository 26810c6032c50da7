import { hostileText, marked } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadHovers } from "../src/index.ts";

const { hoverAt } = await loadHovers();

/** What is said where «» stands, and of what. */
function hover(source: string): { readonly of: string; readonly says: string } | null {
  const { text, spans } = marked(source);
  const found = hoverAt({ dockerfile: text, target: null }, spans[0]?.start ?? 0);
  if (found === null) return null;
  const { span, sentences } = found;
  return { of: text.slice(span.start, span.end), says: sentences.join(" ") };
}

test.each([
  ["FR«»OM scratch\n", "FROM", /Starts a stage.*`scratch` holds nothing\./],
  ["FROM node:«»22-slim AS a\n", "node:22-slim", /^The image holds 227 MB unpacked: /],
  ["FROM a\nCOPY --li«»nk a b\n", "--link", /^Makes a layer/],
  ["FROM a\nWORKDIR /app\nCO«»PY package.json ./\n", "COPY", /It writes `\/app\/package\.json`\./],
  ["FROM a\nRUN echo hi > /a/«»b\n", "RUN echo hi > /a/b", /^It reads .*It writes `\/a\/b`\.$/],
  ["FROM a\nWORKDIR /app\nRUN npm «»ci\n", "RUN npm ci", /It writes `\/app\/node_modules\/`/],
  ["FROM a\nRUN ./«»configure\n", "RUN ./configure", /^Nobody knows what `configure` reads/],
  ["FROM a\nONBUILD R«»UN x\n", "RUN", /^Runs a command/],
  ["FROM a\nONBU«»ILD RUN x\n", "ONBUILD", /^Keeps an instruction/],
  ["FROM a\nRUN a <<E\nb«»\nE\n", "RUN a <<E\nb\nE", /^Nobody knows what `a`/],
])("tells at %j", (source, of, says) => {
  const found = hover(source);
  expect(found?.of).toBe(of);
  expect(found?.says).toMatch(says);
});

test.each(["# a«»\nFROM a\n", "FROM a AS «»b\n", "FROM a\nENV A=«»b\n", "«»", "FROM a\nBLA«»\n"])(
  "says nothing at %j",
  (source) => {
    expect(hover(source)).toBeNull();
  },
);

test("speaks of what is at the offset, whatever the text", () => {
  fc.assert(
    fc.property(hostileText(), fc.nat(), (dockerfile, at) => {
      const offset = at % (dockerfile.length + 1);
      const found = hoverAt({ dockerfile, target: null }, offset);
      if (found === null) return;
      expect(found.span.start).toBeLessThanOrEqual(offset);
      expect(found.span.end).toBeGreaterThanOrEqual(offset);
      expect(found.sentences.length).toBeGreaterThan(0);
    }),
  );
});
