import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkText, fixesOf } from "../src/index.ts";
import type { CheckedText, RuleFinding } from "../src/index.ts";

function check(text: string, dockerignore: string | null): CheckedText {
  return checkText(text, { modelOptions: { target: null }, runOptions: { dockerignore } });
}

function ignored({ findings }: CheckedText): readonly RuleFinding[] {
  return findings.filter(({ rule }) => rule.id === "CopyIgnoredFile");
}

interface Case {
  readonly title: string;
  readonly text: string;
  readonly dockerignore: string;
  /** Line, command and file. */
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: "COPY and ADD",
    text: "FROM scratch\nCOPY a .\nADD a /b\n",
    dockerignore: "a\n",
    expected: ["2 Copy a", "3 Add a"],
  },
  {
    title: "each source",
    text: "FROM scratch\nCOPY a b c /\n",
    dockerignore: "a\nc\n",
    expected: ["2 Copy a", "2 Copy c"],
  },
  {
    title: "a cleaned path",
    text: "FROM scratch\nCOPY ./x//../a/ /\n",
    dockerignore: "a",
    expected: ["2 Copy a"],
  },
  {
    title: "a file below a folder",
    text: "FROM scratch\nCOPY dist/app.js /\n",
    dockerignore: "dist\n",
    expected: ["2 Copy dist/app.js"],
  },
  {
    title: "a path with variables replaced",
    text: "FROM scratch\nARG DIR=dist\nCOPY $DIR /\n",
    dockerignore: "dist\n",
    expected: ["3 Copy dist"],
  },
  {
    title: "the exec form",
    text: 'FROM scratch\nCOPY ["a b", "/"]\n',
    dockerignore: "a b\n",
    expected: ["2 Copy a b"],
  },
  {
    title: "what ONBUILD of a base stage copies",
    text: "FROM scratch AS base\nONBUILD COPY a /\nFROM base\n",
    dockerignore: "a\n",
    expected: ["3 Copy a"],
  },
  {
    title: "nothing where there is an exception",
    text: "FROM scratch\nCOPY a /\n",
    dockerignore: "a\n!b\n",
    expected: [],
  },
  {
    title: "nothing of another stage",
    text: "FROM scratch AS one\nFROM scratch\nCOPY --from=one a /\n",
    dockerignore: "a\n",
    expected: [],
  },
  {
    title: "nothing of heredocs and addresses",
    text: "FROM scratch\nCOPY <<a /x\nhi\na\nADD https://example.com/a /y\nADD https://github.com/a/a.git /z\n",
    dockerignore: "**/a\n**/a.git\n",
    expected: [],
  },
  {
    title: "nothing of a comment",
    text: "FROM scratch\nCOPY a /\n",
    dockerignore: "# a\n",
    expected: [],
  },
  {
    title: "the whole context where every entry is ignored",
    text: "FROM scratch\nCOPY . /\n",
    dockerignore: "**/*\n",
    expected: ["2 Copy ."],
  },
  {
    title: "not the whole context where dot files are ignored",
    text: "FROM scratch\nCOPY . /\n",
    dockerignore: ".*\n",
    expected: [],
  },
];

test.each(cases)("finds $title", ({ text, dockerignore, expected }) => {
  const found = ignored(check(text, dockerignore)).map(({ line, message }) => {
    const [, command, file] = /to (\w+) file "(.*)" that/.exec(message) ?? [];
    return `${line} ${command} ${file}`;
  });
  expect(found).toEqual(expected);
});

test("without a .dockerignore nothing is known", () => {
  expect(ignored(check("FROM scratch\nCOPY a /\n", null))).toEqual([]);
});

interface Mended {
  readonly title: string;
  readonly copies: string;
  readonly before: string;
  /** The .dockerignore after each fix. */
  readonly after: readonly string[];
}

const mended: readonly Mended[] = [
  {
    title: "a line of its own goes, or gets an exception",
    copies: "dist",
    before: "node_modules\ndist\n*.log\n",
    after: ["node_modules\n*.log\n", "node_modules\ndist\n*.log\n!dist\n"],
  },
  {
    title: "a pattern for more gets an exception",
    copies: "a.log",
    before: "*.log",
    after: ["*.log\n!a.log\n"],
  },
  {
    title: "an ignored folder gets an exception for what is in it",
    copies: "node_modules/x",
    before: "node_modules\r\n",
    after: ["node_modules\r\n!node_modules/x\r\n"],
  },
  {
    title: "two lines that say it get an exception",
    copies: "dist",
    before: "dist\n**/dist\n",
    after: ["dist\n**/dist\n!dist\n"],
  },
  { title: "the whole context gets none", copies: ".", before: "*\n", after: [] },
];

test.each(mended)("$title", ({ copies, before, after }) => {
  const checked = check(`FROM scratch\nCOPY ${copies} /x/\n`, before);
  const [finding] = ignored(checked);
  const fixes = finding === undefined ? [] : fixesOf(checked, finding);
  expect(fixes.map(({ newFiles = [] }) => newFiles.map(({ text }) => text).join())).toEqual(after);
  for (const { safety, edits } of fixes) expect([safety, edits]).toEqual(["review", []]);
});

const recorded = join(import.meta.dirname, "../../../../shared/conformance/buildkit-checks.jsonl");
const isThere = existsSync(recorded);

interface Recorded {
  readonly test: string;
  readonly dockerfile: string;
  readonly dockerignore: string | null;
  readonly expect: readonly {
    readonly rule: string;
    readonly detail: string;
    readonly line: number;
  }[];
}

describe.skipIf(!isThere)("BuildKit's own cases", () => {
  const all: readonly Recorded[] = isThere
    ? readFileSync(recorded, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line))
    : [];
  const own = all.filter((each) => each.test.startsWith("testCopyIgnored"));
  test.each(own.map((each, index) => [each.test, index, each] as const))(
    "%s %i",
    (_, __, { dockerfile, dockerignore, expect: wanted }) => {
      const found = ignored(check(dockerfile, dockerignore));
      expect(found.map(({ line, message }) => ({ line, detail: message }))).toEqual(
        wanted
          .filter(({ rule }) => rule === "CopyIgnoredFile")
          .map(({ line, detail }) => ({ line, detail })),
      );
    },
  );
});
