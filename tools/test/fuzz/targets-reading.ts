import { isDeepStrictEqual } from "node:util";
import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import { buildModel } from "@stagemap/model";
import { decodeState, encodeState } from "@stagemap/share";
import { parse, syntaxProblems, tokens } from "@stagemap/syntax";
import { demand } from "./target.ts";
import type { Target } from "./target.ts";

/** Reading a text: the tree, the model, ignore patterns, links. */
export const targetsOfReading: readonly Target[] = [
  {
    name: "parser",
    weight: 160,
    run(text) {
      const tree = parse(text);
      const joined = [...tokens(tree)].map(({ span }) => text.slice(span.start, span.end)).join("");
      demand(joined === text, "the tokens are not the text");
      for (const { span } of syntaxProblems(tree)) demandInside(span, text);
    },
  },
  {
    name: "parser, reading on from another text",
    weight: 80,
    run(text, _random, before) {
      demand(isDeepStrictEqual(parse(text, parse(before)), parse(text)), "the trees differ");
    },
  },
  {
    name: "model",
    weight: 80,
    run(text) {
      const { problems, stages, edges } = buildModel(parse(text), { target: null });
      for (const { span } of problems) demandInside(span, text);
      demand(new Set(stages.map(({ key }) => key)).size === stages.length, "two stages have a key");
      for (const { to } of edges) demand(to < stages.length, "an edge leads to no stage");
    },
  },
  {
    name: "ignore patterns",
    weight: 40,
    run(text, random) {
      const file = parseIgnoreFile(text);
      const matcher = createMatcher(file);
      const lines = text.split("\n");
      for (const path of [random.pick(lines) ?? "", "a/b/c.ts", "node_modules/x", "__proto__"]) {
        const decision = matcher.decide(path);
        demand(isDeepStrictEqual(matcher.decide(path), decision), "one path has two answers");
      }
    },
  },
  {
    name: "links",
    weight: 6,
    async run(text, random) {
      const state = { dockerfile: text, target: random.pick(["a", null]) ?? null };
      const link = await encodeState(state);
      const read = await decodeState(link);
      demand(read.ok && read.state.dockerfile === text, "a link gives another text");
      const at = random.below(link.length);
      const damaged =
        link.slice(0, at) + (random.pick("a Z 9 - _ . % é".split(" ")) ?? "") + link.slice(at + 1);
      await decodeState(damaged);
      await decodeState(text);
    },
  },
];

function demandInside({ start, end }: { start: number; end: number }, text: string): void {
  demand(start >= 0 && start <= end && end <= text.length, "a span leaves the text");
}
