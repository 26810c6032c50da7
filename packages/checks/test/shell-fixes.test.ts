import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { checkText, fixesOf } from "../src/index.ts";

/** The text after the first fix of the first finding of a rule; null when none is offered. */
function fixed(id: string, text: string): string | null {
  const runOptions = { isAll: true };
  const checked = checkText(text, { modelOptions: { target: null }, runOptions });
  const finding = checked.findings.find(({ rule }) => rule.id === id);
  const [fix] = finding === undefined ? [] : fixesOf(checked, finding);
  return fix === undefined ? null : applyEdits(text, fix.edits);
}

const FROM = "FROM fedora:42\n";

test.each([
  [
    "lines that end in CRLF",
    "FROM fedora:42\r\nRUN dnf -y upgrade \\\r\n  && make\r\n",
    "FROM fedora:42\r\nRUN dnf -y upgrade \\\r\n  && dnf clean all \\\r\n  && make\r\n",
  ],
  [
    "joints at the ends of lines",
    `${FROM}RUN dnf -y upgrade && \\\n    make\n`,
    `${FROM}RUN dnf -y upgrade && \\\n    dnf clean all && \\\n    make\n`,
  ],
  [
    "another escape character",
    "# escape=`\nFROM fedora:42\nRUN dnf -y install `\n  a-1\n",
    "# escape=`\nFROM fedora:42\nRUN dnf -y install `\n  a-1 `\n    && dnf clean all\n",
  ],
  [
    "a comment between the lines",
    `${FROM}RUN dnf -y upgrade \\\n  # then\n  && make\n`,
    `${FROM}RUN dnf -y upgrade && dnf clean all \\\n  # then\n  && make\n`,
  ],
  [
    "a branch",
    `${FROM}RUN if true; then dnf -y upgrade; fi\n`,
    `${FROM}RUN if true; then dnf -y upgrade && dnf clean all; fi\n`,
  ],
  [
    "a branch that set -e watches",
    `${FROM}RUN set -e; if true; then dnf -y upgrade; fi; make\n`,
    `${FROM}RUN set -e; if true; then dnf -y upgrade; dnf clean all; fi; make\n`,
  ],
  [
    "a way out for failures",
    `${FROM}RUN dnf -y upgrade || true\n`,
    `${FROM}RUN dnf -y upgrade && dnf clean all || true\n`,
  ],
  [
    "sudo",
    `${FROM}RUN sudo dnf -y upgrade\n`,
    `${FROM}RUN sudo dnf -y upgrade && sudo dnf clean all\n`,
  ],
  [
    "a script in quotes",
    `${FROM}RUN bash -c "dnf -y upgrade"\n`,
    `${FROM}RUN bash -c "dnf -y upgrade && dnf clean all"\n`,
  ],
  ["another root", `${FROM}RUN chroot /mnt dnf -y upgrade\n`, null],
  ["a condition", `${FROM}RUN if dnf -y upgrade; then make; fi\n`, null],
  ["the background", `${FROM}RUN dnf -y upgrade & wait\n`, null],
  ["exec form", `${FROM}RUN ["dnf", "-y", "upgrade"]\n`, null],
])("cleans up behind an installation in %s", (_, text, expected) => {
  expect(fixed("DL3040", text)).toBe(expected);
});

test.each([
  ["exec form", 'RUN ["dnf", "install", "a"]\n', 'RUN ["dnf", "install", "-y", "a"]\n'],
  ["ONBUILD", "ONBUILD RUN dnf install a\n", "ONBUILD RUN dnf install -y a\n"],
  ["a heredoc", "RUN <<EOF\ndnf install a\nEOF\n", "RUN <<EOF\ndnf install -y a\nEOF\n"],
  ["a word over two lines", "RUN dnf inst\\\nall a\n", null],
])("adds an option in %s", (_, run, expected) => {
  expect(fixed("DL3038", FROM + run)).toBe(expected === null ? null : FROM + expected);
});

test.each([
  ["flags that differ", "RUN --network=none a\nRUN b\n", null],
  ["a pipe", "RUN a\nRUN b | c\n", null],
  ["a negation", "RUN a\nRUN ! b\n", null],
  ["the background", "RUN a\nRUN b &\n", null],
  ["a comment that steers checks", "RUN a\n# check=skip=all\nRUN b\n", null],
  ["a heredoc", "RUN a\nRUN <<EOF\nb\nEOF\n", null],
  ["exec form", 'RUN a\nRUN ["b"]\n', null],
  ["empty lines between", "RUN a\n\n\nRUN b\n", "RUN a \\\n    && b\n"],
  ["no line end at the end", "RUN a\nRUN b", "RUN a \\\n    && b"],
  ["a change of folder", "RUN cd /\nRUN b\n", "RUN cd / \\\n    && b\n"],
])("joins RUN instructions with %s", (_, runs, expected) => {
  const from = "FROM debian:13\n";
  expect(fixed("DL3059", from + runs)).toBe(expected === null ? null : from + expected);
});

function safety(text: string): string | undefined {
  const like = { modelOptions: { target: null }, runOptions: { isAll: true } };
  const checked = checkText(text, like);
  const finding = checked.findings.find(({ rule }) => rule.id === "DL3059");
  return finding === undefined ? undefined : fixesOf(checked, finding)[0]?.safety;
}

test("joining is only safe where the first one leaves the shell as it was and its layer ships", () => {
  expect(safety("FROM debian:13\nRUN a\nRUN b\n")).toBe("safe");
  expect(safety("FROM debian:13\nRUN cd /\nRUN b\n")).toBe("review");
  expect(safety("FROM debian:13\nRUN a\n# why\nRUN b\n")).toBe("review");
  expect(safety("FROM debian:13 AS one\nRUN a\nRUN b\nFROM scratch\nCOPY --from=one /a /\n")).toBe(
    "review",
  );
});
