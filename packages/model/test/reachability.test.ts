import { expect, test } from "vitest";
import { neededStages, allUsers } from "../src/index.ts";
import { modelOf } from "./model-of.ts";

function checkNeeded(text: string, target: number, needed: readonly number[]): void {
  const stages = [...neededStages(modelOf(text), target)];
  expect(stages.toSorted((a, b) => a - b)).toEqual(needed);
}

function checkUsers(text: string, stage: number, users: readonly number[]): void {
  expect([...(allUsers(modelOf(text))[stage] ?? [])]).toEqual(users);
}

const chain = "FROM a AS one\nFROM one AS two\nFROM two AS three\n";
const diamond =
  "FROM a AS top\nFROM top AS left\nFROM top AS right\nFROM s\nCOPY --from=left x y\nCOPY --from=right x y\n";

test("a target needs itself", () => {
  checkNeeded("FROM a\nFROM b\n", 1, [1]);
  checkNeeded("FROM a\nFROM b\n", 0, [0]);
});

test("a target needs the chain of its bases", () => {
  checkNeeded(chain, 2, [0, 1, 2]);
  checkNeeded(chain, 1, [0, 1]);
});

test("a target needs both sides of a diamond and its top", () => {
  checkNeeded(diamond, 3, [0, 1, 2, 3]);
  checkNeeded(diamond, 2, [0, 2]);
});

test("a mounted stage is needed", () => {
  checkNeeded("FROM a AS x\nFROM b\nRUN --mount=from=x,target=/t y\n", 1, [0, 1]);
});

test("a stage that is only named in text that takes nothing is not needed", () => {
  checkNeeded("FROM a AS x\nFROM b\nRUN echo --from=x\n", 1, [1]);
  checkNeeded("FROM a AS x\nFROM b\nADD --from=x y z\n", 1, [1]);
});

test("circles come to an end", () => {
  checkNeeded("FROM a AS x\nCOPY --from=y p q\nFROM b AS y\nCOPY --from=x p q\n", 0, [0, 1]);
});

test("a stage's users build on it, copy from it or mount it", () => {
  checkUsers(chain, 0, [1]);
  checkUsers(diamond, 0, [1, 2]);
  checkUsers(diamond, 1, [3]);
  checkUsers(diamond, 3, []);
});

test("a user counts once, and a stage is not its own user", () => {
  const twice = "FROM a AS x\nCOPY --from=x p q\nFROM x\nCOPY --from=x p q\n";
  checkUsers(twice, 0, [1]);
});
