import { hostileText, marked } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadLenses } from "../src/index.ts";

const { lensesOf } = await loadLenses();

function textsOf(dockerfile: string, files: readonly string[] | null = null): readonly string[] {
  const lenses = lensesOf({ dockerfile, target: null, files });
  return lenses.map(({ parts }) => parts.map(({ text }) => text).join(" · "));
}

test("says what a stage is for, who uses it and what its base weighs", () => {
  const text = [
    "FROM alpine:3.22 AS tools",
    "FROM alpine:3.22 AS build",
    "FROM build AS test",
    "FROM scratch",
    "COPY --from=build /a /a",
    "",
  ].join("\n");
  expect(textsOf(text)).toEqual(["not built · 8 MB", "used by 2 · 8 MB", "not built", "ships"]);
});

test("says what a source change costs, as an estimate", () => {
  const text = "FROM node:22-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n";
  const [lens] = textsOf(text, ["package.json", "package-lock.json", "src/index.ts"]);
  expect(lens).toMatch(/^ships · 227 MB · ~[\d smin]+ a change$/);
});

test("stands at the end of FROM lines", () => {
  const { text, spans } = marked("# x\r\nFROM \\\r\n  a AS b«»\r\nRUN c\r\nFROM d«»");
  const lenses = lensesOf({ dockerfile: text, target: null, files: null });
  expect(lenses.map(({ offset }) => offset)).toEqual(spans.map(({ start }) => start));
});

test("never throws, whatever the text", () => {
  fc.assert(
    fc.property(hostileText(), (dockerfile) => {
      for (const { offset } of lensesOf({ dockerfile, target: null, files: null })) {
        expect(offset).toBeLessThanOrEqual(dockerfile.length);
      }
    }),
  );
});
