import { expect, test } from "vitest";
import { INSTRUCTION_NAMES, instructionSpan, itemSpan, parse } from "../src/index.ts";
import { checkArgs, checkSpans, instructionOf } from "./check.ts";

test.each(INSTRUCTION_NAMES)("%s is known in any case", (name) => {
  const mixed = name.charAt(0) + name.slice(1).toLowerCase();
  for (const keyword of [name, name.toLowerCase(), mixed]) {
    const item = checkSpans(`  «${keyword}» a b`, ({ instruction }) => [instruction.keyword]);
    expect(item.instruction).toMatchObject({ name, keyword: { text: keyword } });
  }
});

test.each(["RUNS", "FRO", "", "RUN:", "EXPOſE", "WORKDıR"])("%j is no instruction", (keyword) => {
  const { name, args, rest } = instructionOf(
    `${keyword} a`.trim() === "a" ? "\\\n" : `${keyword} a`,
  );
  expect(name).toBeNull();
  expect(args).toEqual([]);
  expect(rest.text).toBe(keyword === "" ? "" : "a");
});

test.each(["FROM", "EXPOSE", "COPY", "ADD", "VOLUME"])(
  "%s splits its arguments at spaces",
  (name) => {
    checkArgs(`${name} «a»  «b\u00A0c»\t\v\f «"d» «e"»  \n`, ["a", "b\u00A0c", '"d', 'e"']);
  },
);

test.each(["RUN", "CMD", "ENTRYPOINT", "SHELL", "MAINTAINER", "STOPSIGNAL", "USER", "WORKDIR"])(
  "%s keeps its arguments as one",
  (name) => {
    checkArgs(`${name}   «a  "b  c»  \n`, ['a  "b  c']);
  },
);

test.each(INSTRUCTION_NAMES)("%s without arguments has none", (name) => {
  for (const source of [name, `${name}\n`, `${name}  \r\n`]) {
    const { args, pairs, flags, rest, inner } = instructionOf(source);
    expect({ args, pairs, flags, inner }).toEqual({ args: [], pairs: [], flags: [], inner: null });
    expect(rest).toEqual({ text: "", from: name.length, to: name.length });
  }
});

test("ARG takes several names, with and without a value", () => {
  checkArgs("ARG «A» «B=» «C=\"x y\"» «D=x\\ y» «E='a\\'»", [
    "A",
    "B=",
    'C="x y"',
    "D=x\\ y",
    "E='a\\'",
  ]);
});

test("the rest is everything behind keyword and flags, trimmed", () => {
  checkSpans("RUN  --network=none \t «a  b» \u00A0\n", ({ instruction }) => [instruction.rest]);
});

test("ONBUILD has an instruction inside, with its own flags and arguments", () => {
  const item = checkSpans(
    "«ONBUILD»  «copy» «--from=a»  «x» «/»\n",
    ({ instruction: { keyword, inner } }) =>
      inner === null ? [] : [keyword, inner.keyword, ...inner.flags, ...inner.args],
  );
  expect(item.instruction).toMatchObject({ name: "ONBUILD", args: [], inner: { name: "COPY" } });
});

test("ONBUILD in ONBUILD nests", () => {
  const { inner } = instructionOf("ONBUILD ONBUILD RUN a");
  expect(inner).toMatchObject({ name: "ONBUILD", inner: { name: "RUN", inner: null } });
});

test("ONBUILD may hold an unknown instruction and exec form", () => {
  expect(instructionOf("ONBUILD what a").inner).toMatchObject({ name: null, args: [] });
  expect(instructionOf('ONBUILD CMD ["a"]')).toMatchObject({
    isJson: false,
    inner: { isJson: true },
  });
});

test("HEALTHCHECK names its kind, then has a command as CMD does", () => {
  const shell = checkArgs("HEALTHCHECK --retries=3 «CMD»  «curl -f  x»\n", ["CMD", "curl -f  x"]);
  expect(shell).toMatchObject({ isJson: false, flags: [{ name: "retries", value: "3" }] });
  const exec = checkArgs('HEALTHCHECK «cmd» [«"a"», «"b"»]', ["cmd", "a", "b"]);
  expect(exec.isJson).toBe(true);
  checkArgs("HEALTHCHECK «NONE»", ["NONE"]);
});

test("an instruction's span goes from its keyword to the end of its last line", () => {
  const tree = parse("\n  RUN a \\\n  b\r\nRUN <<E\nE\n\n");
  const texts = [1, 2].map((index) => {
    const { start, end } = instructionSpan(tree, index);
    return tree.source.slice(start, end);
  });
  expect(texts).toEqual(["RUN a \\\n  b", "RUN <<E\nE"]);
  expect(itemSpan(tree, 1)).toEqual({ start: 1, end: 16 });
});

test("spans outside the tree are empty at its end", () => {
  expect(instructionSpan(parse("RUN a"), 9)).toEqual({ start: 0, end: 0 });
});
