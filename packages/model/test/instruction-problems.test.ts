import { marked } from "@stagemap/testkit";
import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

/** The one problem of a stage with these lines is `message`, on line 2 at the mark. */
function checkRefused(lines: string, message: string): void {
  const { text, spans } = marked(`FROM a\n${lines}\n`);
  const { problems } = modelOf(text);
  expect(problems.map((problem) => [problem.message, problem.span, problem.line])).toEqual([
    [message, spans[0], 2],
  ]);
  const [problem] = problems;
  expect(problem).toMatchObject({ phase: "instruction", severity: "error", stage: 0 });
  expect(problem?.step?.itemOffset).toBe(1);
}

function messages(line: string): readonly string[] {
  return modelOf(`FROM a\n${line}\n`).problems.map(({ message }) => message);
}

function checkAccepted(...lines: readonly string[]): void {
  expect(modelOf(`FROM a\n${lines.join("\n")}\n`).problems).toEqual([]);
}

test("accepts each instruction in its usual form", () => {
  checkAccepted(
    "ADD a /",
    "ARG A B=c",
    'CMD ["x"]',
    "COPY a /",
    "ENTRYPOINT x y",
    "ENV A=1 B=2",
    "EXPOSE 80 443/tcp",
    "HEALTHCHECK CMD curl localhost",
    "LABEL a=b",
    "MAINTAINER someone",
    "ONBUILD RUN x",
    "RUN x",
    'SHELL ["/bin/sh", "-c"]',
    "STOPSIGNAL SIGTERM",
    "USER 1000:1000",
    "VOLUME /data /more",
    "WORKDIR /with space",
    "run lower case",
  );
});

test("names an unknown instruction, and the one that was meant", () => {
  checkRefused("«RUNN» x", "unknown instruction: RUNN (did you mean RUN?)");
  checkRefused("«coppy» a b", "unknown instruction: coppy (did you mean copy?)");
  checkRefused("«Frm» a", "unknown instruction: Frm (did you mean from?)");
  checkRefused("«ENTRYPIONT» x", "unknown instruction: ENTRYPIONT (did you mean ENTRYPOINT?)");
  checkRefused("«PIPELINE» x", "unknown instruction: PIPELINE");
  checkRefused("«&&» make", "unknown instruction: &&");
});

test("COPY and ADD need a source and a target", () => {
  const rest =
    "requires at least two arguments, but only one was provided. Destination could not be determined";
  checkRefused("COPY «a»", `COPY ${rest}`);
  checkRefused("«COPY»", `COPY ${rest}`);
  checkRefused("add «a»", `ADD ${rest}`);
  checkRefused('COPY «["a"]»', `COPY ${rest}`);
  checkRefused("COPY --from=x «a»", `COPY ${rest}`);
});

test("a heredoc is no target", () => {
  checkRefused("COPY «a <<EOF»\nEOF", "COPY cannot accept a heredoc as a destination");
  checkRefused("ADD «a <<EOF»\nEOF", "ADD cannot accept a heredoc as a destination");
});

test("some instructions need exactly one argument", () => {
  checkRefused("«MAINTAINER»", "MAINTAINER requires exactly one argument");
  checkRefused("«STOPSIGNAL»", "STOPSIGNAL requires exactly one argument");
  checkRefused("«USER»", "USER requires exactly one argument");
  checkRefused("«WORKDIR»", "WORKDIR requires exactly one argument");
});

test("some instructions need at least one argument", () => {
  for (const name of [
    "ARG",
    "ENV",
    "EXPOSE",
    "HEALTHCHECK",
    "LABEL",
    "ONBUILD",
    "SHELL",
    "VOLUME",
  ]) {
    checkRefused(`«${name}»`, `${name} requires at least one argument`);
  }
});

test("RUN, CMD and ENTRYPOINT may be empty", () => {
  checkAccepted("RUN", "CMD", "ENTRYPOINT", "CMD []", "ENTRYPOINT []");
});

test("names of variables and labels are not blank", () => {
  checkRefused("ARG «=x»", "ARG names can not be blank");
  checkRefused("ARG «A =x»", "ARG names can not be blank");
  checkRefused("ENV «=x»", "ENV names can not be blank");
  checkRefused("LABEL «a=b =x»", "LABEL names can not be blank");
});

test("a volume is not blank", () => {
  checkRefused('VOLUME «["/a", " "]»', "VOLUME specified can not be an empty string");
});

test("HEALTHCHECK is NONE alone, or CMD with a command", () => {
  checkAccepted("HEALTHCHECK NONE");
  checkAccepted("HEALTHCHECK none");
  checkAccepted('HEALTHCHECK cmd ["x"]');
  checkRefused("HEALTHCHECK «NONE x»", "HEALTHCHECK NONE takes no arguments");
  checkRefused("HEALTHCHECK «CMD»", "Missing command after HEALTHCHECK CMD");
  checkRefused("HEALTHCHECK «CMD []»", "Missing command after HEALTHCHECK CMD");
  checkRefused("HEALTHCHECK «curl x»", 'Unknown type "CURL" in HEALTHCHECK (try CMD)');
});

test("SHELL is a JSON array", () => {
  checkRefused("SHELL «[]»", "SHELL requires at least one argument");
  const { problems } = modelOf("FROM a\nSHELL /bin/sh -c\n");
  expect(problems).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(/^SHELL requires the arguments to be in JSON form/),
      span: { start: 13, end: 23 },
    }),
  ]);
});

test("ONBUILD triggers neither itself nor FROM nor MAINTAINER", () => {
  expect(messages("ONBUILD ONBUILD RUN x")).toEqual([
    "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
  ]);
  expect(messages("ONBUILD from a")).toEqual(["FROM isn't allowed as an ONBUILD trigger"]);
  expect(messages("ONBUILD MAINTAINER x")).toEqual([
    "MAINTAINER isn't allowed as an ONBUILD trigger",
  ]);
});

test("refuses an unknown flag, and names the one that was meant", () => {
  checkRefused("COPY «--form=x» a b", "unknown flag: --form (did you mean from?)");
  checkRefused("RUN «--mont=x» y", "unknown flag: --mont (did you mean mount?)");
  checkRefused("ADD «--xyz» a b", "unknown flag: --xyz");
  checkRefused("COPY «--From=x» a b", "unknown flag: --From (did you mean from?)");
  checkRefused("WORKDIR «--x» /a", "unknown flag: --x");
});

test("a flag that takes one value stands once", () => {
  checkRefused("COPY --from=x «--from=y» a b", "duplicate flag specified: --from");
  checkRefused("COPY --link «--link» a b", "duplicate flag specified: --link");
  checkRefused("RUN --network=none «--network=host» x", "duplicate flag specified: --network");
});

test("some flags may stand several times", () => {
  checkAccepted("RUN --mount=target=/a --mount=target=/b x", "COPY --exclude=a --exclude=b . /");
});

test("a flag has the value that it takes", () => {
  checkRefused("COPY «--from» a b", "missing a value on flag: --from");
  checkRefused("RUN «--mount» x", "missing a value on flag: --mount");
  checkRefused("COPY «--link=» a b", "missing a value on flag: --link");
  checkRefused("COPY «--link=yes» a b", "expecting boolean value for flag --link, not: yes");
});

test("a switch is on, off, or just there", () => {
  checkAccepted("COPY --link a b", "COPY --link=true a b", "COPY --parents=FALSE a b");
  checkAccepted("ADD --keep-git-dir --unpack=false a b");
});

test("the first fault of an instruction is the one that is told", () => {
  checkRefused(
    "COPY --wrong «a»",
    "COPY requires at least two arguments, but only one was provided. Destination could not be determined",
  );
  checkRefused("COPY «--wrong» --worse a <<E\nE", "unknown flag: --wrong");
  checkRefused("ENV «--wrong»", "unknown flag: --wrong");
});

test("the flags of ARG, STOPSIGNAL and HEALTHCHECK NONE are not looked at", () => {
  checkAccepted("ARG --x A", "STOPSIGNAL --x 9", "HEALTHCHECK --x NONE");
});

test("each instruction has its own problem, in text order", () => {
  const { problems } = modelOf("FROM a\nRUNN x\nCOPY y\n# fine\nUSER\n");
  expect(problems.map(({ line, step }) => [line, step?.itemOffset])).toEqual([
    [2, 1],
    [3, 2],
    [5, 4],
  ]);
});

test("a fault before the first FROM has no stage", () => {
  const [problem] = modelOf("ARG =x\nFROM a").problems;
  expect(problem).toMatchObject({ message: "ARG names can not be blank", stage: null, step: null });
});
