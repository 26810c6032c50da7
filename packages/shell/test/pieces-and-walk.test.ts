import { marked } from "@stagemap/testkit";
import { expect, it } from "vitest";
import { piecesOf, scriptProblems, spanOf, walk } from "../src/index.ts";
import { scriptIn } from "./read.ts";

it("cuts words into pieces", () => {
  const [command] = scriptIn("RUN a x$b'$c'\"$d ${e:-f} $(g)\"*{1,2}").commands;
  const [word] = command?.args ?? [];
  const layer = command?.layer ?? null;
  if (word === undefined || layer === null) throw new Error("no word");
  const found = piecesOf(word, layer).map(
    ({ kind, quotes, text, variable }) => `${kind} ${quotes} ${text} ${variable ?? ""}`,
  );
  expect(found.map((each) => each.trim())).toEqual([
    "literal none x",
    "variable none $b b",
    "literal single '$c'",
    "variable double $d d",
    "literal double",
    "variable double ${e:-f} e",
    "literal double",
    "command double $(g)",
    "glob none *",
    "brace none {1,2}",
  ]);
});

it("walks the tree with parents, and places its nodes", () => {
  const { text, spans } = marked("RUN if a; then \\\n  «b $(«c»)»; fi");
  const [layer] = scriptIn(text).layers;
  if (layer === undefined) throw new Error("no layer");
  const found: { start: number; end: number }[] = [];
  walk(layer.tree, (node, parents) => {
    if (node.type !== "Command" || !parents.some(({ type }) => type === "If")) return;
    const { from, to } = spanOf(layer, node);
    found.push({ start: from, end: to });
  });
  expect(found.slice(1)).toEqual(spans);
});

it.each([
  ["RUN if a; then b", 1],
  ["RUN a 'b", 1],
  ["RUN a $(b 'c)", 1],
  ["RUN bash -c 'if a'", 1],
  ["RUN a && b", 0],
])("finds what the shell would refuse: %s", (text, count) => {
  expect(scriptProblems(scriptIn(text)).length).toBeGreaterThanOrEqual(count);
  if (count === 0) expect(scriptProblems(scriptIn(text))).toEqual([]);
});
