import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { checker, difference, firstOf } from "./check.ts";
import type { Checks } from "./check.ts";
import { refusedOf } from "./refused.ts";
import { variableAtEnd } from "./variables.ts";

interface RecordedBuild {
  readonly dockerfile: string;
  readonly target: string | null;
  readonly buildArgs: Readonly<Record<string, string>> | null;
  readonly actualError: string | null;
  readonly actualErrorLines?: readonly number[] | null;
}

const checkBuild = checker((row: RecordedBuild) => {
  const { build } = refusedOf(row.dockerfile, {
    target: row.target?.toLowerCase() ?? null,
    buildArguments: row.buildArgs,
  });
  const lines = row.actualErrorLines;
  return firstOf(
    difference(build?.error ?? null, row.actualError),
    lines === undefined ? null : difference(build?.line ?? null, lines?.[0] ?? null),
  );
});

const checkPorts = checker((row: { specs: readonly string[]; actualError?: string | null }) => {
  const { build } = refusedOf(`FROM scratch\nEXPOSE ${row.specs.join(" ")}`);
  return difference(build?.error ?? null, row.actualError ?? null);
});

interface Pair {
  readonly key: string;
  readonly value: string | null;
}

/** An environment's entry as a line of a Dockerfile; one without "=" is empty. */
function envLine(entry: string): string {
  return `ENV ${entry.includes("=") ? entry : `${entry}=`}`;
}

/** Compares variables of a text's last stage. Null is one that is not set. */
function compareVariables(
  text: string,
  expected: readonly (readonly [string, string])[],
): string | null {
  const ours = expected.map(([name]) => [name, variableAtEnd(text, name)]);
  return difference(ours, expected);
}

const checkAddition = checker(
  (row: { env: readonly string[]; key: string; value: string; expect: readonly string[] }) => {
    const lines = ["FROM a", ...row.env.map(envLine), `ENV ${row.key}=${row.value}`];
    const expected = row.expect.map((entry): [string, string] => {
      const [name = "", value = ""] = entry.split("=");
      return [name, value];
    });
    return compareVariables(lines.join("\n"), expected);
  },
);

const checkKeyAndValue = checker((row: { input: string; expect: readonly [string, string] }) => {
  const { declarations } = buildModel(parse(`ARG ${row.input}\nFROM a`), { target: null }).globals;
  const [first] = declarations;
  return difference([first?.name, first?.defaultText ?? ""], row.expect);
});

/** A stage that is built on another sees its arguments, and its environment before them. */
const checkInheritance = checker(
  (row: {
    args: readonly Pair[];
    env: readonly string[];
    expect: Readonly<Record<string, string>>;
  }) => {
    const args = row.args.map(({ key, value }) => `ARG ${key}${value === null ? "" : `=${value}`}`);
    const lines = ["FROM a AS one", ...row.env.map(envLine), ...args, "FROM one"];
    return compareVariables(lines.join("\n"), Object.entries(row.expect));
  },
);

const checkEpoch = checker(
  (row: { dockerfile: string | null; value: string; actualError?: string | null }) => {
    const { build } = refusedOf(row.dockerfile ?? "FROM scratch", {
      buildArguments: { SOURCE_DATE_EPOCH: row.value },
    });
    return difference(build?.error ?? null, row.actualError ?? null);
  },
);

export const convertChecks: Checks = {
  convert: checkBuild,
  port: checkPorts,
  addEnv: checkAddition,
  keyValue: checkKeyAndValue,
  envMap: checkInheritance,
  sourceDateEpoch: checkEpoch,
};
