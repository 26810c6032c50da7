import { expect, test } from "vitest";
import { weightsFromLog } from "../src/index.ts";

const FULL = `commit 0123456789abcdef0123456789abcdef01234567 (HEAD -> main, origin/main)
Merge: 1234567 89abcde
Author: A Person <a@example.com>
Date:   Mon Nov 2 10:00:00 2026 +0100

    Fix src/app.ts for package.json

    Longer words, with a path: docs/a.md

src/app.ts
README.md

commit 1123456789abcdef0123456789abcdef01234567
Author: B <b@example.com>
Date:   Mon Nov 2 09:00:00 2026 +0100

    Update

package-lock.json
package.json
`;

/** One commit of sources, one of dependencies. */
const HALVES = { sources: 0.5, dependencies: 0.5 };

const NOTHING = {
  sources: 0,
  "sources-and-dependencies": 0,
  dependencies: 0,
  documentation: 0,
  other: 0,
};

const ESCAPE = String.fromCodePoint(27);

test.for<[string, string, Partial<typeof NOTHING>, number]>([
  ["the usual form", FULL, HALVES, 2],
  ["Windows line ends", FULL.replaceAll("\n", "\r\n"), HALVES, 2],
  [
    "--oneline",
    "0123abc (tag: v1) Fix a thing\nsrc/app.ts\n1123abc Update\npackage.json\n",
    HALVES,
    2,
  ],
  [
    "--oneline in colours",
    `${ESCAPE}[33m0123abc${ESCAPE}[m Fix\nsrc/app.ts\n${ESCAPE}[33m1123abc${ESCAPE}[m Up\ngo.mod\ngo.sum\n`,
    HALVES,
    2,
  ],
  ["--pretty=format:", "src/app.ts\nsrc/b.ts\n\nyarn.lock\n", HALVES, 2],
  ["--pretty=%s", "Fix the thing\nsrc/app.ts\n\nUpdate all\nrequirements.txt\n", HALVES, 2],
  [
    "--pretty=%H",
    `${"0".repeat(40)}\n\nsrc/app.ts\n\n${"1".repeat(40)}\n\nCargo.lock\n`,
    HALVES,
    2,
  ],
  [
    "--name-status",
    "commit 0123456789\n\n    a\n\nM\tsrc/app.ts\nR100\tsrc/a.ts\tsrc/b.ts\n\ncommit 1123456789\n\nA\tPipfile.lock\n",
    HALVES,
    2,
  ],
  ["--numstat", "0123abc a\n1\t2\tsrc/app.ts\n-\t-\ta.png\n1123abc b\n3\t0\tmix.lock\n", HALVES, 2],
  [
    "--stat",
    "0123abc a\n src/{old => new}/app.ts | 12 +++---\n 1 file changed, 6 insertions(+)\n1123abc b\n Gemfile.lock | 2 +-\n",
    HALVES,
    2,
  ],
  [
    "--graph",
    "* commit 0123456789abc\n| Author: A <a@b.c>\n| \n|     Fix\n| \n| src/app.ts\n| \n* commit 1123456789abc\n  \n  pom.xml\n",
    HALVES,
    2,
  ],
  [
    "all kinds of commits",
    "\nsrc/a.py\nrequirements.txt\n\ndocs/a.md\n.github/workflows/ci.yml\n\nDockerfile\n\nLICENSE\n",
    { "sources-and-dependencies": 0.25, documentation: 0.5, other: 0.25 },
    4,
  ],
  ["quoted names", 'src/app.ts\n\n"d\\303\\251/package.json"\n', HALVES, 2],
])("Commits are counted in %s", ([, text, weights, commits]) => {
  expect(weightsFromLog(text)).toEqual({ ok: true, weights: { ...NOTHING, ...weights }, commits });
});

test("Only the folder of the build context counts", () => {
  const log = "web/src/a.ts\n\napi/main.go\n\nweb/package.json\napi/go.mod\n";
  expect(weightsFromLog(log, { folder: "./web/" })).toEqual({
    ok: true,
    weights: { ...NOTHING, ...HALVES },
    commits: 2,
  });
  expect(weightsFromLog(log, { folder: "x" })).toEqual({
    ok: false,
    message: "None of the 3 commits touches “x”.",
  });
});

test.for([
  ["", "There is nothing to count: paste what “git log --name-only” prints."],
  [
    "commit 0123456789abcdef\nAuthor: A <a@b.c>\n\n    Fix\n",
    "The log has 1 commit but names no file: add “--name-only”.",
  ],
  [
    "Dear diary, today was fine.\nIt rained.\n",
    "That is no log of Git: no line names a commit or a file. Paste what “git log --name-only” prints.",
  ],
])("Nonsense is answered clearly: %s", ([text = "", message]) => {
  expect(weightsFromLog(text)).toEqual({ ok: false, message });
});
