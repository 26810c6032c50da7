import { expect, test } from "vitest";
import { MANAGERS, secondsOfInstruction, secondsOfRun, workOfScript } from "../src/index.ts";
import type { RunWork } from "../src/index.ts";
import { INSTALL_ROWS } from "../src/seconds/seconds-table.ts";
import { scriptIn } from "./read.ts";

function workOf(command: string): RunWork {
  return workOfScript(scriptIn(`RUN ${command}`));
}

function secondsOf(command: string, above: readonly string[] = []): readonly [number, string] {
  const place = { above: above.map(workOf), hasFilledCache: false };
  const { seconds, className } = secondsOfRun(workOf(command), place);
  return [seconds, className];
}

test.for<[string, number, string]>([
  ["npm ci", 29, "npm install"],
  ["npm ci && npm run build", 37, "npm install and any RUN"],
  ["apt-get update && apt-get install -y a && apt-get clean", 44, "apt-get install"],
  ["pip install a && pip install b", 20, "pip install"],
  ["apk add a && pip install b", 25, "apk add and pip install"],
  ["go build .", 79, "go build and go mod download"],
  ["mkdir -p /a && chown 1 /a", 1, "commands on files alone"],
  ["./anything", 8, "any RUN"],
])("“%s” takes %d s", ([command, seconds, className]) => {
  expect(secondsOf(command)).toEqual([seconds, className]);
});

test.for<[string, string, number]>([
  ["go mod download", "go build .", 71],
  ["go build .", "go build ./cmd", 8],
  ["composer install --no-scripts", "composer install", 1],
  ["uv sync --no-install-project", "uv sync", 1],
  ["cargo chef cook --release", "cargo build", 8],
  ["npm ci", "npm ci", 29],
])("After “%s” in a step above, “%s” takes %d s", ([above, command, seconds]) => {
  expect(secondsOf(command, [above])[0]).toBe(seconds);
});

test("A filled cache mount has what would be fetched, and what was built before", () => {
  const place = { above: [], hasFilledCache: true };
  expect(secondsOfRun(workOf("npm ci"), place)).toMatchObject({
    seconds: 10,
    className: "npm install, cache mount",
  });
  expect(secondsOfRun(workOf("go build ."), place).seconds).toBe(3);
});

test("A script that cannot be read takes what any RUN takes", () => {
  expect(secondsOfRun(null, { above: [null], hasFilledCache: false }).seconds).toBe(8);
});

test("Copying takes next to nothing, and what only configures nothing", () => {
  expect(
    ["COPY", "ADD", "WORKDIR", "CMD"].map((name) => secondsOfInstruction(name).seconds),
  ).toEqual([1, 1, 0.1, 0]);
});

test("Every manager that brings something has a figure, and every figure a source", () => {
  const bringing = MANAGERS.filter(({ actions }) =>
    [...actions.values()].some((action) => ["install", "fetch", "upgrade"].includes(action)),
  );
  expect(bringing.map(({ id }) => id).filter((id) => !INSTALL_ROWS.has(id))).toEqual([]);
  for (const { source } of INSTALL_ROWS.values()) expect(source).not.toBe("");
});
