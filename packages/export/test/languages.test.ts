import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { describe, expect, test } from "vitest";
import { dotGraph, mermaidGraph } from "../src/index.ts";
import { mermaidFault } from "./mermaid-parser.ts";
import { analysisOf, HOSTILE, hostileFile, MANY_KINDS } from "./pictures.ts";

const examples = join(import.meta.dirname, "../../../app/src/examples/texts");
const shared = join(import.meta.dirname, "../../../../shared");
const graphviz = await Graphviz.load();

/** Throws where Graphviz does not accept the text. */
function checkGraphviz(dockerfile: string): void {
  const { picture } = analysisOf(dockerfile);
  const drawn = graphviz.dot(dotGraph(picture), "plain");
  expect(drawn.match(/^node /gm)?.length ?? 0).toBeGreaterThanOrEqual(picture.stages.length);
}

async function checkMermaid(dockerfile: string): Promise<void> {
  expect(await mermaidFault(mermaidGraph(analysisOf(dockerfile).picture))).toBeNull();
}

test("writes stages, copies and mounts as a Mermaid flowchart", async () => {
  const text = mermaidGraph(analysisOf(MANY_KINDS).picture);
  expect(text.split("\n").slice(0, 11)).toEqual([
    "flowchart TD",
    `  s0["deps<br/>golang:1.25"]`,
    `  s1["builder<br/>deps"]`,
    `  s2["tester<br/>deps"]`,
    `  s3["Stage 3<br/>scratch<br/>ships"]`,
    `  i0(["alpine:3.22"])`,
    `  s0 --> s1`,
    `  s0 -.->|"/go"| s1`,
    `  s0 --> s2`,
    `  s1 ==>|"/out/app"| s3`,
    `  i0 ==>|"…l/certs/ca-certificates.crt"| s3`.replace("…", "#8230;"),
  ]);
  expect(await mermaidFault(text)).toBeNull();
  expect(await mermaidFault("flowchart TD\n a[x")).not.toBeNull();
});

test("lets a copy land on its row in Graphviz", () => {
  const text = dotGraph(analysisOf(MANY_KINDS).picture);
  expect(text).toMatch(/s1 -> s3:r0 \[.*label=< \/out\/app >\]/);
  expect(text).toMatch(/s0 -> s1:head/);
  expect(text).toMatch(/s0 -> s1:r1 \[.*style=dashed/);
  expect(graphviz.dot(text, "svg")).toContain("/out/app");
});

test.each(HOSTILE)("takes %j at its word in both languages", async (text) => {
  checkGraphviz(hostileFile(text));
  await checkMermaid(hostileFile(text));
  const written = mermaidGraph(analysisOf(hostileFile(text)).picture);
  expect(written).not.toMatch(/<(?!br\/>)/);
  // Every line is one of those that the format has: nothing of the user's began one.
  for (const line of written.split("\n").slice(1, -1)) {
    expect(line).toMatch(/^ {2}(?:[si]\d+[[( ]|class |classDef )/);
  }
});

describe("both parsers accept", () => {
  test.each(readdirSync(examples))("the example %s", async (name) => {
    const text = readFileSync(join(examples, name), "utf8");
    checkGraphviz(text);
    await checkMermaid(text);
  });

  test.skipIf(!existsSync(join(shared, "corpus")))(
    "the files of a corpus",
    { timeout: 120_000 },
    async () => {
      const files = corpusFiles(join(shared, "corpus"));
      expect(files.length).toBeGreaterThan(20);
      for (const file of files) {
        const text = readFileSync(file, "utf8");
        checkGraphviz(text);
        await checkMermaid(text);
      }
    },
  );
});

/** A hundred of them, evenly over all. */
function corpusFiles(folder: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /dockerfile/i.test(path) && !/\.(?:json|md)$/.test(path))
    .toSorted();
  const step = Math.max(1, Math.floor(all.length / 100));
  return all.filter((_, index) => index % step === 0).map((path) => join(folder, path));
}
