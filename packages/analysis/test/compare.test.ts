import { dockerfileText, hostileText } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadCompare } from "../src/index.ts";
import type { Comparison } from "../src/index.ts";

const { compare: ask } = await loadCompare();
const compare = (before: string, dockerfile: string): Comparison =>
  ask({ before, dockerfile, target: null, dockerignore: "Dockerfile\n", files: null });

const text = `FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /app
FROM scratch
COPY --from=build /app /app
CMD ["/app"]
`;

function kinds({ stages }: Comparison): readonly string[] {
  return stages.flatMap((stage) => [
    `${stage.kind}${stage.isRenamed ? " renamed" : ""}${stage.isBaseChanged ? " base" : ""}`,
    ...stage.steps.flatMap(({ kind, keyword }) => (kind === "same" ? [] : [`${kind} ${keyword}`])),
  ]);
}

test("a stage that is renamed wherever it is named is seen as renamed and nothing else", () => {
  const result = compare(
    text,
    text.replaceAll("build", "compile").replace("go compile", "go build"),
  );
  expect(kinds(result)).toEqual(["same renamed", "same"]);
  expect(result.edges).toEqual([]);
  expect(result.headline).toBe("The change renames “build” to “compile”.");
  expect(result.rebuild).toMatchObject({ rebuilt: 0, maybe: 0 });
  expect(result.marks).toEqual({ compile: "renamed" });
});

test.for<readonly [string, string, readonly string[]]>([
  ["a changed step", text.replace("-o /app", "-v -o /app"), ["changed", "changed RUN", "same"]],
  [
    "an added step",
    text.replace("COPY . .", "COPY . .\nRUN true"),
    ["changed", "added RUN", "same"],
  ],
  ["a removed step", text.replace("WORKDIR /src\n", ""), ["changed", "removed WORKDIR", "same"]],
  ["another base", text.replace("golang:1.23", "golang:1.24"), ["changed base", "same"]],
  ["a comment", `# why\n${text}`, ["same", "same"]],
  [
    "an added stage",
    `FROM alpine AS lint\nRUN true\n${text}`,
    ["added", "added RUN", "same", "same"],
  ],
  [
    "a step of another stage",
    text.replace("WORKDIR /src\n", "").replace("FROM scratch\n", "FROM scratch\nWORKDIR /src\n"),
    ["changed", "changed", "moved WORKDIR"],
  ],
])("%s is seen as such", ([, other, expected]) => {
  expect(kinds(compare(text, other))).toEqual(expected);
});

test("what a change saves and costs is said", () => {
  const single = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN npm run build\n";
  const slim = `${single.replace("FROM node:22", "FROM node:22 AS build")}FROM node:22-slim\nCOPY --from=build /app/dist /app\n`;
  const { headline, remarks, sizes, findings } = compare(single, slim);
  expect(headline).toContain("adds stage");
  expect(remarks[0]).toMatch(/^What ships weighs about .* before it was /);
  expect(sizes?.after.range.high).toBeLessThan(sizes?.before.range.low ?? 0);
  expect(findings.gone.length + findings.kept).toBeGreaterThan(0);
});

test("a removed stage is in the picture as what is not built", () => {
  const { picture, marks } = compare(`FROM alpine AS lint\nRUN true\n${text}`, text);
  const gone = picture.stages.find(({ role, title }) => role === "unbuilt" && title === "lint");
  expect(marks[gone?.key ?? ""]).toBe("removed");
  expect(new Set(picture.stages.map(({ key }) => key)).size).toBe(3);
});

test("texts without a stage have sentences", () => {
  expect(compare("", "").headline).toBe("The two texts are the same.");
  expect(compare("", "# x").headline).toBe("Neither text has a stage yet.");
  expect(compare("", text).headline).toContain("no stage");
  expect(compare(text, "").headline).toContain("nothing is left");
});

const anyText = fc.oneof(dockerfileText(), hostileText());

test("a text does not differ from itself", () => {
  fc.assert(
    fc.property(anyText, (each) => {
      const result = compare(each, each);
      expect(result.isSameText && result.isSameBuild).toBe(true);
      expect(result.marks).toEqual({});
      expect([result.findings.gone, result.findings.added, result.remarks]).toEqual([[], [], []]);
    }),
    { numRuns: 60 },
  );
});

test("the other way round, what was added is removed and everything else is the same", () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const there = compare(one, other);
      const back = compare(other, one);
      expect(flat(there, false)).toEqual(flat(back, true));
      expect(there.findings.gone.length).toBe(back.findings.added.length);
      expect(structuredClone(there)).toEqual(there);
      const keys = there.picture.stages.flatMap(({ key, steps }) => [
        key,
        ...steps.map((s) => s.key),
      ]);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 100 },
  );
});

test("half-typed texts are compared too", () => {
  fc.assert(
    fc.property(fc.nat(text.length), (end) => {
      expect(compare(text, text.slice(0, end)).headline).not.toBe("");
    }),
    { numRuns: 40 },
  );
});

/** What differs, in no order. */
function flat({ stages, edges, arguments: args }: Comparison, isBack: boolean): readonly string[] {
  const flip = (kind: string): string =>
    !isBack ? kind : kind === "added" ? "removed" : kind === "removed" ? "added" : kind;
  const turned = <Value>(before: Value, after: Value): readonly Value[] =>
    isBack ? [after, before] : [before, after];
  return [
    ...stages.map(({ kind, before, after, isRenamed, isBaseChanged }) =>
      JSON.stringify([flip(kind), turned(before, after), isRenamed, isBaseChanged]),
    ),
    ...stages
      .flatMap(({ steps }) => steps)
      .map(({ kind, before, after }) => JSON.stringify([flip(kind), turned(before, after)])),
    ...edges.map(({ kind, text: said }) => `${flip(kind)} ${said}`),
    ...args.map(({ name, before, after }) => JSON.stringify([name, turned(before, after)])),
  ].toSorted();
}
