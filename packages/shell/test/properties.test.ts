import { parse } from "@stagemap/syntax";
import type { InstructionItem } from "@stagemap/syntax";
import { dockerfileText } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  createScriptCache,
  managerUses,
  originSpan,
  piecesOf,
  readScript,
  scriptOf,
  scriptProblems,
  shellOf,
  walk,
} from "../src/index.ts";

const PIECES = [
  ..."RUN |CMD |ENTRYPOINT |HEALTHCHECK CMD |ONBUILD RUN |SHELL ".split("|"),
  ..."\n|\r\n| \\\n|\\\n# x\n|  |\t|'|\"|`|\\|$|${|}|$(|)|(|((|))|[[|]]|{|;|;;|&&||".split("|"),
  ..."<|<<|<<-|<<<|<(|EOF|\nEOF\n|>&2|2>|a|b=1|x-y|*|?|~|!|#|=|:-|%%|é|😀|\u0000|\uD800".split("|"),
  ..."if |then |fi|for x in |do |done|case |esac|while |function f|sudo |env |bash -c |eval ".split(
    "|",
  ),
  ..."xargs |find . -exec |set -e|cd |apt-get install |pip install -r |npm ci|go build ".split("|"),
  '["sh", "-c", "',
  '"]',
  "\\u0041",
  "\\n",
  "||",
  "|",
];

/** Dockerfiles of scraps that mean something to a shell. */
function hostileText(): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), { maxLength: 40 })
    .map((pieces) => `RUN ${pieces.join("")}`);
}

function instructionsOf(text: string): InstructionItem[] {
  return parse(text).items.filter((item) => item.kind === "instruction");
}

it("never throws, and places everything inside its item", () => {
  fc.assert(
    fc.property(fc.oneof(hostileText(), dockerfileText()), (text) => {
      for (const item of instructionsOf(text)) checkItem(item);
    }),
    { numRuns: 1000 },
  );
});

function checkItem(item: InstructionItem): void {
  const source = scriptOf(item, shellOf(null));
  if (source === null) return;
  const script = readScript(source, item.raw);
  const check = ({ from, to }: { from: number; to: number }): void => {
    expect(from).toBeLessThanOrEqual(to);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(item.raw.length);
  };
  for (const command of script.commands) {
    [command, ...command.args, ...command.assignments, ...command.redirections].forEach(check);
    const { layer } = command;
    if (layer !== null) for (const word of command.args) piecesOf(word, layer).forEach(check);
  }
  scriptProblems(script).forEach(check);
  managerUses(script);
  for (const { map, text, tree } of script.layers) {
    let last = 0;
    for (let at = 0; at < text.length; at++) {
      const span = originSpan(map, at, at + 1);
      check(span);
      expect(span.from).toBeGreaterThanOrEqual(last);
      last = span.from;
    }
    walk(tree, () => true);
  }
}

it("gives each word's text back from where it stands", () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      for (const item of instructionsOf(text)) {
        const source = scriptOf(item, shellOf(null));
        // The end that a heredoc lacks is made up.
        const isOpen = item.heredocs.some(({ terminator }) => terminator === null);
        if (source?.kind !== "shell" || isOpen) continue;
        for (const { nameWord, args, layer } of readScript(source, item.raw).commands) {
          if (layer?.isVerbatim !== true) continue;
          for (const word of nameWord === null ? args : [nameWord, ...args]) {
            const { from, to } = word;
            const raw = item.raw.slice(from, to);
            // What stands on several lines has continuation marks and comments in it besides.
            if (!/[\n#]/.test(raw + word.text)) expect(raw).toBe(word.text);
          }
        }
      }
    }),
    { numRuns: 1000 },
  );
});

it("is read once for an item and a shell", () => {
  const cache = createScriptCache();
  const [item] = instructionsOf("RUN a");
  if (item === undefined) throw new Error("no item");
  const first = cache.get(item, shellOf(null));
  expect(cache.get(item, shellOf(null))).toBe(first);
  expect(cache.get(item, shellOf(["bash", "-c"]))).not.toBe(first);
});
