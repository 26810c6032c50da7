import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { expect, test } from "vitest";
import { createAnalyzer } from "@stagemap/analysis";
import { dotGraph, drawGraph, findingsReport, graphJson, mermaidGraph } from "../src/index.ts";
import { mermaidFault } from "./mermaid-parser.ts";
import { HOSTILE, MANY_KINDS } from "./pictures.ts";
import { xmlFault } from "./well-formed.ts";

const graphviz = await Graphviz.load();

/** What every object has already: a lookup in a plain object would find something under these names. */
const INHERITED_STAGES = ["constructor", "prototype", "hasownproperty", "tostring", "valueof"];
const INHERITED = [...INHERITED_STAGES, "__proto__", "__defineGetter__", "toString"];

/** Two stages of which one is called so, copied from and mounted by the other. A stage's name has no underscores at its ends. */
function fileWithStage(name: string): string {
  return [
    "ARG __proto__=3.22",
    `FROM alpine:\${__proto__} AS ${name}`,
    `RUN echo ${name}`,
    `FROM ${name} AS last`,
    `COPY --from=${name} /${name} /x`,
    `RUN --mount=type=bind,from=${name},source=/${name} true`,
    "",
  ].join("\n");
}

test.each(INHERITED_STAGES)(
  "a stage called %s is one stage with its edges in every form",
  async (name) => {
    const dockerfile = fileWithStage(name);
    const analysis = createAnalyzer().analyze({ dockerfile, target: null });
    const file = JSON.parse(graphJson(analysis, dockerfile));
    expect(file.stages.map(({ title }: { readonly title: string }) => title)).toEqual([
      name,
      "last",
    ]);
    const [first, last] = file.stages.map(({ key }: { readonly key: string }) => key);
    expect(file.stages[0].base.label).toBe("alpine:3.22");
    expect(file.edges).toEqual(
      expect.arrayContaining(
        ["base", "copy", "mount"].map((kind) =>
          expect.objectContaining({ kind, from: first, to: last }),
        ),
      ),
    );

    const { svg } = drawGraph(analysis.picture, { theme: "light" });
    expect(xmlFault(svg)).toBeNull();
    expect(svg).toContain(`>${name}</text>`);

    const dot = dotGraph(analysis.picture);
    expect(dot.match(/s0 -> s1:/g)).toHaveLength(3);
    expect(() => graphviz.dot(dot, "plain")).not.toThrow();

    const mermaid = mermaidGraph(analysis.picture);
    expect(mermaid.match(/^ {2}s0 \S+.* s1$/gm)).toHaveLength(3);
    expect(await mermaidFault(mermaid)).toBeNull();

    expect(findingsReport(analysis, name)).not.toContain("undefined");
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
);

test.each([...HOSTILE, ...INHERITED])(
  "a build argument of %j stays a value in every form",
  async (value) => {
    const dockerfile = `ARG BASE=alpine\nFROM \${BASE} AS a\nRUN true\nFROM a\nCOPY --from=a /\${BASE} /\n`;
    const analysis = createAnalyzer().analyze({
      dockerfile,
      target: null,
      buildArguments: Object.fromEntries([["BASE", value]]),
    });
    expect(xmlFault(drawGraph(analysis.picture, { theme: "dark" }).svg)).toBeNull();
    expect(() => graphviz.dot(dotGraph(analysis.picture, "dark"), "plain")).not.toThrow();
    expect(await mermaidFault(mermaidGraph(analysis.picture))).toBeNull();
    expect(() => JSON.parse(graphJson(analysis, dockerfile))).not.toThrow();
    expect(findingsReport(analysis, value)).not.toMatch(/(?<!\\)<(?!https?:)/);
  },
);

test.each([...HOSTILE, ...INHERITED])("a file called %j is a heading of one line", (name) => {
  const analysis = createAnalyzer().analyze({ dockerfile: MANY_KINDS, target: null });
  const [heading = "", blank] = findingsReport(analysis, name).split("\n");
  expect(heading).toMatch(/^# \S/);
  expect(blank).toBe("");
  expect(heading).not.toMatch(/(?<!\\)[<`]|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/u);
});
