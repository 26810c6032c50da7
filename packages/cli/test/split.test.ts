import { expect, test } from "vitest";
import { main } from "../src/index.ts";
import { fakeMachine } from "./fake-machine.ts";

const PYTHON =
  'FROM python:3.11\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nCMD ["python", "app.py"]\n';
const SPLIT = `FROM python:3.11 AS builder
WORKDIR /app
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
COPY requirements.txt .
RUN pip install -r requirements.txt

FROM python:3.11-slim
WORKDIR /app
COPY --from=builder /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
COPY . .
CMD ["python", "app.py"]
`;
const SMALL = PYTHON.replace("3.11", "3.11-slim");
const FILES = { python: PYTHON, small: SMALL, base: "FROM debian:13\nRUN make\n" };

/** What running `stagemap split` with these arguments gives. */
async function splitWith(args: readonly string[], input = "") {
  const machine = fakeMachine(FILES, { input, readOnly: ["small"] });
  const code = await main(["split", ...args], machine);
  const { files, printed, complained } = machine;
  return { code, files, printed: printed(), complained: complained() };
}

test("prints the two stages, and to standard error what they come to and what was assumed", async () => {
  const { code, files, printed, complained } = await splitWith(["python"]);
  expect([code, printed]).toEqual([0, SPLIT]);
  expect(complained).toContain("about 1.2 GB before, about 219 MB after");
  expect(complained).toContain("(or --assume runtime-base=same)");
  expect(files.get("python")).toBe(PYTHON);
});

test("reads standard input", async () => {
  expect(await splitWith(["-"], PYTHON)).toMatchObject({ code: 0, printed: SPLIT });
});

test("writes the file back when asked to", async () => {
  const { code, files, printed } = await splitWith(["--write", "python"]);
  expect([code, printed, files.get("python")]).toEqual([0, "", SPLIT]);
});

test("shows a diff, or everything as JSON", async () => {
  const diff = await splitWith(["--format", "diff", "python"]);
  expect(diff.printed).toContain("-FROM python:3.11\n+FROM python:3.11 AS builder\n");
  const json = await splitWith(["--format=json", "python"]);
  const report: unknown = JSON.parse(json.printed);
  expect(report).toMatchObject({ ok: true, ecosystem: "Python", text: SPLIT });
  expect(json.complained).toBe("");
});

test("takes answers to what it assumes", async () => {
  const { printed } = await splitWith(["--assume", "packages=site-packages", "python"]);
  expect(printed).toContain("COPY --from=builder /usr/local/lib/python3.11/site-packages ");
  expect(printed).not.toContain("venv");
});

test("says why it refuses, and fails", async () => {
  expect(await splitWith(["small"])).toMatchObject({ code: 1, printed: "" });
  expect((await splitWith(["small"])).complained).toContain("small: nothing gained: ");
  expect((await splitWith(["base"])).complained).toContain("base: not split: ");
  const json = await splitWith(["--format=json", "small"]);
  expect(JSON.parse(json.printed)).toMatchObject({ ok: false, kind: "nothing-gained" });
});

test.for([
  [[], "no Dockerfile is named"],
  [["python", "small"], "one is one too many"],
  [["--format", "xml", "python"], "--format is “xml”"],
  [["--assume", "x", "python"], "--assume is “x”"],
  [["--assume", "colour=red", "python"], "nothing asks for “colour” here"],
  [["--assume", "packages=box", "python"], "it is one of venv, site-packages"],
  [["--write", "-"], "--write needs a file"],
  [["missing"], "missing: there is no such file"],
] as const)("refuses %j", async ([args, message]) => {
  const { code, complained } = await splitWith(args);
  expect(code).toBe(2);
  expect(complained).toContain(message.replace("one is one", "is one"));
});
