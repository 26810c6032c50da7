import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { format } from "../src/index.ts";
import type { FormatOptions } from "../src/index.ts";

function formatted(text: string, options?: FormatOptions): string {
  return applyEdits(text, format(text, options));
}

/** Formats `before` with both kinds of line ends, and `after` again. */
function checkFormat(before: string, after: string, options?: FormatOptions): void {
  for (const lineEnd of ["\n", "\r\n"]) {
    const expected = after.replaceAll("\n", lineEnd);
    expect(formatted(before.replaceAll("\n", lineEnd), options)).toBe(expected);
    expect(format(expected, options)).toEqual([]);
  }
}

/** With a FROM before it, so that BuildKit takes it. */
function checkSteps(before: string, after: string, options?: FormatOptions): void {
  checkFormat(`FROM a\n${before}`, `FROM a\n${after}`, options);
}

test.each<[string, string, string]>([
  ["keywords are capitals", "run a\nCopy a b\n", "RUN a\nCOPY a b\n"],
  ["one space between words", "COPY\ta   b\t c/\n", "COPY a b c/\n"],
  ["one space around flags", "COPY  --link   --from=x  a b\n", "COPY --link --from=x a b\n"],
  ["the order of flags stays", "COPY --link --from=x a b\n", "COPY --link --from=x a b\n"],
  ["nothing before and behind", "  USER a  \n\tUSER  b c\t\n", "USER a\nUSER b c\n"],
  ["pairs", "ENV A=1   B='x  y'\nLABEL a=  b=2\n", "ENV A=1 B='x  y'\nLABEL a= b=2\n"],
  ["the older form of a pair", "ENV  A   b  c\n", "ENV A b  c\n"],
  ["build arguments", "ARG  A=1\t B\n", "ARG A=1 B\n"],
  ["exec form", 'CMD [ "a" ,"b  c" ]\nSHELL ["a","b"]\n', 'CMD ["a", "b  c"]\nSHELL ["a", "b"]\n'],
  ["an empty array", "ENTRYPOINT [ ]\n", "ENTRYPOINT []\n"],
  [
    "a health check",
    'HEALTHCHECK  --retries=3   cmd  curl   a\nHEALTHCHECK CMD [ "a" ]\n',
    'HEALTHCHECK --retries=3 cmd curl   a\nHEALTHCHECK CMD ["a"]\n',
  ],
  ["a command of a shell stays", "RUN   a   b   &&  c  \n", "RUN a   b   &&  c\n"],
  ["a trigger stays", "ONBUILD   copy  a   b  \n", "ONBUILD copy  a   b  \n"],
])("%s", (_, before, after) => {
  checkSteps(before, after);
});

test.each<[string, string, string]>([
  ["four spaces", "COPY a \\\n  b \\\n\tc/\n", "COPY a \\\n    b \\\n    c/\n"],
  ["a space before the mark", "ENV A=1\\\n  B=2   \\\n C=3\n", "ENV A=1 \\\n    B=2 \\\n    C=3\n"],
  ["a word that goes on in the next line", "COPY a\\\nb  c\n", "COPY a\\\nb c\n"],
  ["a quote that goes on in the next line", 'ENV A="x \\\n  y"  B=1\n', 'ENV A="x \\\n  y" B=1\n'],
  ["blanks behind a mark", "RUN a \\  \n  b\\\t\n  c\n", "RUN a \\\n  b\\\n  c\n"],
  ["empty lines", "RUN a \\\n\n  \n  b\n", "RUN a \\\n  b\n"],
  [
    "comments stand in line with what follows",
    "RUN a \\\n# c\n  b \\\n      # d \n\te\n",
    "RUN a \\\n  # c\n  b \\\n\t# d\n\te\n",
  ],
  ["an array", 'CMD [ \\\n"a", \\\n  "b"\\\n  ]\n', 'CMD [ \\\n    "a", \\\n    "b" \\\n]\n'],
  [
    "a shell's lines stay",
    "RUN a && \\\n      b \\\n  || c\n",
    "RUN a && \\\n      b \\\n  || c\n",
  ],
  [
    "flags alone",
    "RUN --mount=a \\\n --mount=b \\\n  c\n",
    "RUN --mount=a \\\n    --mount=b \\\n    c\n",
  ],
  [
    "flags before a command that is indented less",
    "RUN --mount=a \\\n      --mount=b \\\n a \\\n  && b\n",
    "RUN --mount=a \\\n  --mount=b \\\n  a \\\n  && b\n",
  ],
  [
    "flags and a command in line with a later line",
    "RUN --mount=a \\\n    --mount=b \\\n  a \\\n  && b\n",
    "RUN --mount=a \\\n    --mount=b \\\n  a \\\n  && b\n",
  ],
  [
    "a command between its flags and its arguments",
    "RUN --mount=a \\\n        apt install \\\n            b\n",
    "RUN --mount=a \\\n        apt install \\\n            b\n",
  ],
  [
    "a mark alone",
    "ENV \\\n\\\n  A=1 \\\n  \\\n  B=2\n",
    "ENV \\\n    \\\n    A=1 \\\n    \\\n    B=2\n",
  ],
  [
    "marks that line up",
    "COPY a      \\\n  bcd       \\\n  e/\n",
    "COPY a      \\\n    bcd     \\\n    e/\n",
  ],
  [
    "marks that cannot line up any more",
    "ENV A=b1  \\\n  CDEF=x  \\\nG=long  \\\n  H=1\n",
    "ENV A=b1 \\\n    CDEF=x \\\n    G=long \\\n    H=1\n",
  ],
  [
    "a heredoc",
    "RUN   <<EOF  \n  a   b  \n\n\nEOF\ncopy  <<A   /x\n\n\nA\n",
    "RUN <<EOF\n  a   b  \n\n\nEOF\nCOPY <<A /x\n\n\nA\n",
  ],
])("continued lines: %s", (_, before, after) => {
  checkSteps(before, after);
});

test.each<[string, string, string]>([
  ["one between stages", "FROM a\nRUN b\nFROM c\n", "FROM a\nRUN b\n\nFROM c\n"],
  [
    "a comment stays with its stage",
    "FROM a\nRUN b\n# c\n# d\nFROM e\n",
    "FROM a\nRUN b\n\n# c\n# d\nFROM e\n",
  ],
  [
    "a comment that stands alone",
    "FROM a\nRUN b\n# c\n\nFROM d\n",
    "FROM a\nRUN b\n# c\n\nFROM d\n",
  ],
  ["none in a list of images", "FROM a AS b\nFROM c AS d\n", "FROM a AS b\nFROM c AS d\n"],
  ["none before the first stage", "ARG A\nFROM a\n", "ARG A\nFROM a\n"],
  ["one in a row", "FROM a\n\n \n\t\nRUN b\n", "FROM a\n\nRUN b\n"],
  ["none at the start", "\n \nFROM a\n", "FROM a\n"],
  ["none at the end", "FROM a\n\n  \n", "FROM a\n"],
  ["a line end at the end", "FROM a\nRUN b", "FROM a\nRUN b\n"],
  ["a heredoc at the end", "FROM a\nRUN <<E\nb\nE", "FROM a\nRUN <<E\nb\nE\n"],
  ["comments at the margin", "FROM a\n  # b  \n\t#c\nRUN d\n", "FROM a\n# b\n#c\nRUN d\n"],
  ["no directive comes about", "\n\n# escape=`\nFROM a\n", "\n# escape=`\nFROM a\n"],
  [
    "directives stay",
    "#  syntax = a  \n#escape=`\nFROM  b\n",
    "#  syntax = a  \n#escape=`\nFROM b\n",
  ],
])("empty lines and comments: %s", (_, before, after) => {
  // One line without a line end has nothing to say which one it should be.
  checkFormat(before, after);
});

test("the other escape character continues lines", () => {
  checkFormat(
    "# escape=`\nFROM a\nCOPY  a `  \n  c:\\ \n",
    "# escape=`\nFROM a\nCOPY a `\n    c:\\\n",
  );
});

test("words in columns stay where they are", () => {
  const table = "COPY --from=a   /x      /y\nCOPY --from=abc /longer /z\n";
  checkSteps(table, table);
  checkSteps(
    "COPY --from=a   /x /y\nCOPY --from=abcd /z /z\n",
    "COPY --from=a /x /y\nCOPY --from=abcd /z /z\n",
  );
});

test("a byte order mark stays", () => {
  expect(formatted("\uFEFF\nfrom a\n")).toBe("\uFEFFFROM a\n");
});

test.each([
  ["an unknown instruction", "FROM a\n\n\nnope   b  \nRUN c\n"],
  ["a line that wants more", "FROM a\nRUN   b  \\\n"],
  ["a heredoc without an end", "FROM a\nRUN   <<EOF\nb\n\n\n"],
  ["flags that cannot be split from the rest", "FROM a\nRUN --  b\n"],
  ["no instruction", "\n\n# a  \n"],
  ["nothing", ""],
])("what is not understood stays: %s", (_, text) => {
  expect(format(text)).toEqual([]);
});

test("in a text that BuildKit refuses, no line comes or goes", () => {
  checkFormat("\n\nfrom  a\nRUN b\nFROM c\nnope\n", "\n\nFROM a\nRUN b\nFROM c\nnope\n");
});

test.each<[string, string, string]>([
  ["AS", "FROM  a as b\n", "FROM a AS b\n"],
  ["CMD", "FROM a\nHEALTHCHECK cmd x\n", "FROM a\nHEALTHCHECK CMD x\n"],
  [
    "flags",
    "FROM a AS b\nFROM c\nCOPY --link --chown=1 --from=b a b\n",
    "FROM a AS b\nFROM c\nCOPY --from=b --chown=1 --link a b\n",
  ],
  [
    "mounts keep their order",
    "FROM a\nRUN --network=none --mount=target=/b --mount=target=/a x\n",
    "FROM a\nRUN --mount=target=/b --mount=target=/a --network=none x\n",
  ],
  [
    "flags with a comment among them",
    "FROM a\nCOPY --link \\\n# b\n--chown=1 a b\n",
    "FROM a\nCOPY --link \\\n    # b\n    --chown=1 a b\n",
  ],
])("canonical form: %s", (_, before, after) => {
  checkFormat(before, after, { isCanonical: true });
});

test("edits are small, sorted, and apart from each other", () => {
  expect(format("FROM a\nrun  b\nCOPY c  d\n")).toEqual([
    { span: { start: 7, end: 12 }, newText: "RUN " },
    { span: { start: 20, end: 22 }, newText: " " },
  ]);
});
