import { expect, test } from "vitest";
import type { Analysis } from "../src/index.ts";
import { createAnalyzer } from "../src/index.ts";

const above = "FROM a AS one\nRUN x\n\n";
const below = "\nFROM c AS three\nCOPY --from=one p q\n";
const whole = `${above}FROM b AS two\nRUN y\n${below}`;

/** A document that is edited; `show` gives the analysis after its text became `dockerfile`. */
function openDocument(dockerfile: string) {
  const analyzer = createAnalyzer();
  analyzer.analyze({ dockerfile, target: null });
  return {
    show: (next: string): Analysis => analyzer.analyze({ dockerfile: next, target: null }),
    open: (next: string): Analysis =>
      analyzer.analyze({ dockerfile: next, target: null }, { isNewDocument: true }),
  };
}

function titles({ picture }: Analysis): readonly string[] {
  return picture.stages.map(({ title }) => title);
}

/** Every beginning of `text`, from one letter on. */
function beginnings(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1));
}

test("the broken FROM of a stage keeps the picture, and says so", () => {
  const document = openDocument(whole);
  const shown = document.show(whole).picture;
  for (const line of ["FROM b AS", "FROM b A", "FRO", "F", "FROM"]) {
    const analysis = document.show(whole.replace("FROM b AS two", line));
    expect([line, analysis.isPictureKept]).toEqual([line, true]);
    expect(analysis.picture).toBe(shown);
    expect(analysis.problems.length).toBeGreaterThan(0);
  }
  const mended = document.show(whole);
  expect([mended.isPictureKept, mended.picture === shown]).toEqual([false, true]);
});

test("a name that BuildKit refuses keeps the picture", () => {
  const document = openDocument(whole);
  expect(document.show(whole.replace("two", "2wo")).isPictureKept).toBe(true);
});

test("typing a stage letter by letter in the middle never costs another stage", () => {
  const document = openDocument(above + below);
  for (const line of beginnings("FROM x AS y")) {
    const analysis = document.show(`${above}${line}\n${below}`);
    expect([line, titles(analysis)]).toEqual([line, expect.arrayContaining(["one", "three"])]);
    expect(titles(analysis).length).toBeLessThanOrEqual(3);
  }
  const done = document.show(`${above}FROM x AS y\n${below}`);
  expect([titles(done), done.isPictureKept]).toEqual([["one", "y", "three"], false]);
});

test("deleting a FROM line letter by letter keeps its stage to the last letter", () => {
  const document = openDocument(whole);
  for (const line of beginnings("FROM b AS").toReversed()) {
    const analysis = document.show(whole.replace("FROM b AS two", line));
    expect([line, titles(analysis)]).toEqual([line, ["one", expect.any(String), "three"]]);
  }
  const gone = document.show(whole.replace("FROM b AS two", ""));
  expect([titles(gone), gone.isPictureKept]).toEqual([["one", "three"], false]);
});

test("a line with an unknown instruction costs nothing", () => {
  const document = openDocument(whole);
  for (const line of beginnings("RUN make")) {
    const analysis = document.show(whole.replace("RUN y", `RUN y\n${line}`));
    expect([line, titles(analysis), analysis.isPictureKept]).toEqual([
      line,
      ["one", "two", "three"],
      false,
    ]);
    expect(analysis.picture.stages[1]?.steps).toHaveLength(2);
  }
});

test("deleting a stage takes it away", () => {
  const document = openDocument(whole);
  const analysis = document.show(above + below);
  expect([titles(analysis), analysis.isPictureKept]).toEqual([["one", "three"], false]);
});

test("an old error elsewhere does not freeze the picture", () => {
  const wrong = whole.replace("RUN x", "wrong x");
  const document = openDocument(wrong);
  const analysis = document.show(wrong.replace("FROM b AS two\nRUN y\n", ""));
  expect([titles(analysis), analysis.isPictureKept]).toEqual([["one", "three"], false]);
});

test("a step may be broken and mended without the picture being kept", () => {
  const document = openDocument(whole);
  const analysis = document.show(whole.replace("--from=one", "--from=9"));
  expect(analysis.isPictureKept).toBe(false);
  expect(analysis.picture.edges.map(({ kind }) => kind)).toEqual(["base", "base", "base"]);
});

test("a heredoc without its end costs nothing", () => {
  const document = openDocument(whole);
  const analysis = document.show(whole.replace("RUN y", "RUN <<EOF"));
  expect([titles(analysis), analysis.isPictureKept]).toEqual([["one", "two", "three"], false]);
  expect(analysis.problems.map(({ message }) => message)).toEqual(["unterminated heredoc"]);
});

test("places and problems are those of the text, while the picture is kept", () => {
  const document = openDocument(whole);
  const analysis = document.show(whole.replace("FROM b AS two", "FRO"));
  expect(analysis.places.stages.map(({ key }) => key)).toEqual(["one", "three"]);
  expect(analysis.problems.map(({ line }) => line)).toEqual([4]);
  expect(analysis.counts.stages).toBe(2);
});

test("another text replaces the picture, however broken it is", () => {
  const document = openDocument("FROM a AS p\nFROM b AS q\nFROM c AS r\n");
  const analysis = document.show("FROM x AS other\nwrong\n");
  expect([titles(analysis), analysis.isPictureKept]).toEqual([["other"], false]);
});

test("a new document never keeps the picture of the one before", () => {
  const document = openDocument(whole);
  const analysis = document.open(whole.replace("FROM b AS two", "FRO"));
  expect([titles(analysis), analysis.isPictureKept]).toEqual([["one", "three"], false]);
});

test("emptying the text empties the picture", () => {
  const document = openDocument(whole);
  const analysis = document.show("");
  expect([titles(analysis), analysis.isPictureKept]).toEqual([[], false]);
});
