import { expect, test } from "vitest";
import type { Checks } from "./check.ts";
import { convertChecks } from "./convert-checks.ts";
import { corpusChecks } from "./corpus-checks.ts";
import { gitChecks } from "./git-checks.ts";
import { ignoreFileChecks, patternChecks } from "./ignore-checks.ts";
import { hadolintChecks } from "./hadolint-checks.ts";
import { instructionChecks } from "./instruction-checks.ts";
import { LEFT_OUT } from "./left-out.ts";
import { parserChecks } from "./parser-checks.ts";
import { hasRecords, readRecords } from "./records.ts";
import type { RecordedCase } from "./records.ts";
import { shellChecks } from "./shell-checks.ts";
import { targetChecks } from "./target-checks.ts";

const CHECKS: Readonly<Record<string, Checks>> = {
  "buildkit-parser": parserChecks,
  "buildkit-instructions": instructionChecks,
  "buildkit-shell": shellChecks,
  "buildkit-convert": convertChecks,
  "buildkit-targets": targetChecks,
  "buildkit-gitref": gitChecks,
  "buildkit-corpus": corpusChecks,
  patternmatcher: patternChecks,
  dockerignore: ignoreFileChecks,
  "hadolint-sample": hadolintChecks,
};

const ABSENT = "the folder ../shared/conformance with BuildKit's recorded answers is not there";

test.for(Object.entries(CHECKS))(
  "every recorded case of %s agrees, but for those left out",
  ([file, checks], { skip }) => {
    skip(!hasRecords, ABSENT);
    const faults = readRecords(file).flatMap((each) => {
      const fault = faultOf(file, checks, each);
      return fault === null ? [] : [`${file} ${each.line} (${each.kind}): ${fault}`];
    });
    expect(faults).toEqual([]);
  },
);

function faultOf(file: string, checks: Checks, { kind, line, row }: RecordedCase): string | null {
  const isLeftOut = LEFT_OUT.some(
    (each) => each.file === file && each.kind === kind && (each.lines?.includes(line) ?? true),
  );
  const check = checks[kind];
  if (check === undefined) return isLeftOut ? null : "is of a kind without a check";
  const found = check(row);
  if (!isLeftOut) return found;
  return found === null ? "agrees by now: leave it out no longer" : null;
}

test.for(LEFT_OUT)("what is left out is there: $file $kind $lines", (entry, { skip }) => {
  skip(!hasRecords, ABSENT);
  const lines = readRecords(entry.file).flatMap(({ kind, line }) =>
    kind === entry.kind ? [line] : [],
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(lines).toEqual(expect.arrayContaining([...(entry.lines ?? [])]));
});
