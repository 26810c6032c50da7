import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { loadOrders } from "../src/index.ts";
import type { OrderAnswer, OrderQuestion } from "../src/index.ts";

const orders = await loadOrders();

const WRONG_ORDER = `FROM node:22 AS build
WORKDIR /app
COPY package.json package-lock.json ./
# the sources
COPY src ./src
RUN npm ci
RUN npm run build

FROM nginx:1.27
COPY --from=build /app/dist /srv
`;

const BROAD_COPY = `FROM node:22
WORKDIR /app
COPY . .
RUN npm ci
RUN npm run build
`;

const SORTED = `FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build
`;

const UNKNOWN_PROGRAM = "FROM node:22\nWORKDIR /a\nCOPY src /b/src\nRUN ./tool.sh\n";

function ask(dockerfile: string, more: Partial<OrderQuestion> = {}): OrderAnswer {
  return orders.planOrder({
    dockerfile,
    target: null,
    stages: null,
    files: null,
    isRiskAllowed: false,
    rewrites: ["split-copy"],
    unwanted: [],
    weights: null,
    seconds: {},
    ...more,
  });
}

function after(dockerfile: string, more: Partial<OrderQuestion> = {}): string {
  return applyEdits(dockerfile, ask(dockerfile, more).edits);
}

function rebuiltWithSources(steps: OrderAnswer["stepsBefore"]): readonly string[] {
  return steps
    .filter(({ scenarios }) => scenarios.includes("sources"))
    .map(({ summary }) => summary);
}

/** What the scenarios of an answer come to, each as often as it happens. */
function expected({ scenarios }: OrderAnswer, side: "before" | "after"): number {
  return scenarios.reduce((sum, scenario) => sum + scenario.weight * scenario[side], 0);
}

test("A move comes with its place, its reason and what it saves", () => {
  const answer = ask(WRONG_ORDER);
  expect(answer.changes.map(({ kind, title, line, to }) => [kind, title, line, to])).toEqual([
    ["move", "COPY src ./src", 5, "below line 6, RUN npm ci"],
  ]);
  const [change] = answer.changes;
  expect(change?.reason).toContain("“RUN npm ci” is no longer rebuilt when only sources change");
  expect(change?.gain).toBeCloseTo(answer.before - answer.after);
  expect([answer.isProven, answer.refusals, answer.next]).toEqual([true, [], null]);
  expect(after(WRONG_ORDER)).toContain(
    "COPY package.json package-lock.json ./\nRUN npm ci\n# the sources\nCOPY src ./src\nRUN npm run build\n",
  );
});

test("The figures of the scenarios come to those of the whole", () => {
  const answer = ask(WRONG_ORDER);
  expect(expected(answer, "before")).toBeCloseTo(answer.before);
  expect(expected(answer, "after")).toBeCloseTo(answer.after);
  const [sources] = answer.scenarios;
  expect([sources?.id, sources && sources.before > sources.after]).toEqual(["sources", true]);
  expect(rebuiltWithSources(answer.stepsBefore)).toContain("npm ci");
  expect(rebuiltWithSources(answer.stepsAfter)).not.toContain("npm ci");
});

test("A change that is not wanted is left out, and the rest planned without it", () => {
  const [change] = ask(WRONG_ORDER).changes;
  const answer = ask(WRONG_ORDER, { unwanted: [change?.id ?? ""] });
  expect([answer.changes, answer.edits]).toEqual([[], []]);
  const [split] = ask(BROAD_COPY).changes;
  expect(split?.kind).toBe("split-copy");
  expect(ask(BROAD_COPY, { unwanted: [split?.id ?? ""] }).changes).toEqual([]);
});

test("A broad COPY is split where that is wanted, and named as the next idea where it is not", () => {
  expect(after(BROAD_COPY)).toMatch(/COPY package.*\nRUN npm ci\nCOPY \. \.\nRUN npm run build\n$/);
  const { changes, next } = ask(BROAD_COPY, { rewrites: [] });
  expect([changes, next?.kind]).toEqual([[], "rewrites"]);
});

test("Unknown programs are passed where risk is allowed, and named as the next idea where it is not", () => {
  expect(ask(UNKNOWN_PROGRAM).next?.kind).toBe("risk");
  expect(ask(UNKNOWN_PROGRAM, { isRiskAllowed: true }).changes).toHaveLength(1);
});

test("A definition goes to its first use when that is wanted", () => {
  const text = "FROM debian:13\nENV PORT=80\nRUN apt-get update && apt-get install -y git\nCMD a\n";
  expect(ask(text).changes).toEqual([]);
  const { changes, before, after: then } = ask(text, { rewrites: ["move-definitions"] });
  expect(changes.map(({ kind, title }) => [kind, title])).toEqual([
    ["move-definitions", "ENV PORT=80"],
  ]);
  expect(changes[0]?.reason).toContain("s less each time it changes");
  expect(then).toBeCloseTo(before);
});

test("Weights of any unit are shares of all builds; none at all counts as usual", () => {
  const { scenarios } = ask(WRONG_ORDER, { weights: { sources: 3, dependencies: 1 } });
  expect(scenarios.map(({ id, weight }) => [id, weight])).toEqual([
    ["sources", 0.75],
    ["sources-and-dependencies", 0],
    ["dependencies", 0.25],
    ["documentation", 0],
    ["other", 0],
  ]);
  const usual = ask(WRONG_ORDER, { weights: {} }).scenarios;
  expect(usual.every(({ weight, usualWeight }) => weight === usualWeight)).toBe(true);
});

test("Seconds that were measured count, and are named so", () => {
  const install = ask(WRONG_ORDER).stepsBefore.find(({ summary }) => summary === "npm ci");
  const answer = ask(WRONG_ORDER, { seconds: { [install?.step ?? ""]: 300 } });
  const measured = answer.stepsBefore.filter(({ isMeasured }) => isMeasured);
  expect(measured.map(({ summary, seconds }) => [summary, seconds])).toEqual([["npm ci", 300]]);
  expect(answer.before).toBeGreaterThan(ask(WRONG_ORDER).before + 100);
});

test("Only the stages that were asked for change", () => {
  expect(ask(WRONG_ORDER, { stages: [] }).changes).toEqual([]);
});

test.for(["", "FROM", "RUN a", "FROM a\nRUN <<E\n", "FROM x AS x\nCOPY --from=x a b\n"])(
  "Whatever the text, there is an answer that survives cloning",
  (text) => {
    const answer = ask(text);
    expect(structuredClone(answer)).toEqual(answer);
    expect(answer.edits).toEqual([]);
  },
);

test("A log is counted, and nonsense refused with a sentence", () => {
  const log = "commit 1234567890\n\nsrc/a.ts\n\ncommit 2234567890\n\npackage.json\n";
  const found = orders.readLog(log);
  expect(found.ok && [found.commits, found.weights["sources"]]).toEqual([2, 0.5]);
  const nonsense = orders.readLog("hello there\n");
  expect(nonsense.ok ? "" : nonsense.message).toMatch(/git log --name-only/);
});

test("What is said of the text as it will be is what is said of that text", () => {
  const text =
    "FROM debian:13\nENV A=1\nENV B=2\nRUN apt-get update && apt-get install -y git\nCOPY a /a\nRUN <<EOF\nmkdir -p /b\nEOF\nCMD a\n";
  const rewrites = ["split-copy", "move-definitions"] as const;
  const answer = ask(text, { rewrites });
  expect(answer.changes.length).toBeGreaterThan(0);
  const again = ask(applyEdits(text, answer.edits), { rewrites: [] });
  expect(again.before).toBeCloseTo(answer.after);
  expect(again.stepsBefore.map(({ seconds }) => seconds)).toEqual(
    answer.stepsAfter.map(({ seconds }) => seconds),
  );
});

test("What .dockerignore leaves out rebuilds nothing", () => {
  const when = (dockerignore: string | null): number | undefined =>
    ask(SORTED, { dockerignore }).scenarios.find(({ id }) => id === "documentation")?.before;
  expect(when(null)).toBeGreaterThan(0);
  expect(when("node_modules\n*.md\n")).toBeGreaterThan(0);
  expect(when("*.md\ndocs\n.github\n")).toBe(0);
  expect(ask(SORTED).next?.text).toContain(".dockerignore that leaves out documentation");
});
