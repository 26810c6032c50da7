import { expect, test } from "vitest";
import { loadContext } from "../src/index.ts";

const { readFileList } = await loadContext();

/** Paths with sizes where they are known: "src/app.ts 12". */
function read(text: string): readonly string[] {
  return readFileList(text).files.map(({ path, size }) =>
    size === null ? path : `${path} ${size}`,
  );
}

interface Case {
  readonly title: string;
  readonly text: string;
  readonly format: string;
  readonly files: readonly string[];
  readonly notes?: readonly string[];
}

const FOLDERS = (count: number): string =>
  `${count} folder${count === 1 ? "" : "s"} left out: files bring theirs along.`;

const cases: readonly Case[] = [
  {
    title: "git ls-files",
    text: "b.txt\nsrc/app.ts\na.txt\n",
    format: "git ls-files",
    files: ["a.txt", "b.txt", "src/app.ts"],
  },
  {
    title: "Windows line ends and a byte order mark",
    text: "\ufeffa.txt\r\nsrc/app.ts\r\n",
    format: "git ls-files",
    files: ["a.txt", "src/app.ts"],
  },
  {
    title: "quoted names of git with octal bytes, quotes and backslashes",
    text: '"src/\\303\\244 b.ts"\n"a\\"b\\\\c"\n"tab\\there"\nplain\n',
    format: "git ls-files",
    files: ['a"b\\c', "plain", "src/ä b.ts", "tab\there"],
  },
  {
    title: "letters beyond the first plane in octal bytes",
    text: '"\\360\\237\\230\\200.md"\n',
    format: "git ls-files",
    files: ["😀.md"],
  },
  {
    title: "names that stand in the text as they are",
    text: "src/ä b.ts\nfile with spaces.txt\n",
    format: "git ls-files",
    files: ["file with spaces.txt", "src/ä b.ts"],
  },
  {
    title: "git ls-files -s with links and submodules",
    text: '100644 e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 0\ta.txt\n120000 e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 0\tlink\n160000 e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 0\tsub\n100755 e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 0\t"b\\303\\266"\n',
    format: "git ls-files -s",
    files: ["a.txt", "bö", "link"],
    notes: [
      "1 symbolic link taken as a file of its own; what it points to is not followed.",
      "1 submodule left out: its files are not in the list.",
    ],
  },
  {
    title: "git ls-tree -r -l",
    text: "100644 blob e69de29bb2d1d6434b8b29ae775ad8c2e48c5391     123\ta.txt\n100644 blob e69de29bb2d1d6434b8b29ae775ad8c2e48c5391       0\tsrc/b\n",
    format: "git ls-tree",
    files: ["a.txt 123", "src/b 0"],
  },
  {
    title: "git status --short",
    text: " M src/a.ts\n?? new.txt\nR  old.ts -> src/b.ts\n D gone.ts\n",
    format: "git status",
    files: ["new.txt", "src/a.ts", "src/b.ts"],
    notes: ["1 deleted file left out."],
  },
  {
    title: "find, with the folders",
    text: ".\n./src\n./src/app.ts\n./a.txt\n",
    format: "find",
    files: ["a.txt", "src/app.ts"],
    notes: [FOLDERS(1)],
  },
  {
    title: "find of a folder by its whole path",
    text: "/home/me/shop\n/home/me/shop/src\n/home/me/shop/src/app.ts\n/home/me/shop/a.txt\n",
    format: "find",
    files: ["a.txt", "src/app.ts"],
    notes: ["The paths are absolute: “/home/me/shop” counts as the build context.", FOLDERS(1)],
  },
  {
    title: "whole paths of files alone",
    text: "/home/me/shop/src/app.ts\n/home/me/shop/a.txt\n",
    format: "find",
    files: ["a.txt", "src/app.ts"],
    notes: ["The paths are absolute: “/home/me/shop” counts as the build context."],
  },
  {
    title: "dir /s /b of Windows",
    text: "C:\\work\\shop\\src\\app.ts\r\nC:\\work\\shop\\a.txt\r\n",
    format: "git ls-files",
    files: ["a.txt", "src/app.ts"],
    notes: ["The paths are absolute: “C:/work/shop” counts as the build context."],
  },
  {
    title: "find -print0",
    text: "./a.txt\0./src/app.ts\0",
    format: "find",
    files: ["a.txt", "src/app.ts"],
  },
  {
    title: "find -printf '%s %p'",
    text: "4096 .\n4096 ./src\n12 ./src/app.ts\n3 ./a.txt\n",
    format: "find -printf",
    files: ["a.txt 3", "src/app.ts 12"],
    notes: [FOLDERS(1)],
  },
  {
    title: "find -printf '%p %s'",
    text: "./src/app.ts 12\n./a b.txt 3\n",
    format: "find -printf",
    files: ["a b.txt 3", "src/app.ts 12"],
  },
  {
    title: "find -printf '%s\\t%p'",
    text: "4096\t./src\n13\t./src/app.ts\n3\t./a.txt\n",
    format: "du -a",
    files: ["a.txt 3", "src/app.ts 13"],
    notes: [FOLDERS(1)],
  },
  {
    title: "find -printf '%y %s %p'",
    text: "d 4096 ./src\nf 12 ./src/app.ts\nl 3 ./link\n",
    format: "find -printf",
    files: ["link", "src/app.ts 12"],
    notes: [
      FOLDERS(1),
      "1 symbolic link taken as a file of its own; what it points to is not followed.",
    ],
  },
  {
    title: "wc -c",
    text: "  12 src/app.ts\n   3 a.txt\n  15 total\n",
    format: "find -printf",
    files: ["a.txt 3", "src/app.ts 12"],
  },
  {
    title: "find -ls",
    text: "  1234      4 drwxr-xr-x   2 me       me           4096 Nov 23 12:00 ./src\n  1235      4 -rw-r--r--   1 me       me             12 Nov 23 12:00 ./src/app.ts\n  1236      0 lrwxrwxrwx   1 me       me              3 Nov 23  2024 ./link -> a.txt\n",
    format: "find -ls",
    files: ["link", "src/app.ts 12"],
    notes: [
      FOLDERS(1),
      "1 symbolic link taken as a file of its own; what it points to is not followed.",
    ],
  },
  {
    title: "ls -la",
    text: "total 24\ndrwxr-xr-x  4 me staff  128 Nov 23 12:00 .\ndrwxr-xr-x 10 me staff  320 Nov 23 12:00 ..\n-rw-r--r--@ 1 me staff   12 Nov 23 12:00 a.txt\n-rw-r--r--  1 me staff 1.5K Nov 23  2024 'b c.txt'\n",
    format: "ls -l",
    files: ["a.txt 12", "b c.txt 1536"],
  },
  {
    title: "ls -lR",
    text: ".:\ntotal 8\n-rw-r--r-- 1 me me 3 2026-11-23 12:00 a.txt\ndrwxr-xr-x 2 me me 4096 2026-11-23 12:00 src\n\n./src:\ntotal 4\n-rw-r--r-- 1 me me 12 2026-11-23 12:00 app.ts\n",
    format: "ls -l",
    files: ["a.txt 3", "src/app.ts 12"],
    notes: [FOLDERS(1)],
  },
  {
    title: "ls -R",
    text: ".:\na.txt\nsrc\n\n./src:\napp.ts\n",
    format: "ls -R",
    files: ["a.txt", "src/app.ts"],
    notes: [FOLDERS(1)],
  },
  {
    title: "du -a in blocks",
    text: "4\t./src/app.ts\n8\t./src\n4\t./a.txt\n16\t.\n",
    format: "du -a",
    files: ["a.txt 4096", "src/app.ts 4096"],
    notes: [FOLDERS(1)],
  },
  {
    title: "du -ab",
    text: "12\t./src/app.ts\n4108\t./src\n3\t./a.txt\n8207\t.\n",
    format: "du -a",
    files: ["a.txt 3", "src/app.ts 12"],
    notes: [FOLDERS(1)],
  },
  {
    title: "du -ah",
    text: "4.0K\t./a.txt\n1.5M\t./big\n1.5M\t.\n",
    format: "du -a",
    files: ["a.txt 4096", "big 1572864"],
  },
  {
    title: "tar -tvf",
    text: "drwxr-xr-x me/me         0 2026-11-23 12:00 ./src/\n-rw-r--r-- me/me        12 2026-11-23 12:00 ./src/app.ts\n",
    format: "tar -tv",
    files: ["src/app.ts 12"],
    notes: [FOLDERS(1)],
  },
  {
    title: "tree",
    text: ".\n├── a.txt\n├── src\n│   ├── app.ts\n│   └── lib\n│       └── x.ts\n└── z.md\n\n2 directories, 4 files\n",
    format: "tree",
    files: ["a.txt", "src/app.ts", "src/lib/x.ts", "z.md"],
    notes: [FOLDERS(2)],
  },
  {
    title: "a prompt and what the command complains of",
    text: "$ find . -type f\n./a.txt\nfind: ‘./x’: Permission denied\n./b.txt\n",
    format: "find",
    files: ["a.txt", "b.txt"],
    notes: ["2 lines are no files and are left out, the first one “$ find . -type f”."],
  },
  {
    title: "what leads out of the context",
    text: "../other/a.txt\nsrc/app.ts\n",
    format: "find",
    files: ["src/app.ts"],
    notes: ["1 path left out: it leads out of the build context."],
  },
  {
    title: "folders with a slash at their end",
    text: "src/\nsrc/app.ts\nempty/\n",
    format: "git ls-files",
    files: ["src/app.ts"],
    notes: [FOLDERS(2)],
  },
  {
    title: "a path twice",
    text: "a\n./a\nb//c\n",
    format: "find",
    files: ["a", "b/c"],
  },
  {
    title: "names that start with a number",
    text: "01 intro.md\n02 more.md\n",
    format: "git ls-files",
    files: ["01 intro.md", "02 more.md"],
  },
  {
    title: "indented lines",
    text: "    src/a.ts\n    b.txt\n",
    format: "git ls-files",
    files: ["b.txt", "src/a.ts"],
  },
];

test.each(cases)("reads $title", ({ text, format, files, notes = [] }) => {
  expect(readFileList(text)).toMatchObject({ format, notes, problem: null });
  expect(read(text)).toEqual(files);
});

const nonsense: readonly (readonly [title: string, text: string, problem: RegExp])[] = [
  ["nothing", " \n\n", /^There is nothing in it/],
  ["a Dockerfile", "FROM node:22\nWORKDIR /app\nCOPY . .\n", /^This looks like a Dockerfile/],
  [
    "ignore patterns",
    "# deps\nnode_modules\n*.log\n!keep.log\n",
    /^This looks like ignore patterns/,
  ],
  [
    "prose",
    "Hello there, how are you today?\nI am fine, thank you very much.\n",
    /do not look like paths/,
  ],
  ["code", "function a() {\n  return 1;\n}\n", /do not look like paths/],
  ["JSON", '{\n  "name": "shop",\n  "version": "1.0.0"\n}\n', /do not look like paths/],
  ["control characters", "\u0001\u0002\u0003PNG\u0005\n", /do not look like paths/],
  [
    "a failed command",
    "fatal: not a git repository (or any of the parent directories): .git\n",
    /^The command did not work: “fatal/,
  ],
  ["folders alone", ".\n./\nsrc/\n", /only folders/],
];

test.each(nonsense)("says of %s that it is no list of files", (_, text, problem) => {
  const list = readFileList(text);
  expect(list.files).toEqual([]);
  expect(list.problem).toMatch(problem);
});

test("100,000 lines are read without a pause", () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `./src/p${index % 97}/f${index}.ts`);
  const start = performance.now();
  expect(readFileList(lines.join("\n")).files).toHaveLength(100_000);
  expect(performance.now() - start).toBeLessThan(3000);
});
