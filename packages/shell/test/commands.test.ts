import { marked } from "@stagemap/testkit";
import { describe, expect, it } from "vitest";
import { shellOf } from "../src/index.ts";
import type { Command, Shell } from "../src/index.ts";
import { lineOf, scriptIn } from "./read.ts";

/** Checks the commands of a RUN as lines. */
function checkCommands(text: string, ...lines: string[]): void {
  expect(scriptIn(text).commands.map(lineOf)).toEqual(lines);
}

describe("the commands of a script", () => {
  it.each<[string, string[]]>([
    ["RUN a && b || c; d", ["a", "b", "c", "d"]],
    ["RUN a | b |& c", ["a", "b", "c"]],
    ["RUN (a; { b; })", ["a", "b"]],
    ["RUN if a; then b; elif c; then d; else e; fi", ["a", "b", "c", "d", "e"]],
    ["RUN for x in $(a); do b $x; done; while c; do d; done", ["a", "b ?", "c", "d"]],
    ["RUN case $(a) in x) b;; *) c;; esac", ["a", "b", "c"]],
    ["RUN f() { a; }; f", ["a", "f"]],
    ["RUN X=1 Y=$(a) b \"c d\" 'e' f\\ g", ["X=1 Y=? b c d e f g", "a"]],
    ["RUN X=$(a)", ["X=?", "a"]],
    ['RUN a `b \\`c\\`` "$(d)"', ["a ? ?", "b ?", "c", "d"]],
    ["RUN [[ $(a) = b ]] && (( x > $(c) ))", ["a", "c"]],
    ["RUN a <(b) > >(c)", ["a ?", "b", "c"]],
    ['RUN ${CC} -o x; "$x"', ["? -o x", "?"]],
    ["RUN ! a & b", ["a", "b"]],
    ["RUN export X=1 Y=$(a)", ["export X=1 ?", "a"]],
    ["RUN rm -rf /tmp/* ~/x {a,b}", ["rm -rf /tmp/* ~/x {a,b}"]],
  ])("are all there: %s", (text, lines) => checkCommands(text, ...lines));

  it.each<[string, string[]]>([
    ["RUN sudo -u bob -E a b", ["sudo -u bob -E a b", "a b"]],
    ["RUN env -i A=1 B=$x a", ["env -i A=1 ? a", "A=1 B=? a"]],
    [
      "RUN DEBIAN_FRONTEND=noninteractive sudo A=1 a",
      ["DEBIAN_FRONTEND=noninteractive sudo A=1 a", "DEBIAN_FRONTEND=noninteractive A=1 a"],
    ],
    ["RUN time a; command b; nohup c &", ["a", "command b", "b", "nohup c", "c"]],
    ["RUN timeout -k 5 10 a -x", ["timeout -k 5 10 a -x", "a -x"]],
    ["RUN a | xargs -n 1 -P4 b c", ["a", "xargs -n 1 -P4 b c", "b c"]],
    ["RUN find . -name x -exec a {} \\; -print", ["find . -name x -exec a {} ; -print", "a {}"]],
    ["RUN command -v a", ["command -v a"]],
    ["RUN poetry run a b; poetry install", ["poetry run a b", "a b", "poetry install"]],
    ["RUN sudo nice a", ["sudo nice a", "nice a", "a"]],
    ["RUN sudo $x", ["sudo ?", "?"]],
    ["RUN sudo", ["sudo"]],
  ])("are those that others run as well: %s", (text, lines) => checkCommands(text, ...lines));

  it.each<[string, string[]]>([
    ["RUN bash -c 'a; b'", ["bash -c a; b", "a", "b"]],
    ['RUN sh -exc "a \\"$x\\" \\$y"', ["sh -exc ?", "a ? ?"]],
    ["RUN bash -o pipefail -c 'a | b'", ["bash -o pipefail -c a | b", "a", "b"]],
    ["RUN su - bob -c 'a'", ["su - bob -c a", "a"]],
    ["RUN eval 'a b'", ["eval a b", "a b"]],
    ['RUN bash -c "$(a)"', ["bash -c ?", "?", "a"]],
    ["RUN bash x.sh -c 'a'", ["bash x.sh -c a"]],
    ["RUN sh -c \"sh -c 'a'\"", ["sh -c sh -c 'a'", "sh -c a", "a"]],
    ['RUN ["sh", "-c", "a && b"]', ["sh -c a && b", "a", "b"]],
    ['RUN ["sudo", "a", "$x"]', ["sudo a $x", "a $x"]],
    ['CMD ["/sbin/tini", "--", "a"]', ["/sbin/tini -- a", "a"]],
    ["RUN <<EOF\na\nb\nEOF\n", ["a", "b"]],
    ["RUN <<EOF\n#!/usr/bin/env python3\nimport os\nEOF\n", []],
    ["RUN bash -e <<'EOF'\na\nb\nEOF\n", ["bash -e", "a", "b"]],
    ["RUN sh <<EOF && c\na $(b)\nEOF\n", ["sh", "a ?", "b", "c"]],
    ["RUN cat <<EOF > x\na $(b)\nEOF\n", ["cat", "b"]],
    ["RUN cat <<'EOF' > x\na $(b)\nEOF\n", ["cat"]],
    ["RUN python3 <<EOF\nimport os\nEOF\n", ["python3"]],
  ])("are those of scripts inside: %s", (text, lines) => checkCommands(text, ...lines));

  it("are none where the shell is no POSIX shell", () => {
    const script = scriptIn("RUN Get-Item x; y", shellOf(["powershell", "-Command"]));
    expect(script.commands).toEqual([]);
    expect(script.tree).toBeNull();
  });
});

it("places commands, names and words, through scripts in quotes and in JSON", () => {
  checkPlaces("RUN «a -x \\\n # why\n  b» && «c»");
  checkPlaces("RUN bash -c '«a \"b\"»; «c»'", 1);
  checkPlaces('RUN bash -c "«a \\"b\\"»; «c»"', 1);
  checkPlaces('RUN ["sh", "-c", "«a \\"b\\" \\u0041»; «c»"]', 1);
  checkPlaces("RUN <<-EOF\n\t«a \\\n\tb»\n\t«c»\n\tEOF\n");
  checkPlaces("RUN sudo «apt-get install x» && «y»", 1);
});

/** Checks that commands stand where the marks are, from the one of that index on. */
function checkPlaces(source: string, first = 0): void {
  const { text, spans } = marked(source);
  const { commands } = scriptIn(text);
  const places = commands.slice(first).map(({ from, to }) => ({ start: from, end: to }));
  expect(places).toEqual(spans);
}

describe("what a command's failure comes to", () => {
  it.each<[string, string]>([
    ["RUN a; b", "b"],
    ["RUN a && b", "a b"],
    ["RUN a || b", "b"],
    ["RUN a || exit 1; b", "a b"],
    ["RUN a || { echo no; exit 1; }; b", "a b"],
    ["RUN a && b || true", "true"],
    ["RUN a | b", "b"],
    ["RUN a & b", "b"],
    ["RUN ! a", ""],
    ["RUN set -e; a; b", "a b"],
    ["RUN set -ex; a && b; c", "b c"],
    ["RUN set -e; if a; then b; fi; c", "b c"],
    ["RUN set -e; (a; b); c", "a b c"],
    ["RUN set -eo pipefail; a | b; c", "a b c"],
    ["RUN set -e; set +e; a; b", "b"],
    ["RUN (a; b); c", "c"],
    ["RUN X=$(a)", "a"],
    ["RUN echo $(a)", "echo"],
    ["RUN bash -c 'a; b'", "bash b"],
    ["RUN bash -ec 'a; b'", "bash a b"],
    ["RUN for x in 1 2; do a; done", ""],
    ["RUN set -e; f() { a; }; f", "a f"],
  ])("is the end of the build or not: %s", (text, names) => {
    expect(stopping(text)).toBe(names);
  });

  it("depends on the shell's options", () => {
    const shell = shellOf(["/bin/bash", "-eo", "pipefail", "-c"]);
    expect(stopping("RUN a | b; c", shell)).toBe("a b c");
  });
});

function stopping(text: string, shell?: Shell): string {
  const { commands } = scriptIn(text, shell);
  const names = commands.filter((each) => each.failureStops).map(({ name }) => name);
  return names.filter((name) => name !== null && name !== "set").join(" ");
}

/** Checks one property of every command, by name. */
function checkEach(text: string, read: (command: Command) => unknown, expected: object): void {
  const { commands } = scriptIn(text);
  expect(Object.fromEntries(commands.map((each) => [each.name, read(each)]))).toEqual(expected);
}

it("tells how a command is reached", () => {
  const expected = { a: "first", b: "and", c: "or", d: "pipe", e: "sequence", f: "first" };
  checkEach("RUN a && b || c | d; e $(f)", ({ reachedBy }) => reachedBy, expected);
});

it("tells what may be skipped", () => {
  const text = "RUN if a; then b; fi; [ -x c ] && c; d || e; while f; do g; done";
  const expected = { a: false, b: true, "[": false, c: true, d: false, e: true, f: false, g: true };
  checkEach(text, ({ isConditional }) => isConditional, expected);
});

it("tells a command's place in a pipe", () => {
  const expected = { a: { index: 0, count: 2 }, b: { index: 1, count: 2 }, c: null };
  checkEach("RUN a | b; c", ({ pipe }) => pipe, expected);
});

it("follows cd", () => {
  const text =
    "RUN cd x && a && (cd /y; b); if c; then cd z; d; fi; e; bash -c 'cd w && f'; cd /v; g";
  const { commands } = scriptIn(text);
  const found = commands.filter(({ name }) => /^[a-g]$/.test(name ?? ""));
  const places = found.map(({ name, directory }) => `${name} ${directory}`);
  expect(places).toEqual(["a x", "b /y", "c x", "d x/z", "e null", "f null", "g /v"]);
});

it("reads redirections", () => {
  const [command] = scriptIn("RUN a > x 2>&1 <<E\nhi\nE\n").commands;
  const found = command?.redirections.map(({ operator, descriptor, target, heredoc }) => [
    operator,
    descriptor,
    target?.value ?? null,
    heredoc?.text ?? null,
  ]);
  expect(found).toEqual([
    [">", null, "x", null],
    [">&", 2, "1", null],
    ["<<", null, null, "hi\n"],
  ]);
});
