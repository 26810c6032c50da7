import { describe, expect, test } from "vitest";
import { main } from "../src/index.ts";
import { fakeMachine } from "./fake-machine.ts";

const clean = "FROM scratch\nCOPY --from=alpine /a /a\nUSER 1000\n";
const cased = "FROM scratch AS Web\n";

interface Line {
  readonly file: string;
  readonly findings: readonly { readonly rule: string; readonly line: number }[];
  readonly checklist: readonly object[];
}

/** The rows that `--format json` printed, one a file. */
function lines(printed: string): readonly Line[] {
  return printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

test("prints one JSON line a file", async () => {
  const machine = fakeMachine({ a: cased, b: "FROM scratch\n" });
  await main(["check", "--format", "json", "a", "b"], machine);
  const rows = lines(machine.printed());
  expect(rows.map(({ file }) => file)).toEqual(["a", "b"]);
  expect(rows[0]?.findings).toContainEqual({
    rule: "StageNameCasing",
    aliases: [],
    severity: "warning",
    line: 1,
    column: 17,
    endLine: 1,
    endColumn: 20,
    message: "Stage name 'Web' should be lowercase",
    fixable: true,
  });
});

describe("exit codes", () => {
  test.each([
    ["findings at the threshold", ["--fail-on", "warning"], 1],
    ["findings below it", ["--fail-on", "error"], 0],
    ["no threshold", ["--fail-on", "none"], 0],
    ["what is wrong use", ["--fail-on", "bad"], 2],
    ["an unknown option", ["--nope"], 2],
    ["an unknown format", ["--format", "xml"], 2],
  ])("%s", async (_, options, code) => {
    expect(await main(["check", ...options, "a"], fakeMachine({ a: cased }))).toBe(code);
  });

  test("no file is wrong use", async () => {
    const machine = fakeMachine({});
    expect(await main(["check"], machine)).toBe(2);
    expect(machine.complained()).toMatch(/no file is named/);
  });

  test("an unknown command is wrong use, and the known ones are named", async () => {
    const machine = fakeMachine({});
    expect(await main(["chek"], machine)).toBe(2);
    expect(machine.complained()).toContain("“chek”");
    expect(machine.complained()).toContain("check");
  });
});

test("a missing file is said, and the others are still checked", async () => {
  const machine = fakeMachine({ a: cased });
  expect(await main(["check", "--format", "json", "gone", "a"], machine)).toBe(2);
  expect(machine.complained()).toBe("stagemap check: gone: there is no such file.\n");
  expect(lines(machine.printed())).toHaveLength(1);
});

test("reads standard input for “-”", async () => {
  const machine = fakeMachine({}, { input: cased });
  expect(await main(["check", "-"], machine)).toBe(1);
  expect(machine.printed()).toContain("-:1:17: warning: Stage name 'Web'");
});

test("a part of a Dockerfile without FROM is checked", async () => {
  const machine = fakeMachine({ a: "MAINTAINER me\n" });
  await main(["check", "--format", "json", "a"], machine);
  const rules = lines(machine.printed())[0]?.findings.map(({ rule }) => rule);
  expect(rules).toContain("MaintainerDeprecated");
});

test("what BuildKit refuses is an error", async () => {
  const machine = fakeMachine({ a: "FROM scratch\nCOPY a\n" });
  expect(await main(["check", "--fail-on", "error", "a"], machine)).toBe(1);
  expect(machine.printed()).toContain("a:2:");
});

describe("--fix", () => {
  test("writes what is safe and says how much", async () => {
    const machine = fakeMachine({ a: cased });
    await main(["check", "--fix", "a"], machine);
    expect(machine.files.get("a")).toContain("FROM scratch AS web\n");
    expect(machine.printed()).toMatch(/^a: \d+ findings? fixed\n/);
  });

  test("prints the fixed text for standard input and reports beside it", async () => {
    const machine = fakeMachine({}, { input: cased });
    await main(["check", "--fix", "-"], machine);
    expect(machine.printed()).toContain("FROM scratch AS web\n");
    expect(machine.printed()).not.toContain("findings");
    expect(machine.complained()).toContain("finding");
  });

  test("says when the file cannot be written", async () => {
    const machine = fakeMachine({ a: cased }, { readOnly: ["a"] });
    expect(await main(["check", "--fix", "a"], machine)).toBe(2);
    expect(machine.complained()).toBe("stagemap check: a: you may not read or write it.\n");
  });
});

test("SARIF is one log for all files", async () => {
  const machine = fakeMachine({ "a b": cased, c: clean });
  await main(["check", "--format", "sarif", "a b", "c"], machine);
  const log = JSON.parse(machine.printed());
  expect(log.version).toBe("2.1.0");
  const found = log.runs[0].results.find(
    (each: { ruleId: string }) => each.ruleId === "StageNameCasing",
  );
  expect(found).toMatchObject({
    level: "warning",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "a%20b" },
          region: { startLine: 1, startColumn: 17, endLine: 1, endColumn: 20 },
        },
      },
    ],
  });
  expect(log.runs[0].tool.driver.rules[found.ruleIndex].id).toBe("StageNameCasing");
});

test("helps", async () => {
  const machine = fakeMachine({});
  expect(await main(["help", "check"], machine)).toBe(0);
  expect(machine.printed()).toContain("--fail-on SEVERITY");
});

describe("a configuration", () => {
  test.each([
    ["ignored rules are silent", "ignored: [StageNameCasing]\n", 0],
    ["the failure threshold counts", "failure-threshold: error\n", 0],
    ["no-fail never fails", "no-fail: true\n", 0],
    ["an override weighs more", "override: { error: [StageNameCasing] }\n", 1],
    ["what is no YAML is wrong use", "a: [", 2],
    ["an alias that leads nowhere is wrong use", "ignored: *gone\n", 2],
  ])("%s", async (_, config, code) => {
    const machine = fakeMachine({ a: "FROM scratch AS Web\nUSER 1000\n", "c.yaml": config });
    expect(await main(["check", "--config", "c.yaml", "a"], machine)).toBe(code);
  });

  test("is found in the current folder", async () => {
    const machine = fakeMachine({ a: cased, ".hadolint.yaml": "no-fail: true\n" });
    expect(await main(["check", "a"], machine)).toBe(0);
  });

  test("says what it does not know and goes on", async () => {
    const machine = fakeMachine({ a: cased, "c.yaml": "ignord: []\n" });
    expect(await main(["check", "--config", "c.yaml", "a"], machine)).toBe(1);
    expect(machine.complained()).toContain("c.yaml: ");
    expect(machine.complained()).toContain("ignord");
  });

  test("that is missing is wrong use", async () => {
    const machine = fakeMachine({ a: cased });
    expect(await main(["check", "--config", "gone.yaml", "a"], machine)).toBe(2);
    expect(machine.complained()).toBe("stagemap check: gone.yaml: there is no such file.\n");
  });
});
