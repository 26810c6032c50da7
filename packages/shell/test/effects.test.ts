import { expect, test } from "vitest";
import { MANAGERS, scriptEffects } from "../src/index.ts";
import type { FileAccess, ScriptEffects } from "../src/index.ts";
import { MANAGER_ROWS, PROGRAM_ROWS } from "../src/effects/table.ts";
import { scriptIn } from "./read.ts";

function effectsOf(run: string, variables: Record<string, string> = {}): ScriptEffects {
  const known = new Map(Object.entries(variables));
  return scriptEffects(scriptIn(`RUN ${run}\n`), {
    directory: "/app",
    homes: ["/root"],
    variable: (name) => known.get(name),
  });
}

function written(accesses: readonly FileAccess[]): string[] {
  const suffix = { node: "", tree: "/**", below: "/*" };
  return accesses
    .map(({ path, scope, isCertain }) => `${path}${suffix[scope]}${isCertain ? "" : "?"}`)
    .toSorted();
}

/** Paths that a certain access of the list covers: enough of the pattern language for the tables below. */
function names(accesses: readonly FileAccess[], path: string): boolean {
  return accesses.some(
    (access) =>
      access.isCertain &&
      (access.path === path || (access.scope !== "node" && path.startsWith(`${access.path}/`))),
  );
}

test.for([
  ["npm ci", ["/app/package.json", "/app/package-lock.json"], ["/app/node_modules/a"]],
  ["npm --prefix web ci", ["/app/web/package.json"], ["/app/web/node_modules/a"]],
  ["cd web && npm ci", ["/app/web/package.json"], ["/app/web/node_modules/a"]],
  ["yarn install --frozen-lockfile", ["/app/yarn.lock"], ["/app/node_modules/a"]],
  ["pnpm fetch", ["/app/pnpm-lock.yaml"], ["/app/node_modules/a"]],
  ["bun install", ["/app/package.json"], ["/app/node_modules/a"]],
  ["pip install -r deps/base.txt", ["/app/deps/base.txt"], ["/root/.cache/pip"]],
  ["pip install .", ["/app/src/a.py"], ["/root/.cache/pip"]],
  ["/venv/bin/pip install flask", [], ["/venv/lib/x"]],
  [". /venv/bin/activate && pip install flask", ["/venv/bin/activate"], ["/venv/lib/x"]],
  ["python3 -m venv /venv", [], ["/venv/bin/python"]],
  ["poetry install --no-root", ["/app/pyproject.toml"], ["/app/.venv/a"]],
  ["uv sync --frozen", ["/app/uv.lock", "/app/src/a.py"], ["/app/.venv/a"]],
  ["go mod download", ["/app/go.mod", "/app/go.sum"], ["/go/pkg/mod"]],
  ["go build -o /out/app ./cmd", ["/app/cmd/main.go"], ["/out/app"]],
  ["cargo build --release", ["/app/src/main.rs"], ["/app/target/release/a"]],
  ["mvn -f web/pom.xml package", ["/app/web/src/a"], ["/app/web/target/a"]],
  ["dotnet restore", ["/app/global.json"], ["/root/.nuget/a"]],
  ["composer install", ["/app/composer.lock"], ["/app/vendor/a"]],
  ["bundle install", ["/app/Gemfile.lock"], ["/usr/local/bundle/a"]],
  ["mix deps.get", ["/app/mix.exs", "/app/mix.lock"], ["/app/deps/a"]],
  ["apt-get install -y curl", ["/etc/apt/sources.list"], ["/usr/bin/curl", "/etc/ssl"]],
  ["curl -fsSL https://x.org/a -o /tmp/a", ["/etc/ssl/certs", "/usr/bin/curl"], ["/tmp/a"]],
  ["wget -qO /tmp/a https://x.org/a", [], ["/tmp/a"]],
  ["tar -xzf /tmp/a.tgz -C /opt", ["/tmp/a.tgz"], ["/opt/a"]],
  ["git clone https://x.org/a /src", [], ["/src/a"]],
  ["echo a > b", [], ["/app/b"]],
  ["cp -r a /b", ["/app/a/c"], ["/b/c"]],
  ["rm -rf /var/lib/apt/lists/*", [], ["/var/lib/apt/lists/*"]],
  ["sed -i s/a/b/ conf", ["/app/conf"], ["/app/conf"]],
  ["chown -R app /data", ["/etc/passwd"], ["/data/a"]],
  ["useradd -m app", ["/etc/passwd"], ["/etc/passwd", "/home/app"]],
  ["bash -c 'echo a > /b'", [], ["/b"]],
] as const)("“%s” reads and writes what is known of it", ([run, reads, writes]) => {
  const effects = effectsOf(run);
  expect(effects.unknown).toEqual([]);
  expect(reads.filter((path) => !names(effects.reads, path))).toEqual([]);
  expect(writes.filter((path) => !names(effects.writes, path))).toEqual([]);
  expect(effects.reads.every(({ isCertain }) => isCertain)).toBe(true);
});

test.for([
  "./build.sh",
  "make",
  "npm run build",
  "python setup.py",
  "frobnicate",
  "$TOOL a",
  "ls | xargs rm",
  'rm -rf "$DIR"',
  "eval $(cat x)",
])("“%s” may read and write anything", (run) => {
  const { reads, writes } = effectsOf(run);
  expect(written([...reads, ...writes])).toContain("//**?");
});

test("What only asks for a version writes nothing", () => {
  expect(effectsOf("node --version && npm --version").writes).toEqual([]);
});

test("A path whose variable is known is followed", () => {
  expect(written(effectsOf('touch "$DIR/a"', { DIR: "/data" }).writes)).toEqual(["/data/a"]);
});

test("Devices are no files of an image", () => {
  expect(effectsOf("echo a > /dev/stderr 2>&1").writes).toEqual([]);
});

test("What is said in absolute paths does not depend on where it starts", () => {
  expect(effectsOf("rm -rf /tmp/a").usesDirectory).toBe(false);
  expect(effectsOf("cd /srv && touch a").usesDirectory).toBe(false);
  expect(effectsOf("rm -rf a").usesDirectory).toBe(true);
});

test("mkdir -p makes directories, and mkdir wants them missing", () => {
  expect(written(effectsOf("mkdir -p /a/b").creates)).toEqual(["/a/b"]);
  expect(written(effectsOf("mkdir /a").reads)).toEqual(["/a"]);
});

function variablesOf(run: string): string[] {
  return effectsOf(run).variables.map(({ name }) => name);
}

test("Named variables count, and those that a program looks at", () => {
  expect(variablesOf("echo $A ${B:-c}")).toEqual(["A", "B"]);
  expect(variablesOf("npm ci")).toContain("NODE_*");
  expect(variablesOf("npm ci --ignore-scripts")).not.toContain("*");
  expect(variablesOf("make")).toContain("*");
});

test("A symbolic link is another name of its target", () => {
  expect(effectsOf("ln -s ../data /app/link").links).toContainEqual({
    path: "/app/link",
    target: "/data",
  });
});

test("Every manager has a row, every row a manager, and every program a page that says so", () => {
  const ids = MANAGER_ROWS.flatMap(({ managers }) => managers);
  expect(ids.toSorted()).toEqual(MANAGERS.map(({ id }) => id).toSorted());
  expect(PROGRAM_ROWS.filter(({ source }) => !source.startsWith("https://"))).toEqual([]);
  const programs = PROGRAM_ROWS.flatMap((row) => row.programs);
  expect(new Set(programs).size).toBe(programs.length);
});
