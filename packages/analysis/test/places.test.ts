import { dockerfileText, hostileText, marked } from "@stagemap/testkit";
import type { Span } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Analysis, Place } from "../src/index.ts";
import { analyze } from "./analyze.ts";
import { checkLaws } from "./laws.ts";

/** The marks are the places that `select` gives. */
function checkPlaces(source: string, select: (analysis: Analysis) => readonly Place[]): void {
  const { text, spans } = marked(source);
  const found = select(analyze(text)).map(({ span }) => span);
  expect(found).toEqual(spans);
}

function checkStages(source: string): void {
  checkPlaces(source, ({ places }) => places.stages);
}

function checkRows(source: string): void {
  checkPlaces(source, ({ places }) => places.rows);
}

/** The marks are the names after --from= and in mounts. */
function checkNamedEdges(source: string): void {
  checkPlaces(source, ({ places, picture }) =>
    places.edges.filter((place) =>
      picture.edges.some(
        ({ key, kind }) => key === place.key && (kind === "copy" || kind === "mount"),
      ),
    ),
  );
}

test("a stage is all its lines, from FROM to its last instruction", () => {
  checkStages("# top\n\n«FROM a\nRUN x\n»\n# of b\n«FROM b\n»");
  checkStages(
    "«FROM a AS x\n\n# why\nRUN x \\\n  y\n»\n\n«FROM b\nRUN <<EOF\nFROM c\nEOF\n»# end\n",
  );
});

test("a stage without a last line end goes to the end of the text", () => {
  checkStages("«FROM a\nRUN x»");
});

test("lines before the first stage belong to none", () => {
  checkStages("# syntax=docker/dockerfile:1\nARG A\nRUN x\n«FROM a\n»");
});

test("rows are FROM lines and steps without the end of their last line", () => {
  checkRows("  «FROM a»\n# why\n  «RUN x \\\n   y»\n\n«COPY <<E /\nFROM z\nE»\r\n«CMD c»");
});

test("rows tell their stage and which of them are FROM", () => {
  const { rows } = analyze("FROM a AS x\nRUN y\nFROM b\n").places;
  expect(rows.map(({ stage, isFrom, key }) => [stage, isFrom, key])).toEqual([
    ["x", true, "x"],
    ["x", false, expect.stringMatching(/^x\/RUN-/)],
    ["#1", true, "#1"],
  ]);
});

test("an edge's place is the name that makes it", () => {
  checkNamedEdges("FROM a AS x\nFROM b\nCOPY --from=«x» p q\n");
  checkNamedEdges('FROM a AS x\nFROM b\nCOPY --chown=1 --from=«"x"» --link p q\n');
  checkNamedEdges(
    "FROM a AS x\nFROM b\nCOPY \\\n  --from=«x» \\\n  p q\nCOPY --from=«nginx:1» p q\n",
  );
  checkNamedEdges(
    "FROM a AS x\nFROM b\nRUN --mount=from=«x»,target=/a --mount=target=/b,from=«x» y\n",
  );
});

test("a base edge's place is the base, a context edge's the instruction", () => {
  checkPlaces(
    "FROM «a» AS x\n«COPY p q»\nFROM --platform=linux/arm64 «x»\n",
    ({ places }) => places.edges,
  );
});

test("a byte order mark and CRLF shift nothing", () => {
  checkRows("\uFEFF«FROM a»\r\n«RUN x»\r\n");
  checkNamedEdges("\uFEFFFROM a AS x\r\nFROM b\r\nCOPY --from=«x» p q\r\n");
});

function textAt(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

test("every part of the picture has its place, for every Dockerfile", () => {
  fc.assert(
    fc.property(dockerfileText(), (text) => {
      const analysis = analyze(text);
      checkLaws(analysis, text);
      for (const { key, span } of analysis.places.stages) {
        expect(textAt(text, span)).toMatch(/^FROM /);
        expect(analysis.picture.stages.map((stage) => stage.key)).toContain(key);
      }
    }),
    { numRuns: 100 },
  );
});

test("every part of the picture has its place, for every text", () => {
  fc.assert(
    fc.property(hostileText(), fc.constantFrom(null, "base", "#0"), (text, target) => {
      checkLaws(analyze(text, target), text);
    }),
    { numRuns: 300 },
  );
});
