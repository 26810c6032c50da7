import { fileSketch, printSketch } from "@stagemap/testkit";
import type { InstructionSketch } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { heredocBody, parse, syntaxProblems } from "../src/index.ts";
import type { Instruction, InstructionItem } from "../src/index.ts";

/** The parts that the parser finds, in the form of those that the text was made of. */
function sketchOf(item: InstructionItem): InstructionSketch {
  const heredocs = item.heredocs.map((heredoc) => ({
    name: heredoc.name,
    isQuoted: !heredoc.expand,
    isChomped: heredoc.chomp,
    body: heredocBody(heredoc, item.raw),
  }));
  return { ...sketchOfInstruction(item.instruction), heredocs };
}

function sketchOfInstruction(instruction: Instruction): InstructionSketch {
  const { keyword, flags, args, isJson, pairs, inner } = instruction;
  return {
    keyword: keyword.text,
    flags: flags.map(({ name, value }) => [name, value]),
    args: args.map(({ text }) => text),
    isJson,
    pairs: pairs.map(({ key, value }) => [key.text, value.text]),
    heredocs: [],
    inner: inner === null ? null : sketchOfInstruction(inner),
  };
}

test("a Dockerfile made of parts parses back to them", () => {
  fc.assert(
    fc.property(fileSketch(), (sketch) => {
      const tree = parse(printSketch(sketch));
      const items = tree.items.filter((item) => item.kind === "instruction");
      expect(items.map(sketchOf)).toEqual(sketch.instructions);
      expect(tree.escape).toBe(sketch.escape);
      expect(syntaxProblems(tree)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
