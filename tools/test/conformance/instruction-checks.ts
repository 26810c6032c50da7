import { parse } from "@stagemap/syntax";
import { describeCommand } from "../../conformance/commands.ts";
import { checker, difference, firstOf } from "./check.ts";
import type { Checks } from "./check.ts";
import { messageOf, refusedOf } from "./refused.ts";

/** The fields of the first instruction of a text. */
function commandOf(text: string): Record<string, unknown> {
  const item = parse(text).items.find(({ kind }) => kind === "instruction");
  if (item?.kind !== "instruction") throw new Error("a case without an instruction");
  return describeCommand(item);
}

/** What is refused of one instruction in a stage. */
function errorOf(instruction: string): string | null {
  const { parse: syntax, instructions } = refusedOf(`FROM a\n${instruction}`);
  return messageOf(syntax ?? instructions);
}

const checkError = checker((row: { dockerfile: string; actualError: string }) =>
  difference(errorOf(row.dockerfile), row.actualError),
);

const checkNodeError = checker((row: { node: { original: string }; actualError: string }) =>
  difference(errorOf(row.node.original), row.actualError),
);

const checkNode = checker(
  (row: {
    node: { value: string; args: readonly string[] };
    expect: { healthcheckTest: readonly string[] };
  }) => {
    const { health } = commandOf(`${row.node.value} ${row.node.args.join(" ")}`);
    return difference(testOf(health), row.expect.healthcheckTest);
  },
);

function testOf(health: unknown): unknown {
  return typeof health === "object" && health !== null && "test" in health ? health.test : null;
}

interface RecordedRun {
  readonly dockerfile: string;
  readonly expect:
    | {
        readonly cmdLine: readonly string[];
        readonly files: readonly { readonly Name: string; readonly Data: string }[] | null;
        readonly prependShell: boolean;
      }
    | { readonly flagsUsed: readonly string[] };
}

const checkRun = checker(({ dockerfile, expect }: RecordedRun) => {
  if ("flagsUsed" in expect) {
    const [item] = parse(dockerfile).items;
    const flags = item?.kind === "instruction" ? item.instruction.flags : [];
    return difference(
      flags.map(({ name }) => name),
      expect.flagsUsed,
    );
  }
  const { command, files, shellForm } = commandOf(dockerfile);
  const theirFiles = (expect.files ?? []).map(({ Name, Data }) => [Name, Data]);
  return difference([command, files, shellForm], [expect.cmdLine, theirFiles, expect.prependShell]);
});

interface RecordedCopy {
  readonly dockerfile: string;
  readonly expect: {
    readonly DestPath: string;
    readonly SourcePaths: readonly string[] | null;
    readonly SourceContents:
      | readonly { readonly Path: string; readonly Data: string; readonly Expand: boolean }[]
      | null;
  };
}

const checkCopy = checker(({ dockerfile, expect }: RecordedCopy) => {
  const { dest, sources, contents } = commandOf(dockerfile);
  const theirs = (expect.SourceContents ?? []).map(({ Path, Data, Expand }) => [
    Path,
    Data,
    Expand,
  ]);
  return difference([dest, sources, contents], [expect.DestPath, expect.SourcePaths ?? [], theirs]);
});

/** BuildKit tests its reader of flags with made-up flags; ADD has some of each type. */
const REAL_FLAGS: Readonly<Record<string, string>> = {
  bool1: "link",
  bool2: "links",
  str1: "chown",
};

function withRealFlags(text: string): string {
  return text.replace(/(?:bool|str)\d/g, (name) => REAL_FLAGS[name] ?? name);
}

const checkFlags = checker((row: { args: readonly string[]; actualError: string | null }) => {
  const ours = errorOf(`ADD ${row.args.map(withRealFlags).join(" ")} a b`);
  return difference(ours, row.actualError === null ? null : withRealFlags(row.actualError));
});

const checkDevice = checker((row: { input: string; expectError: string | null }) =>
  difference(errorOf(`RUN --device=${row.input} true`), row.expectError),
);

const checkJsonArgs = checker(
  (row: {
    args: readonly string[];
    attributes: { json?: boolean } | null;
    expect: readonly string[];
  }) => {
    const isJson = row.attributes?.json ?? false;
    const { command } = commandOf(`RUN ${isJson ? JSON.stringify(row.args) : row.args.join(" ")}`);
    return difference(command, row.expect);
  },
);

const checkInterval = checker((row: { flag: string; value: string; actualError: string | null }) =>
  difference(errorOf(`HEALTHCHECK --${row.flag}=${row.value} CMD x`), row.actualError),
);

const checkWhole = checker((row: { dockerfile: string; actualError: string | null }) => {
  const { parse: syntax, instructions } = refusedOf(row.dockerfile);
  const ours = (syntax ?? instructions)?.error ?? null;
  return firstOf(difference(ours, row.actualError));
});

export const instructionChecks: Checks = {
  instructionError: checkError,
  nodeError: checkNodeError,
  node: checkNode,
  run: checkRun,
  copy: checkCopy,
  flags: checkFlags,
  device: checkDevice,
  jsonArgs: checkJsonArgs,
  healthcheckInterval: checkInterval,
  noPanic: checkWhole,
};
