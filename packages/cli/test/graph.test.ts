import { expect, test } from "vitest";
import { main } from "../src/index.ts";
import { fakeMachine } from "./fake-machine.ts";

const TWO =
  "FROM golang:1.25 AS build\nRUN go build\nFROM scratch AS app\nCOPY --from=build /a /a\n";
const FILES = { two: TWO, none: "# nothing\n" };

/** What running `stagemap graph` with these arguments gives. */
async function graphWith(args: readonly string[], input = "") {
  const machine = fakeMachine(FILES, { input, readOnly: ["locked"] });
  const code = await main(["graph", ...args], machine);
  const { files, printed, complained } = machine;
  return { code, files, printed: printed(), complained: complained() };
}

test("prints the picture in either theme", async () => {
  const light = await graphWith(["two"]);
  expect(light).toMatchObject({ code: 0, complained: "" });
  expect(light.printed).toMatch(/^<svg [\s\S]*>build<\/text>[\s\S]*<\/svg>\n$/);
  const dark = await graphWith(["--theme", "dark", "-"], TWO);
  expect([dark.code, dark.printed.includes("#0f141b")]).toEqual([0, true]);
  expect((await graphWith(["--sources", "two"])).printed).toContain(">base image</text>");
});

test("prints the other formats", async () => {
  expect((await graphWith(["--format=mermaid", "two"])).printed).toMatch(/^flowchart TD\n/);
  expect((await graphWith(["--format=dot", "two"])).printed).toMatch(/^digraph stages \{\n/);
  const { printed } = await graphWith(["--format=json", "--target", "Build", "two"]);
  expect(JSON.parse(printed)).toMatchObject({ version: 1, target: "build" });
});

test("writes to a file", async () => {
  const { code, files, printed } = await graphWith(["-o", "out.svg", "two"]);
  expect([code, printed, files.get("out.svg")?.startsWith("<svg ")]).toEqual([0, "", true]);
  expect(await graphWith(["-o", "locked", "two"])).toMatchObject({ code: 2 });
});

test.each([
  [["none"], 1, "there is no FROM"],
  [["missing"], 2, "there is no such file"],
  [[], 2, "no Dockerfile is named"],
  [["two", "none"], 2, "“none” is one too many"],
  [["--format", "png", "two"], 2, "it is one of svg, mermaid, dot, json"],
  [["--theme", "blue", "two"], 2, "it is one of light, dark"],
  [["--target", "x", "two"], 2, "there is no stage “x” in two; there is: build, app"],
  [["--output", "", "two"], 2, "--output is empty"],
])("%j ends with %i and says why", async (args, code, said) => {
  const result = await graphWith(args);
  expect(result).toMatchObject({ code, printed: "" });
  expect(result.complained).toContain(said);
});
