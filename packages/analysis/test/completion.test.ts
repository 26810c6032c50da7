import { hostileText, marked } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadCompletion } from "../src/index.ts";
import type { AnalysisInput, CompletionView } from "../src/index.ts";

const { complete } = await loadCompletion();

/** `source` has «» where the cursor stands. */
function completeAt(source: string, more: Partial<AnalysisInput> = {}): CompletionView | null {
  const { text, spans } = marked(source);
  const offset = spans[0]?.start ?? 0;
  return complete({ dockerfile: text, target: null, ...more, offset });
}

function labelsAt(source: string, more?: Partial<AnalysisInput>): readonly string[] {
  return completeAt(source, more)?.options.map(({ label }) => label) ?? [];
}

const BUILD = "FROM node:22 AS deps\nFROM node:22 AS builder\n";

test.each([
  ["", "", ["FROM", "ARG", "# syntax=", "# check=", "# escape="]],
  ["an argument", "ARG A\n«»", ["FROM", "ARG"]],
  ["a stage", "FROM a\n«»", ["RUN", "COPY", "WORKDIR", "ENV", "ARG"]],
  ["a stage that ends", "FROM a\nCMD b\n«»", ["FROM", "RUN"]],
  ["ONBUILD", "FROM a\nONBUILD «»", ["RUN", "COPY"]],
  ["lower case", "from a\n«»", ["run", "copy"]],
  ["FROM with stages", `${BUILD}FROM «»`, ["builder", "deps", "node:22"]],
  ["--from without its own stage", `${BUILD}COPY --from=«»`, ["deps", "node:22"]],
  ["an unnamed stage by number", "FROM a\nFROM b\nCOPY --from=«»", ["0"]],
  ["a stage named twice", "FROM a AS x\nFROM b AS x\nFROM c\nCOPY --from=«»", ["x", "c"]],
  ["AS", "FROM a «»", ["AS"]],
  ["flags of COPY", "FROM a\nCOPY --«»", ["--from", "--chown", "--link", "--chmod", "--parents"]],
  ["flags not given yet", "FROM a\nCOPY --from=b -«»", ["--chown", "--link", "--chmod"]],
  ["flags with no letter", "FROM a\nRUN --network=none --m«»", ["--mount"]],
  ["mount types", "FROM a\nRUN --mount=type=«»", ["cache", "bind", "secret", "ssh", "tmpfs"]],
  ["the first key", "FROM a\nRUN --mount=«» x", ["type", "target", "from", "source"]],
  ["keys of a cache", "FROM a\nRUN --mount=type=cache,«»", ["target", "id", "sharing"]],
  ["keys that are left", "FROM a\nRUN --mount=type=cache,target=/a,s«»", ["id", "sharing"]],
  ["sharing", "FROM a\nRUN --mount=type=cache,sharing=«»", ["shared", "locked", "private"]],
  ["the target for npm", "FROM a\nRUN --mount=type=cache,target=«» npm ci", ["/root/.npm"]],
  ["the target for pip", "FROM python:3\nRUN --mount=type=cache,target=«»", ["/root/.cache/pip"]],
  ["a mount's stage", `${BUILD}RUN --mount=type=bind,from=«»,target=/x y`, ["deps", "node:22"]],
  ["ids in use", "FROM a\nRUN --mount=type=secret,id=t b\nRUN --mount=type=secret,id=«»", ["t"]],
  ["where a secret shows", "FROM a\nRUN --mount=type=secret,id=t,target=«»", ["/run/secrets/t"]],
  ["platforms", "FROM --platform=«» a", ["$BUILDPLATFORM", "$TARGETPLATFORM", "linux/amd64"]],
  ["network", "FROM a\nRUN --network=«»", ["default", "none", "host"]],
  ["variables of FROM", "ARG V=1\nFROM a:$«»", ["$V", "$BUILDARCH", "$BUILDOS"]],
  ["a brace", "ARG V=1\nFROM a:${«»", ["${V}", "${BUILDARCH}"]],
  ["a stage's variables", "ARG V=1\nFROM a\nARG W\nENV X=1\nRUN echo $«»", ["$W", "$X", "$PATH"]],
  ["a global one declared", 'ARG V=1\nFROM a\nARG V\nRUN echo "$«»', ["$V", "$PATH"]],
  ["no argument at run time", "FROM a\nARG W=1\nENV X=1\nCMD echo $«»", ["$X", "$PATH"]],
  ["not itself", "FROM a\nENV A=1\nENV B=1 C=$«»", ["$A", "$PATH"]],
  ["a base stage's", "FROM a AS b\nENV A=1\nFROM b\nUSER $«»", ["$A", "$PATH"]],
  ["well-known images", "FROM golang:1.25\nWORKDIR $«»", ["$GOLANG_VERSION", "$GOPATH"]],
  ["a heredoc", "FROM a\nARG A=1\nRUN <<E\necho $«»\nE\n", ["$A", "$PATH"]],
  ["a continued line", "FROM a\nARG A=1\nRUN a \\\n  && $«» \\\n b\n", ["$A", "$PATH"]],
  ["arguments to declare", "ARG V=1\nFROM a\nARG «»", ["V", "BUILDARCH", "BUILDOS"]],
  ["users that are made", "FROM node:22\nRUN useradd -m web\nUSER «»", ["web", "node", "nobody"]],
  ["owners", "FROM node:22\nCOPY --chown=«»", ["node:node", "nobody"]],
  ["ports", "FROM nginx\nENV PORT=1234\nEXPOSE «»", ["1234", "80", "8080"]],
  ["signals", "FROM a\nSTOPSIGNAL «»", ["SIGTERM", "SIGINT"]],
  ["HEALTHCHECK", "FROM a\nHEALTHCHECK --retries=3 «»", ["--interval", "--timeout"]],
  ["directives", "# «»", ["syntax=", "check=", "escape="]],
  ["a frontend", "# syntax=«»", ["docker/dockerfile:1"]],
  ["check's keys", "# check=«»", ["skip", "error"]],
  [
    "what another stage wrote",
    "FROM a AS b\nWORKDIR /app\nCOPY x ./y\nFROM c\nCOPY --from=b «»",
    ["/app/y", "/app"],
  ],
  [
    "what another stage wrote, in an array",
    'FROM a AS b\nWORKDIR /app\nCOPY x ./y\nFROM c\nCOPY --from=b ["«»", "/"]',
    ["/app/y", "/app"],
  ],
  ["where it goes, in an array", 'FROM a AS b\nFROM c\nCOPY --from=b ["/a b", "«»', ["/a b", "./"]],
  ["volumes in an array", 'FROM a\nVOLUME ["/x", "«»', ["/data"]],
  ["what an image is for", "FROM a\nCOPY --from=composer:2 «»", ["/usr/bin/composer"]],
])("offers the best first: %s", (_, source, expected) => {
  expect(labelsAt(source === "" ? "«»" : source).slice(0, expected.length)).toEqual(expected);
});

test.each([
  "FROM a\nRUN apt-get -«»",
  "FROM a\nRUN apt-get install «»",
  "FROM a\nRUN echo \\$«»",
  "FROM a\nLABEL a='$«»'",
  "FROM a\n# «»",
  "FROM a\nRUN x \\\n# $«»\n y\n",
  "FROM a\nCOPY <<'E' /x\n$«»\nE\n",
  "FROM a\nCOPY <<E /x\nab«»\nE\n",
  "FROM a\nENV A=«»",
  "FROM a AS «»",
  'FROM a\nCMD ["a", "$«»"]',
  "FROM a\nMAINTAINER $«»",
  "FROM a\nWHAT «»",
  "FROM a\nCOPY «»",
  "FROM a\nCOPY [«»",
  'FROM a\nCOPY ["a"«»',
  'FROM a\nCOPY ["a", «»',
  'FROM a\nCOPY [1, "«»',
])("offers nothing: %j", (source) => {
  const isFlagAlone = labelsAt(source).every((label) => label.startsWith("--"));
  expect(isFlagAlone).toBe(true);
});

const files = ["package.json", "src/index.ts", "src/ui/app.ts", "node_modules/a.js"];

test.each([
  ["FROM a\nCOPY «» ./", ["node_modules/", "src/", "package.json"]],
  ['FROM a\nCOPY ["src/«»", "./"]', ["src/ui/", "src/index.ts"]],
  ['FROM a\nADD --chown=a [ "x y",\t"«»', ["./"]],
  ["FROM a\nCOPY src/«»", ["src/ui/", "src/index.ts"]],
  ["FROM a\nCOPY ./src/u«»", ["./src/ui/", "./src/index.ts"]],
  ["FROM a\nRUN --mount=type=bind,source=src/«»,target=/x y", ["src/ui/", "src/index.ts"]],
])("offers paths of the build context: %j", (source, expected) => {
  const labels = labelsAt(source, { contextFiles: files });
  expect(labels.slice(0, expected.length)).toEqual(expected);
});

test("offers no path that .dockerignore leaves out", () => {
  const more = { contextFiles: files, dockerignore: "node_modules\n" };
  expect(labelsAt("FROM a\nCOPY «» ./", more)).not.toContain("node_modules/");
});

test("offers named contexts as stages", () => {
  const more = { namedContexts: { tools: "../tools" } };
  expect(labelsAt("FROM «»", more)[0]).toBe("tools");
});

test.each([
  ["FROM «al»pine", "al", "pine"],
  ["FROM a\nCOPY --from=«bu»ilder x", "bu", "ilder"],
  ["FROM a\nRUN --mount=type=«ca»che,target=/x y", "ca", "che"],
  ["FROM a\nRUN --mount=type=cache,«ta»", "ta", ""],
  ["FROM a\nARG V\nRUN a${«»}", "${", ""],
  ['FROM a\nARG V\nRUN "$V«»ER"', "$V", "ER"],
  ["fr«»", "fr", ""],
  ["FROM a\r\nENV A=1\r\nRUN \\\r\n  $A«»\r\n", "$A", ""],
  ["# check=skip=StageNameCasing,Un«»", "Un", ""],
  ['FROM a\nCOPY ["x", "/a«»"]', "/a", ""],
])("takes the place of the half-typed word: %j", (source, half, rest) => {
  const { text, spans } = marked(source);
  const offset = spans[0]?.end ?? 0;
  const view = complete({ dockerfile: text, target: null, offset });
  expect(view).not.toBeNull();
  expect(text.slice(view?.span.start, view?.span.end)).toBe(half);
  expect(text.slice(view?.span.end, view?.wordEnd)).toBe(rest);
});

test("says sizes of images and values of variables", () => {
  const options = completeAt("ARG V=1\nFROM «»")?.options ?? [];
  expect(options.find(({ label }) => label === "alpine:3.22")).toMatchObject({ detail: "8 MB" });
  const variables = completeAt("ARG V=1.2\nFROM a:$«»")?.options ?? [];
  expect(variables[0]).toMatchObject({ detail: "1.2", note: "Declared in line 1." });
});

test("answers at every place of any text, with something to replace before the cursor", () => {
  fc.assert(
    fc.property(hostileText(), fc.nat(), (dockerfile, at) => {
      const offset = at % (dockerfile.length + 1);
      const view = complete({ dockerfile, target: null, offset });
      if (view === null) return;
      expect(view.span.end).toBe(offset);
      expect(view.wordEnd).toBeGreaterThanOrEqual(offset);
      expect(view.options.length).toBeGreaterThan(0);
    }),
  );
});
