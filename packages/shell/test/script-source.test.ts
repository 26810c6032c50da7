import { marked } from "@stagemap/testkit";
import { describe, expect, it } from "vitest";
import { originSpan, scriptOf, shellOf } from "../src/index.ts";
import { itemOf } from "./read.ts";

/** Checks the script, and that each part of it stands where it is marked. */
function checkScript(source: string, script: string, ...parts: string[]): void {
  const { text, spans } = marked(source);
  const found = scriptOf(itemOf(text), shellOf(null));
  if (found?.kind !== "shell") throw new Error(`no script: ${text}`);
  expect(found.text).toBe(script);
  const places = parts.map((part) => {
    const start = found.text.indexOf(part);
    const { from, to } = originSpan(found.map, start, start + part.length);
    return { start: from, end: to };
  });
  expect(places).toEqual(spans);
}

describe("the script of an instruction", () => {
  it("is what follows the flags", () => {
    checkScript("RUN --mount=type=cache,target=/c «make» all\n", "make all", "make");
  });

  it("has its lines joined and comments left out", () => {
    checkScript("RUN a «b \\\n  # why\n\n  c» d\n", "a b   c d", "b   c");
  });

  it("reaches no further than the last character of a part", () => {
    checkScript("RUN «make» \\\n  «all»\n", "make   all", "make", "all");
  });

  it("is that of HEALTHCHECK CMD", () => {
    checkScript("HEALTHCHECK --retries=1 CMD «curl» x || exit 1", "curl x || exit 1", "curl");
  });

  it("is that of the instruction in ONBUILD", () => {
    checkScript("ONBUILD RUN «make»", "make", "make");
  });

  it("is the body of a lone heredoc", () => {
    checkScript("RUN <<EOF\nset -e\n«make»\nEOF\n", "set -e\nmake\n", "make");
  });

  it("has no tabs at the starts of lines in <<-", () => {
    checkScript("RUN <<-EOF\n\tset -e\n\t\t«make»\n\tEOF\n", "set -e\nmake\n", "make");
  });

  it("holds the heredocs of a command", () => {
    checkScript("RUN cat <<«E»F > /x\n«hi»\nEF\n", "cat <<EF > /x\nhi\nEF", "E", "hi");
  });

  it("is the same with both kinds of line end", () => {
    checkScript("RUN cat <<A \\\r\n && «b»\r\n«hi»\r\nA\r\n", "cat <<A  && b\nhi\nA", "b", "hi");
  });
});

it("tells exec form's words and where they stand", () => {
  const { text, spans } = marked('RUN [«"sh"», «"-c"», \\\n «"a \\"b\\" \\u0026 c"»]\n');
  const found = scriptOf(itemOf(text), shellOf(null));
  if (found?.kind !== "exec") throw new Error("no exec form");
  expect(found.words.map((word) => word.text)).toEqual(["sh", "-c", 'a "b" & c']);
  expect(found.words.map(({ from, to }) => ({ start: from, end: to }))).toEqual(spans);
  const script = found.words[2];
  const { from, to } = originSpan(script?.map ?? { pieces: [], length: 0 }, 6, 7);
  expect(text.slice(from, to)).toBe("\\u0026");
});

it.each(["COPY a b", "CMD []", "RUN", "HEALTHCHECK NONE", "ENV A=b"])(
  "finds none in %s",
  (text) => {
    expect(scriptOf(itemOf(text), shellOf(null))).toBeNull();
  },
);
