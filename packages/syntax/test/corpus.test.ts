import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, syntaxProblems, tokens } from "../src/index.ts";

/** Real files that are at hand beside some checkouts; they are data to measure with and no part of the project. */
const SHARED = join(import.meta.dirname, "../../../../shared");

test.for(["corpus/files", "bench", "article/cases"])(
  "every file of ../shared/%s parses and comes back from its tokens",
  (folder, { skip }) => {
    const path = join(SHARED, folder);
    skip(!existsSync(path), `the folder ../shared/${folder} is not there`);
    const names = readdirSync(path).filter((name) => name.endsWith("Dockerfile"));
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !comesBack(readFileSync(join(path, name), "utf8")))).toEqual([]);
  },
);

function comesBack(source: string): boolean {
  const tree = parse(source);
  const text = tokens(tree).map(({ span }) => source.slice(span.start, span.end));
  return syntaxProblems(tree).length >= 0 && text.join("") === source;
}
