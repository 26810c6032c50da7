import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

/** The one problem of a stage with these lines is `message`, which BuildKit finds in `phase`. */
function checkRefused(phase: string, line: string, message: string): void {
  const { problems } = modelOf(`FROM a\n${line}\n`);
  expect(problems.map((problem) => [problem.phase, problem.line, problem.message])).toEqual([
    [phase, 2, message],
  ]);
}

function checkAccepted(...lines: readonly string[]): void {
  expect(modelOf(`FROM a\n${lines.join("\n")}\n`).problems).toEqual([]);
}

test("a mount has known fields with values that fit", () => {
  checkRefused(
    "build",
    "RUN --mount=typ=tmpfs x",
    "unexpected key 'typ' in 'typ=tmpfs' (did you mean type?)",
  );
  checkRefused(
    "build",
    "RUN --mount=type=tmp x",
    'unsupported mount type "tmp" (did you mean tmpfs?)',
  );
  checkRefused(
    "build",
    "RUN --mount=type=cache,target=/c,z x",
    "invalid field 'z' must be a key=value pair",
  );
  checkRefused("build", "RUN --mount=type=cache,target=/c,uid= x", "invalid value  for uid");
  checkRefused(
    "build",
    "RUN --mount=type=secret x",
    "invalid secret mount. one of source, target required",
  );
  checkAccepted(
    "RUN --mount=type=cache,target=/c,sharing=locked,uid=1000 x",
    "RUN --mount=type=secret,id=s,required x",
    "RUN --mount=type=ssh x",
    "RUN --mount=type=tmpfs,target=/t,size=1g x",
    "RUN --mount=type=bind,target=/b,rw x",
  );
});

test("HEALTHCHECK takes durations of at least a millisecond and a count that is not negative", () => {
  checkRefused(
    "instruction",
    "HEALTHCHECK --interval=5 CMD x",
    'time: missing unit in duration "5"',
  );
  checkRefused("instruction", "HEALTHCHECK --timeout=x CMD x", 'time: invalid duration "x"');
  checkRefused(
    "instruction",
    "HEALTHCHECK --interval=1us CMD x",
    'Interval "interval" cannot be less than 1ms',
  );
  checkRefused(
    "instruction",
    "HEALTHCHECK --retries=-1 CMD x",
    "--retries cannot be negative (-1)",
  );
  checkRefused(
    "instruction",
    "HEALTHCHECK --retries=x CMD x",
    'strconv.ParseInt: parsing "x": invalid syntax',
  );
  checkAccepted("HEALTHCHECK --interval=1m30s --timeout=0 --start-period=1.5h --retries=3 CMD x");
});

test("COPY takes no web address, and a mode that is octal", () => {
  checkRefused("build", "COPY https://example.com/a /", "source can't be a URL for COPY");
  const octal = "it should be octal string and between 0 and 07777";
  checkRefused("build", "COPY --chmod=64a a /", `invalid chmod parameter: '64a'. ${octal}`);
  checkRefused("build", "ADD --chmod=10000 a /", `invalid chmod parameter: '10000'. ${octal}`);
  checkAccepted("COPY --chmod=0644 a /", "ADD https://example.com/a /");
});

test("a variable that must be set says so", () => {
  checkRefused(
    "build",
    'ENV A=${B:?"is missing"}',
    'failed to process "${B:?\\"is missing\\"}": B: is missing',
  );
  checkAccepted("ARG B=1", "ENV A=${B:?none}");
});

test("a platform has a value", () => {
  const { problems } = modelOf("FROM --platform=$BULIDPLATFORM a\n");
  expect(problems.map(({ phase, message }) => [phase, message])).toEqual([
    ["bases", "empty platform value from expression $BULIDPLATFORM (did you mean BUILDPLATFORM?)"],
  ]);
  expect(modelOf("FROM --platform=$BUILDPLATFORM a\n").problems).toEqual([]);
});

test("ONBUILD's COPY is copied by the stage that is built on it", () => {
  const { edges, problems } = modelOf(
    "FROM a AS files\nFROM b AS base\nONBUILD COPY --from=files p q\nFROM base\n",
  );
  expect(problems).toEqual([]);
  expect(edges.map(({ kind, from, to, line }) => [kind, from.kind, to, line])).toEqual([
    ["base", "image", 0, 1],
    ["base", "image", 1, 2],
    ["base", "stage", 2, 4],
    ["copy", "stage", 2, 4],
  ]);
});

test("a mount without from takes a number, too", () => {
  const { edges, problems } = modelOf(
    "FROM a\nRUN --mount=type=cache,target=/c x\nCOPY --from=1 p q\n",
  );
  expect(problems).toEqual([]);
  expect(edges.at(-1)?.from).toEqual({ kind: "scratch" });
});
