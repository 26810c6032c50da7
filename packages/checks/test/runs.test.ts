import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { expect, test } from "vitest";
import { createContext } from "../src/context.ts";

function runsOf(text: string): readonly string[] {
  const { runs } = createContext(buildModel(parse(text), { target: null }), {});
  return runs.map(({ shell, script, isTrigger }) =>
    [shell.family, isTrigger, ...script.commands.map(({ name }) => name)].join(" "),
  );
}

test.each([
  ["a run", "FROM a\nRUN apk add x && true\n", ["sh false apk true"]],
  ["a run without a stage", "RUN make\n", ["sh false make"]],
  ["ONBUILD", "FROM a\nONBUILD RUN make\n", ["sh true make"]],
  ["SHELL", 'FROM a\nSHELL ["bash", "-c"]\nRUN make\n', ["bash false make"]],
  [
    "SHELL of a stage below",
    'FROM a AS b\nSHELL ["bash", "-c"]\nFROM b\nRUN x\n',
    ["bash false x"],
  ],
  ["SHELL of another stage", 'FROM a AS b\nSHELL ["bash", "-c"]\nFROM c\nRUN x\n', ["sh false x"]],
  ["PowerShell is left unread", 'FROM a\nSHELL ["pwsh", "-c"]\nRUN x\n', ["powershell false"]],
  [
    "a shell that a comment tells of, in all stages",
    '# hadolint shell=pwsh\nFROM a\nRUN x\nFROM b\nRUN x\nSHELL ["bash", "-c"]\nRUN x\n',
    ["powershell false", "powershell false", "bash false x"],
  ],
  [
    "a shell that a comment in a stage tells of, to its end",
    "FROM a\n# hadolint shell=/bin/bash\nRUN x\nRUN x\nFROM b\nRUN x\n",
    ["bash false x", "bash false x", "sh false x"],
  ],
  ["exec form", 'FROM a\nCMD ["a", "b"]\n', ["sh false a"]],
])("reads %s", (_, text, expected) => {
  expect(runsOf(text)).toEqual(expected);
});
