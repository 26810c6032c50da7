import { expect, test } from "vitest";
import { effectsOf } from "../src/index.ts";
import type { StepEffects } from "../src/index.ts";
import { overlap, pathSet } from "../src/paths.ts";
import { modelOf } from "./moving.ts";

/** What the last step of a stage reads and writes. */
function lastOf(steps: string): StepEffects {
  const model = modelOf(`FROM node:22\n${steps}\n`);
  const [stage] = model.stages;
  const effects = stage === undefined ? undefined : effectsOf(model, stage).at(-1);
  if (effects === undefined) throw new Error(`no step: ${steps}`);
  return effects;
}

const SUFFIX = { node: "", tree: "/**", below: "/*" };

function writesOf(steps: string): string[] {
  return lastOf(steps).files.writes.map(({ path, scope }) => `${path}${SUFFIX[scope]}`);
}

test.for([
  ["COPY package.json ./", ["/package.json"]],
  ["WORKDIR /app\nCOPY package*.json yarn.lock ./", ["/app/package*.json", "/app/yarn.lock"]],
  ["WORKDIR /app\nCOPY . .", ["/app/*"]],
  ["COPY src /app/src", ["/app/src/**"]],
  ["COPY src /app/", ["/app/*"]],
  ["COPY conf.d /etc/", ["/etc/*"]],
  ["COPY a.txt /b.txt", ["/b.txt/**"]],
  ["ENV D=/x\nCOPY a.txt $D/", ["/x/a.txt"]],
  ["COPY <<a.txt <<b /x/\nA\na.txt\nB\nb", ["/x/a.txt", "/x/b"]],
  ["ADD a.tar.gz /x/", ["/x/*"]],
  ["ADD https://example.org/a.tar.gz?b /x/", ["/x/a.tar.gz"]],
  ["ADD https://github.com/a/b.git /x/", ["/x/*"]],
  ["COPY --parents a/b.txt /x/", ["/x/a/b.txt/**"]],
  ["COPY --from=x /bin/tool /usr/local/bin/", ["/usr/local/bin/*"]],
] as const)("“%s” writes what it copies", ([steps, writes]) => {
  expect(writesOf(steps)).toEqual(writes);
});

test("What lies under a mount is not of the image", () => {
  const { files } = lastOf(
    "WORKDIR /app\nRUN --mount=type=bind,target=. --mount=type=cache,target=/go/pkg go build -o /out/a .",
  );
  expect(files.writes.some(({ path }) => path.startsWith("/app"))).toBe(false);
  expect(files.writes.some(({ path }) => path === "/out/a")).toBe(true);
});

test("Settings, variables and configuration are told exactly", () => {
  expect(lastOf("USER app\nWORKDIR sub").settings).toEqual({
    reads: ["directory", "user"],
    writes: ["directory"],
  });
  expect(lastOf("ENV A=$B C=$A").variables).toMatchObject({ writes: ["A", "C"] });
  expect(lastOf("ENV A=$B C=$A").variables.reads.map(({ name }) => name)).toEqual(["B", "A"]);
  expect(lastOf("LABEL a=1 b=2").config).toEqual(["LABEL a", "LABEL b"]);
  expect(lastOf("CMD a").settings.reads).toEqual(["shell"]);
  expect(lastOf('CMD ["a"]').settings.reads).toEqual([]);
});

test.for([
  ["/a", "node", "/a", "node", true],
  ["/a", "node", "/a/b", "node", false],
  ["/a", "tree", "/a/b/c", "node", true],
  ["/a", "below", "/a", "node", false],
  ["/a", "below", "/a", "tree", true],
  ["/ab", "node", "/a", "tree", false],
  ["/a/*.json", "node", "/a/b.json", "node", true],
  ["/a/*.json", "node", "/a/b.txt", "node", false],
  ["/a/*.json", "node", "/a/package*", "node", true],
  ["/a/x*", "node", "/a/y*", "node", false],
  ["/a/**/b", "node", "/a/b", "node", true],
  ["/a/**/b", "node", "/a/x/y/b", "node", true],
  ["/a/**/b", "node", "/a/x", "tree", true],
  ["/a/[!s]*/b", "node", "/a/src/b", "node", false],
  ["/bin/sh", "node", "/usr/bin", "tree", true],
  ["/", "tree", "/a", "node", true],
] as const)("%s as %s meets %s as %s: %s", ([a, scopeA, b, scopeB, expected]) => {
  expect(overlap(pathSet(a, scopeA), pathSet(b, scopeB))).toBe(expected);
  expect(overlap(pathSet(b, scopeB), pathSet(a, scopeA))).toBe(expected);
});
