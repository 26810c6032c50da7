import { expect, test } from "vitest";
import type { BaseView, StageView } from "../src/index.ts";
import { analyze, stagesOf } from "./analyze.ts";

function checkEach<Name extends keyof StageView>(
  text: string,
  name: Name,
  values: readonly StageView[Name][],
): void {
  expect(stagesOf(text).map((stage) => stage[name])).toEqual(values);
}

/** The base of the last stage. */
function checkBase(text: string, base: BaseView): void {
  expect(stagesOf(text).at(-1)?.base).toEqual(base);
}

function checkRoles(
  text: string,
  target: string | null,
  roles: readonly StageView["role"][],
): void {
  expect(stagesOf(text, target).map(({ role }) => role)).toEqual(roles);
}

function checkWhyUnbuilt(text: string, why: readonly (string | null)[], target?: string): void {
  expect(stagesOf(text, target ?? null).map(({ whyUnbuilt }) => whyUnbuilt)).toEqual(why);
}

test("a stage is called by its name as written, or by its number", () => {
  const text = "FROM a AS Build\nFROM b\n";
  checkEach(text, "title", ["Build", "Stage 1"]);
  checkEach(text, "name", ["Build", null]);
  checkEach(text, "key", ["build", "#1"]);
  checkEach(text, "number", [0, 1]);
});

test("the last stage is marked", () => {
  checkEach("FROM a\nFROM b\nFROM c\n", "isLast", [false, false, true]);
});

test("the platform is as written", () => {
  checkEach("FROM --platform=$BUILDPLATFORM a\nFROM b\n", "platform", ["$BUILDPLATFORM", null]);
});

test("eight colours go round", () => {
  checkEach("FROM a\n".repeat(10), "color", [0, 1, 2, 3, 4, 5, 6, 7, 0, 1]);
});

test("a base is an image by its short name, a stage by its title, scratch or missing", () => {
  checkBase("FROM docker.io/library/nginx:1", {
    kind: "image",
    label: "nginx:1",
    node: "image:docker.io/library/nginx:1",
  });
  checkBase("ARG V=3\nFROM alpine:$V", {
    kind: "image",
    label: "alpine:3",
    node: "image:docker.io/library/alpine:3",
  });
  checkBase("FROM a AS Base\nFROM base", { kind: "stage", label: "Base", node: "base" });
  checkBase("FROM scratch", { kind: "scratch", label: "scratch", node: null });
  checkBase("FROM", { kind: "missing", label: "", node: null });
  checkBase("FROM $X", { kind: "missing", label: "$X", node: null });
  checkBase("FROM Base", { kind: "missing", label: "Base", node: null });
});

/** Why the first stage is not built that `count` stages are built on, which nobody needs. */
function whyUnused(count: number): string | null | undefined {
  const users = Array.from({ length: count }, (_, index) => `FROM one AS u${index}\n`).join("");
  return stagesOf(`FROM a AS one\n${users}FROM b AS fin\n`)[0]?.whyUnbuilt;
}

const four = "FROM a AS one\nFROM b AS two\nFROM two AS three\nFROM d\nCOPY --from=two x y\n";

test("the target, what it needs and the rest have their roles", () => {
  checkRoles(four, null, ["unbuilt", "built", "unbuilt", "target"]);
  checkRoles(four, "three", ["unbuilt", "built", "target", "unbuilt"]);
  checkRoles(four, "one", ["target", "unbuilt", "unbuilt", "unbuilt"]);
});

test("an unknown target is the last stage", () => {
  checkRoles(four, "nowhere", ["unbuilt", "built", "unbuilt", "target"]);
  expect(analyze(four, "nowhere").picture.target).toBe("#3");
  expect(analyze(four, "two").picture.target).toBe("two");
});

test("a text without stages has no target", () => {
  expect(analyze("").picture).toEqual({ stages: [], images: [], edges: [], target: null });
});

test("an unbuilt stage that nobody uses says so", () => {
  checkWhyUnbuilt("FROM a AS one\nFROM b AS fin\n", [
    "Not built: no stage copies from it or builds on it, so fin does not need it.",
    null,
  ]);
  checkWhyUnbuilt("FROM a\nFROM b\n", [
    "Not built: no stage copies from it or builds on it, so Stage 1 does not need it.",
    null,
  ]);
});

test("an unbuilt stage that one other uses names it", () => {
  const text = "FROM a AS one\nFROM one AS two\nFROM b AS fin\n";
  const [why] = stagesOf(text).map(({ whyUnbuilt }) => whyUnbuilt);
  expect(why).toBe("Not built: only two uses it, which fin does not need.");
});

test("an unbuilt stage names up to three users, of more the first two", () => {
  expect(whyUnused(2)).toBe("Not built: only u0 and u1 use it, which fin does not need.");
  expect(whyUnused(3)).toBe("Not built: only u0, u1 and u2 use it, which fin does not need.");
  expect(whyUnused(4)).toBe("Not built: only u0, u1 and 2 more use it, which fin does not need.");
});

test("the sentence follows the target", () => {
  checkWhyUnbuilt(
    "FROM a AS one\nFROM one AS two\n",
    [null, "Not built: no stage copies from it or builds on it, so one does not need it."],
    "one",
  );
});

test("counts say how much there is", () => {
  const { counts, problems } = analyze(`${four}RUN x\nwrong y\n`);
  const warnings = problems.filter(({ severity }) => severity === "warning").length;
  expect(counts).toEqual({ stages: 4, builtStages: 2, steps: 3, errors: 1, warnings });
});
