import { hostileText, marked } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadNames } from "../src/index.ts";

const { namesIn } = await loadNames();

/** `source` has «marks» around all places of the name `title`, of which there is one. */
function checkPlaces(title: string, source: string): void {
  const { text, spans } = marked(source);
  const found = namesIn({ dockerfile: text, target: null }).filter((name) => name.title === title);
  expect(found).toHaveLength(1);
  expect(found[0]?.places.map(({ span }) => span)).toEqual(spans);
}

test.each([
  ["b", "FROM a AS «b»\nFROM «b»\nCOPY --from=«b» /x /y\nRUN --mount=from=«b»,target=/x z\n"],
  ["B", "FROM a AS «B»\nCOPY --from=c x y\nFROM «b» AS c\n"],
  ["Stage 0", "«FROM» a\nFROM x\nCOPY --from=«0» a b\n"],
  ["d", "FROM a AS d1\nFROM a AS «d»\nFROM d1\nCOPY --from=«d» x y\n"],
])("stage %s has its places", (title, source) => {
  checkPlaces(title, source);
});

test.each([
  ["V", "ARG «V»=1\nFROM a:$«V»\nARG «V»\nRUN echo ${«V»:-2} \\$V\n"],
  ["E", "FROM a AS b\nENV «E»=1 F=x\nFROM b\nENV «E»=$«E»:2\nCMD x $«E»\n"],
  ["V", "FROM a\nARG «V»\nLABEL a='$V' b=\"$«V»\"\nCOPY <<E /x\n$«V»\nE\nCOPY <<'E' /x\n$V\nE\n"],
  ["V", "FROM a\nARG «V»\nRUN <<E\necho $«V»\nE\n"],
  ["V", "FROM a\nARG «V»=1\nRUN a \\\n  # $V\n  $«V»\\\n b$«V»\n"],
  ["HOME", "FROM a\nRUN $«HOME»\nUSER $«HOME»\n"],
])("variable %s has its places", (title, source) => {
  checkPlaces(title, source);
});

test("two stages have variables of their own", () => {
  const dockerfile = "FROM a\nARG V\nRUN $V\nFROM b\nARG V\nRUN $V\nFROM c\nRUN $V\n";
  const names = namesIn({ dockerfile, target: null }).filter(({ kind }) => kind === "variable");
  expect(names.map(({ places }) => places.length)).toEqual([2, 2, 1]);
});

test("a stage is defined after AS", () => {
  const { text, spans } = marked("FROM a AS «b»\nFROM «b»\n");
  const [name] = namesIn({ dockerfile: text, target: null });
  expect(name?.places.map(({ definitions }) => definitions)).toEqual([[spans[0]], [spans[0]]]);
});

test("a use means the definition before it, and what that takes its value from", () => {
  const { text, spans } = marked("ARG «V»=1\nFROM a\nARG «V»\nRUN $«V»\nENV «V»=2\nRUN $«V»\n");
  const [global, own, first, environment, second] = spans;
  const [name] = namesIn({ dockerfile: text, target: null }).filter(({ title }) => title === "V");
  const meant = name?.places.map(({ definitions }) => definitions);
  expect(meant).toEqual([[global], [global], [own, global], [environment], [environment]]);
  expect(name?.places.map(({ span }) => span)).toEqual([global, own, first, environment, second]);
});

test("places lie in the text and do not overlap, whatever the text", () => {
  fc.assert(
    fc.property(hostileText(), (dockerfile) => {
      for (const { places } of namesIn({ dockerfile, target: null })) {
        const isSound = places.every(
          ({ span }, index) =>
            span.end <= dockerfile.length && span.start >= (places[index - 1]?.span.end ?? 0),
        );
        expect(isSound).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
