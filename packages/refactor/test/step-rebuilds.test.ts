import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_INPUTS, listRebuilds, planOrder } from "../src/index.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";

const WRONG_ORDER = `FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
COPY src ./src
RUN npm ci
RUN npm run build
`;

test("What stands below the sources is rebuilt with them", () => {
  const found = listRebuilds(modelOf(WRONG_ORDER));
  expect(found.map(({ line, scenarios }) => [line, scenarios])).toEqual([
    [2, []],
    [3, ["sources-and-dependencies", "dependencies"]],
    [4, ["sources", "sources-and-dependencies", "dependencies"]],
    [5, ["sources", "sources-and-dependencies", "dependencies"]],
    [6, ["sources", "sources-and-dependencies", "dependencies"]],
  ]);
  expect(found.map(({ estimate }) => estimate.seconds)).toEqual([0.1, 1, 1, 29, 8]);
});

test("Stages that the target does not need are not listed", () => {
  const text = "FROM node:22 AS a\nRUN a\nFROM node:22\nRUN b\n";
  expect(listRebuilds(modelOf(text)).map(({ line }) => line)).toEqual([4]);
});

test("No step passes one that stays where it is", () => {
  const model = modelOf(WRONG_ORDER);
  const [move] = planOrder(model).moves;
  const { plan, moves } = planOrder(model, { fixed: move === undefined ? [] : [move.step] });
  expect([plan, moves]).toEqual([{ ok: true, edits: [], notes: [] }, []]);
});

test("The figures of the steps add up to those of the order", () => {
  const weights = new Map(DEFAULT_INPUTS.scenarios.map(({ id, weight }) => [id, weight]));
  fc.assert(
    fc.property(dockerfiles({ stages: 3, steps: 8 }), (text) => {
      const model = modelOf(text);
      const sum = listRebuilds(model).reduce(
        (total, { estimate, scenarios }) =>
          total +
          estimate.seconds * scenarios.reduce((share, id) => share + (weights.get(id) ?? 0), 0),
        0,
      );
      expect(sum).toBeCloseTo(planOrder(model).before, 6);
    }),
    { numRuns: 200 },
  );
});
