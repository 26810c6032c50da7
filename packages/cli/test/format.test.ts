import { expect, test } from "vitest";
import { main } from "../src/index.ts";
import { fakeMachine } from "./fake-machine.ts";

const UGLY = "from alpine\nRUN  a   b  \ncopy a  b";
const NICE = "FROM alpine\nRUN a   b\nCOPY a b\n";
const FILES = { ugly: UGLY, nice: NICE };

/** What running `stagemap format` with these arguments gives. */
async function formatWith(
  args: readonly string[],
  { input = "", readOnly = [] }: { input?: string; readOnly?: readonly string[] } = {},
) {
  const machine = fakeMachine(FILES, { input, readOnly });
  const code = await main(["format", ...args], machine);
  const { files, printed, complained } = machine;
  return { code, files, printed: printed(), complained: complained() };
}

test("prints the text laid out, and leaves the file alone", async () => {
  const { code, files, printed, complained } = await formatWith(["ugly"]);
  expect([code, printed, complained]).toEqual([0, NICE, ""]);
  expect(files.get("ugly")).toBe(UGLY);
});

test("prints standard input laid out, with --write too", async () => {
  expect(await formatWith(["-"], { input: UGLY })).toMatchObject({ code: 0, printed: NICE });
  const written = await formatWith(["--write", "-"], { input: UGLY });
  expect(written).toMatchObject({ code: 0, printed: NICE });
});

test("prints several files one after the other", async () => {
  expect(await formatWith(["nice", "ugly"])).toMatchObject({ code: 0, printed: NICE + NICE });
});

test("checks, names what would change, and writes nothing", async () => {
  const { code, files, printed } = await formatWith(["--check", "nice", "ugly"]);
  expect([code, printed]).toEqual([1, "ugly\n"]);
  expect(files.get("ugly")).toBe(UGLY);
  expect(await formatWith(["--check", "nice"])).toMatchObject({ code: 0, printed: "" });
  const input = await formatWith(["--check", "-"], { input: UGLY });
  expect(input).toMatchObject({ code: 1, printed: "-\n" });
});

test("writes files back and names those that changed", async () => {
  const { code, files, printed } = await formatWith(["--write", "nice", "ugly"]);
  expect([code, printed]).toEqual([0, "ugly\n"]);
  expect(files.get("ugly")).toBe(NICE);
});

test("writes and fails with both", async () => {
  const { code, files } = await formatWith(["--check", "--write", "ugly"]);
  expect([code, files.get("ugly")]).toEqual([1, NICE]);
});

test("writes AS in capitals and sorts flags only when told to", async () => {
  const input = "FROM a as b\nFROM c\nCOPY --link --from=b d e\n";
  expect(await formatWith(["-"], { input })).toMatchObject({ printed: input });
  const { printed } = await formatWith(["--canonical", "-"], { input });
  expect(printed).toBe("FROM a AS b\nFROM c\nCOPY --from=b --link d e\n");
});

test("says what cannot be read or written, and treats the other files", async () => {
  const read = await formatWith(["--write", "none", "ugly"]);
  expect(read).toMatchObject({
    code: 2,
    printed: "ugly\n",
    complained: "stagemap format: none: there is no such file.\n",
  });
  const write = await formatWith(["--write", "ugly"], { readOnly: ["ugly"] });
  expect(write).toMatchObject({
    code: 2,
    complained: "stagemap format: ugly: you may not read or write it.\n",
  });
});

test.each([
  [[], "no file is named; “-” stands for standard input"],
  [["-", "-"], "“-” is named twice, but standard input can be read once"],
  [["--wrong", "ugly"], "Unknown option '--wrong'"],
])("refuses %j", async (args, message) => {
  const { code, printed, complained } = await formatWith(args);
  expect([code, printed]).toEqual([2, ""]);
  expect(complained).toBe(
    `stagemap format: ${message}.\n“stagemap help format” lists the options.\n`,
  );
});
