import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { actorsOf } from "../src/actors.ts";
import { conflictsBetween } from "../src/conflicts.ts";
import { DEFAULT_INPUTS, expectSeconds, planOrder } from "../src/index.ts";
import type { OrderInputs, OrderPlan } from "../src/index.ts";
import { abstractImages } from "./abstract-build.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";

function ordered(text: string): { text: string; found: OrderPlan } {
  const found = planOrder(modelOf(text));
  return { text: applyEdits(text, found.plan.ok ? found.plan.edits : []), found };
}

test("Sources that come before an install go behind it", () => {
  const before = `FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
# the sources
COPY src ./src
RUN npm ci
RUN npm run build
`;
  const { text, found } = ordered(before);
  expect(text).toBe(`FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
# the sources
COPY src ./src
RUN npm run build
`);
  expect(found.moves.map(({ line, toLine, reason }) => [line, toLine, reason])).toEqual([
    [
      5,
      6,
      "“RUN npm ci” is no longer rebuilt when only sources change: 29 s less in 61 % of builds.",
    ],
  ]);
  expect(found.before).toBeCloseTo((29 + 8 + 1) * 0.775 + 0.168);
  expect(found.after).toBeCloseTo((29 + 1) * 0.168 + (8 + 1) * 0.775);
  expect(found.isProven).toBe(true);
});

test("An argument of each build goes below what does not use it", () => {
  const { text } = ordered(
    'FROM node:22\nARG GIT_SHA\nRUN apt-get update && apt-get install -y git\nRUN echo "$GIT_SHA" > /v\n',
  );
  expect(text).toBe(
    'FROM node:22\nRUN apt-get update && apt-get install -y git\nARG GIT_SHA\nRUN echo "$GIT_SHA" > /v\n',
  );
});

test("Packages of the system come before the sources that change", () => {
  const { text } = ordered(
    "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN apt-get install -y git\nCMD a\n",
  );
  expect(text).toBe("FROM node:22\nWORKDIR /app\nRUN apt-get install -y git\nCOPY . .\nCMD a\n");
});

test.for([
  "FROM python:3.11\nWORKDIR /app\nCOPY . .\nRUN pip install --user -r requirements.txt\n",
  "FROM node:22\nCOPY a.conf /etc/\nRUN ./build.sh\n",
  "FROM node:22\nLABEL a=1\nCMD a\nEXPOSE 1\n",
  "FROM node:22\nRUN apt-get install -y a\nCOPY a.txt /x/\n",
])("An order that is best or bound stays as it is", (text) => {
  expect(planOrder(modelOf(text)).plan).toEqual({ ok: true, edits: [], notes: [] });
});

test("With risk allowed unknown programs are passed", () => {
  const text = "FROM node:22\nWORKDIR /a\nCOPY src /b/src\nRUN ./tool.sh\n";
  expect(planOrder(modelOf(text), { risk: "risky" }).moves).toHaveLength(1);
});

test("A stage that copies from one that is rebuilt is rebuilt with it", () => {
  const text = `FROM node:22 AS build
WORKDIR /app
COPY . .
RUN npm ci
FROM node:22
COPY --from=build /app/dist /srv
RUN apt-get install -y git
`;
  const { text: after, found } = ordered(text);
  expect(after).toContain("RUN apt-get install -y git\nCOPY --from=build");
  expect(found.before - found.after).toBeCloseTo(44);
});

test("Only the stages that were asked for change", () => {
  const text = "FROM node:22 AS a\nWORKDIR /x\nCOPY . .\nRUN apt-get install -y git\n";
  expect(planOrder(modelOf(text), { stages: [] }).moves).toEqual([]);
});

test("The scenarios are all that can happen", () => {
  const sum = DEFAULT_INPUTS.scenarios.reduce((total, { weight }) => total + weight, 0);
  expect(sum).toBeCloseTo(1);
});

/** Figures of RUNs alone: copies that take a second move nothing for their own sake. */
const RUNNING: OrderInputs = {
  ...DEFAULT_INPUTS,
  seconds: (site) =>
    site.step.item.instruction.name === "RUN"
      ? DEFAULT_INPUTS.seconds(site)
      : { seconds: 0, source: "" },
};

/** Every order of numbers in which each comes behind those that it needs. */
function* ordersOf(
  needs: readonly ReadonlySet<number>[],
  placed: readonly number[] = [],
): Iterable<readonly number[]> {
  if (placed.length === needs.length) yield placed;
  for (const [index, before] of needs.entries()) {
    if (placed.includes(index) || ![...before].every((each) => placed.includes(each))) continue;
    yield* ordersOf(needs, [...placed, index]);
  }
}

test(
  "Of all orders of a stage in which no step passes one that it meets none takes less",
  LONG,
  () => {
    fc.assert(
      fc.property(dockerfiles({ stages: 1, steps: 7 }), (text) => {
        const model = modelOf(text);
        const stage = model.stages[0];
        if (stage === undefined || stage.steps.length > 7) return;
        const actors = actorsOf(model, stage);
        const needs = actors.map(
          ({ effects }, index) =>
            new Set(
              [...actors.keys()].filter((above) => {
                const upper = actors[above];
                return (
                  above < index &&
                  upper !== undefined &&
                  conflictsBetween(upper.effects, effects).length > 0
                );
              }),
            ),
        );
        const { secondsWith } = expectSeconds(model, { inputs: RUNNING });
        let least = Infinity;
        for (const order of ordersOf(needs)) {
          least = Math.min(least, secondsWith(stage.key, order) ?? Infinity);
        }
        expect(planOrder(model, { inputs: RUNNING }).after).toBeCloseTo(least, 6);
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  },
);

test(
  "The best order keeps the abstract image of every stage, costs no more, and is found again",
  LONG,
  () => {
    fc.assert(
      fc.property(dockerfiles({ stages: 3, steps: 8 }), (text) => {
        const { text: after, found } = ordered(text);
        expect(abstractImages(after)).toEqual(abstractImages(text));
        expect(found.after).toBeLessThanOrEqual(found.before + 1e-9);
        const again = planOrder(modelOf(after));
        expect(again.before).toBeCloseTo(found.after, 6);
        expect(again.moves).toEqual([]);
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  },
);
