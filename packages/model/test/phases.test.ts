import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

function messagesOf(text: string): readonly string[] {
  return modelOf(text).problems.map(({ message }) => message);
}

test("FROM's name is told before its flags, and one fault is enough", () => {
  expect(messagesOf("FROM --nope a AS 1")).toEqual([
    `invalid name for build stage: "1", name can't start with a number or contain symbols`,
  ]);
  expect(messagesOf("FROM --nope a b")).toEqual(["FROM requires either one or three arguments"]);
  expect(messagesOf("FROM --platfrom=x a")).toEqual([
    "unknown flag: --platfrom (did you mean platform?)",
  ]);
});

test("a base without a value is told before a wrong platform", () => {
  expect(messagesOf("FROM --platform=a/b/c/d/e $X")).toEqual([
    "base name ($X) should not be blank",
  ]);
  expect(messagesOf('FROM --platform=a/b/c/d/e ""')).toEqual([
    'base name ("") should not be blank',
  ]);
});

test.each([
  ["linux", null],
  ["arm64", null],
  ["windows(10.0.17763+win32k)/amd64", null],
  ["linux/arm/v7", null],
  [
    "what",
    'failed to parse platform what: "what": unknown operating system or architecture: invalid argument',
  ],
  [
    "linux/*",
    'failed to parse platform linux/*: "linux/*": wildcards not yet supported: invalid argument',
  ],
  [
    "linux/a/b/c",
    'failed to parse platform linux/a/b/c: "linux/a/b/c": cannot parse platform specifier: invalid argument',
  ],
  [
    "linux/a/b/c/d",
    'failed to parse platform linux/a/b/c/d: "c/d" is an invalid component of "linux/a/b/c/d": platform specifier component must match "^[A-Za-z0-9_.-]+$": invalid argument',
  ],
  [
    "${X:?none}",
    'failed to process arguments for platform : failed to process "${X:?none}": X: none',
  ],
])("FROM --platform=%s", (platform, message) => {
  expect(messagesOf(`FROM --platform=${platform} a`)).toEqual(message === null ? [] : [message]);
});

test("an instruction before the first FROM has no stage", () => {
  expect(messagesOf("RUN x\nFROM a")).toEqual(["no build stage in current context"]);
});

test("a stage that nothing needs is looked at, too", () => {
  expect(messagesOf("FROM a AS unused\nUSER ${X:?none}\nFROM b")).toEqual([
    'failed to process "${X:?none}": X: none',
  ]);
});

test("a file that is copied and stands in the Dockerfile is found by its name", () => {
  expect(messagesOf("FROM a\nCOPY <<A <<A /x\n${X:?one}\nA\n${X:?two}\nA\n")).toEqual([
    'failed to process "${X:?two}\\n": X: two',
  ]);
  expect(messagesOf("FROM a\nCOPY << A /x\n${X:?one}\nA\n")).toEqual([]);
  expect(messagesOf('FROM a\nCOPY ["<<A", "/x"]')).toEqual([]);
  expect(messagesOf("FROM a\nCOPY <<-A /x\n\t\t${X:?tabs}\n\tA\n")).toEqual([
    'failed to process "${X:?tabs}\\n": X: tabs',
  ]);
  expect(messagesOf("FROM a\nCOPY <<'A' /x\n${X:?quoted}\nA\n")).toEqual([]);
});

test.each([
  ["SIGTERM", null],
  ["kill", null],
  ["9", null],
  ["-1", null],
  ["RTMIN+15", null],
  ["RTMIN+16", "invalid signal: RTMIN+16"],
  ["SIGRTMAX-14", null],
  ["0", "invalid signal: 0"],
  ["$UNSET", "invalid signal: "],
  ["SIGNOPE", "invalid signal: SIGNOPE"],
])("STOPSIGNAL %s", (signal, message) => {
  expect(messagesOf(`FROM a\nSTOPSIGNAL ${signal}`)).toEqual(message === null ? [] : [message]);
});

test.each([
  ["755", null],
  ["u=rwX,go+r-w", null],
  ["+x", null],
  ["a=u", null],
  ["0o755", "invalid chmod parameter: '0o755'. it should be octal string and between 0 and 07777"],
  ["rwx", "invalid syntax"],
  ["u=a", "invalid syntax"],
  ["u+x,", "invalid syntax"],
])("COPY --chmod=%s", (mode, message) => {
  expect(messagesOf(`FROM a\nCOPY --chmod=${mode} a b`)).toEqual(message === null ? [] : [message]);
});

test.each([
  ["--interval=1m30s --timeout=0 --start-period=.5h --start-interval=1ms --retries=+3", null],
  ["--interval=", null],
  ["--interval=1h1", 'time: missing unit in duration "1h1"'],
  ["--interval=1d", 'time: unknown unit "d" in duration "1d"'],
  ["--interval=-5s", 'Interval "interval" cannot be less than 1ms'],
  ["--interval=2562048h", 'time: invalid duration "2562048h"'],
  [
    "--timeout=5µs",
    'time: unknown unit "\\xc3\\x82\\xc2\\xb5s" in duration "5\\xc3\\x82\\xc2\\xb5s"',
  ],
  ["--retries=2147483648", 'strconv.ParseInt: parsing "2147483648": value out of range'],
])("HEALTHCHECK %s", (flags, message) => {
  expect(messagesOf(`FROM a\nHEALTHCHECK ${flags} CMD x`)).toEqual(
    message === null ? [] : [message],
  );
});

test("a volume has a name once its variables are replaced", () => {
  const message = "VOLUME specified can not be an empty string";
  expect(messagesOf("FROM a\nVOLUME /a $UNSET")).toEqual([message]);
  expect(messagesOf('FROM a\nVOLUME ["$UNSET"]')).toEqual([message]);
  expect(messagesOf("FROM a\nVOLUME $UNSET ${X:?none}")).toEqual([
    'failed to process "${X:?none}": X: none',
  ]);
  expect(messagesOf("FROM a\nUSER $UNSET\nWORKDIR $UNSET")).toEqual([]);
});
