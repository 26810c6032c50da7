import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { main } from "../src/index.ts";
import { nodeMachine } from "../src/node-machine.ts";

const wrong =
  "\ufeffFROM python:3.11\r\nWORKDIR /app\r\nCOPY . .\r\nRUN pip install -r r.txt\r\nCMD a";
const right =
  "\ufeffFROM python:3.11\r\nWORKDIR /app\r\nCOPY r.txt ./\r\nRUN pip install -r r.txt\r\nCOPY . .\r\nCMD a";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stagemap-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function order(name: string): Promise<void> {
  const machine = { ...nodeMachine(process), print: () => undefined };
  expect(await main(["order", "--write", join(folder, name)], machine)).toBe(0);
}

test("Writing keeps line ends, a byte order mark, the missing last line end and the file's mode", async () => {
  const file = join(folder, "Dockerfile");
  writeFileSync(file, wrong);
  chmodSync(file, 0o666);
  await order("Dockerfile");
  expect(readFileSync(file, "utf8")).toBe(right);
  expect(statSync(file).mode & 0o777).toBe(0o666);
  expect(readdirSync(folder)).toEqual(["Dockerfile"]);
});

test("A link stays a link to the file that is written", async () => {
  writeFileSync(join(folder, "real"), wrong);
  symlinkSync("real", join(folder, "Dockerfile"));
  await order("Dockerfile");
  expect(lstatSync(join(folder, "Dockerfile")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, "real"), "utf8")).toBe(right);
});

test("A file that is not there, a folder and what is no text are refused with a reason", () => {
  writeFileSync(join(folder, "binary"), new Uint8Array([70, 0, 71]));
  writeFileSync(join(folder, "latin"), new Uint8Array([70, 0xe9, 71]));
  const machine = nodeMachine(process);
  const messages = ["none", ".", "binary", "latin"].map((name) => {
    const read = machine.readFile(join(folder, name));
    return read.ok ? "" : read.message;
  });
  expect(messages).toEqual([
    "there is no such file",
    "it is a folder; name a file in it",
    "it is no text: it holds NUL bytes",
    "it is no UTF-8 text; save it as UTF-8",
  ]);
});
