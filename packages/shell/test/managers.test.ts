import { marked } from "@stagemap/testkit";
import { describe, expect, it } from "vitest";
import { MANAGERS, managerUses } from "../src/index.ts";
import type { ManagerUse } from "../src/index.ts";
import { scriptIn } from "./read.ts";

function usesIn(
  command: string,
  environment: Readonly<Record<string, string>> = {},
): readonly ManagerUse[] {
  const variables = new Map(Object.entries(environment));
  return managerUses(scriptIn(`RUN ${command}`), { variable: (name) => variables.get(name) });
}

/** A call as a line: manager, action, packages with their versions. */
function lineOf({ manager, action, packages }: ManagerUse): string {
  const names = packages.map(
    ({ name, version }) => (name ?? "?") + (version === null ? "" : ` (${version})`),
  );
  return [manager.id, action, ...names].join(" ");
}

const CALLS: readonly (readonly [string, string])[] = [
  ["apt-get -qq update", "apt-get update-lists"],
  [
    "apt-get -y -o Dpkg::Use-Pty=0 install a=1.2 b c/stable ./d.deb",
    "apt-get install a (1.2) b c (stable) ./d.deb",
  ],
  ["apt-get $FLAGS install a$X=1 b=$V $P", "apt-get install ? (1) b ($V) ?"],
  ["apt install -t bookworm a", "apt install a"],
  ["aptitude -y install a", "aptitude install a"],
  ["apt-get clean", "apt-get clean"],
  ["apt-get purge --auto-remove a", "apt-get remove a"],
  [
    "apk add --no-cache -t .deps a=1.2-r0 b~=1.2 c~2 d>=3",
    "apk install a (1.2-r0) b (~=1.2) c (~2) d",
  ],
  ["apk add 'd>=3' .gone", "apk install d (>=3) .gone"],
  ["apk del .deps", "apk remove .deps"],
  ["apk update", "apk update-lists"],
  [
    "dnf -y --setopt=x=1 install a-1.2-3.el9.x86_64 b @c python3-pip",
    "dnf install a (1.2-3.el9.x86_64) b c python3-pip",
  ],
  ["dnf module install -y nodejs:20/common", "dnf install nodejs:20/common"],
  ["yum clean all", "yum clean"],
  ["microdnf update", "microdnf upgrade"],
  ["tdnf makecache", "tdnf update-lists"],
  ["zypper --non-interactive in -r repo a=1.2 'b>=2'", "zypper install a (1.2) b (>=2)"],
  ["zypper ref", "zypper update-lists"],
  ["pacman -Syu --noconfirm a", "pacman install a"],
  ["pacman -Sy", "pacman update-lists"],
  ["pacman -Syu", "pacman upgrade"],
  ["pacman -Scc", "pacman clean"],
  ["pacman -Rns a", "pacman remove a"],
  [
    "pip install a==1.2 'b[x]>=2,<3' c git+https://x/y.git@v1",
    "pip install a (1.2) b[x] (>=2,<3) c git+https://x/y.git@v1 (v1)",
  ],
  ["pip install --no-cache-dir -r requirements.txt", "pip fetch"],
  ["pip install .", "pip fetch ."],
  ["pip install -e '.[dev]'", "pip fetch"],
  ["python3.12 -u -m pip install a", "pip install a"],
  ["pip3.11 install -i https://x a", "pip install a"],
  ["pipx install a==1", "pipx install a (1)"],
  ["pipenv install --deploy", "pipenv fetch"],
  ["pipenv install a", "pipenv install a"],
  ["poetry install --no-root", "poetry fetch"],
  ["poetry add a@1", "poetry install a@1"],
  ["uv sync --frozen", "uv fetch"],
  ["uv pip install --system a==1", "uv install a (1)"],
  ["uv tool install ruff@0.5", "uv install ruff (0.5)"],
  ["pdm install --prod", "pdm fetch"],
  [
    "conda install -y -c conda-forge a=1.2 b==2 'c>3' d::e",
    "conda install a (1.2) b (2) c (>3) d::e",
  ],
  ["conda env create -f environment.yml", "conda fetch"],
  ["conda clean -afy", "conda clean"],
  ["mamba create -n x python=3.12", "mamba install python (3.12)"],
  ["micromamba install -y -n base -f env.yml", "micromamba fetch"],
  ["npm ci --omit=dev", "npm fetch"],
  ["npm install", "npm fetch"],
  ["npm --prefix app i -g a@1 @b/c@^2 d @e/f", "npm install a (1) @b/c (^2) d @e/f"],
  ["npm run build", "npm build"],
  ["npm test", "npm run"],
  ["npm cache clean --force", "npm clean"],
  ["yarn --frozen-lockfile", "yarn fetch"],
  ["yarn install", "yarn fetch"],
  ["yarn build", "yarn build"],
  ["yarn start:it", "yarn run"],
  ["yarn global add a@1", "yarn install a (1)"],
  ["pnpm i --frozen-lockfile", "pnpm fetch"],
  ["pnpm --filter web build", "pnpm build"],
  ["bun install --production", "bun fetch"],
  ["bun add a@1", "bun install a (1)"],
  ["bundle", "bundle fetch"],
  ["bundle install --jobs 4", "bundle fetch"],
  ["bundle config set without development", "bundle other"],
  ["gem install -N a -v 1.2", "gem install a (1.2)"],
  ["gem install a:1.2 b", "gem install a (1.2) b"],
  ["go mod download", "go fetch"],
  ["go install x.y/z@v1 a.b/c", "go install x.y/z (v1) a.b/c"],
  ["go install ./cmd/x", "go build"],
  ["go get ./...", "go fetch ./..."],
  ["go build -ldflags '-s -w' -o /x .", "go build"],
  ["cargo build --release", "cargo build"],
  ["cargo install a --version 1.2", "cargo install a (1.2)"],
  ["cargo install --path .", "cargo build"],
  ["cargo chef cook --recipe-path recipe.json", "cargo fetch"],
  ["rustup target add x", "rustup install x"],
  ["mvn -B dependency:go-offline", "maven fetch"],
  ["./mvnw -DskipTests clean package", "maven build"],
  ["gradle --no-daemon dependencies", "gradle fetch"],
  ["./gradlew bootJar", "gradle build"],
  ["dotnet restore x.csproj", "dotnet fetch x.csproj"],
  ["dotnet publish -c Release -p:X=1", "dotnet build"],
  ["dotnet tool install -g a --version 1.2", "dotnet install a (1.2)"],
  ["composer install --no-dev", "composer fetch"],
  ["php composer.phar require a/b:^1", "composer install a/b (^1)"],
  ["mix deps.get --only prod", "mix fetch"],
  ["mix do deps.get, compile", "mix build"],
  ["cabal build --only-dependencies", "cabal fetch"],
  ["stack build", "stack build"],
  ["swift package resolve", "swift fetch"],
  ["make -j4 all", "make build"],
  ["make clean", "make clean"],
  ["cmake -S . -B build", "cmake build"],
  ["npm --version", "npm other"],
];

describe("a call of a package manager", () => {
  it.each(CALLS)("comes to what it does: %s", (command, line) => {
    expect(usesIn(command).map(lineOf)).toEqual([line]);
  });

  it.each([
    "echo apt-get install a",
    "python3 app.py",
    "python -c 'x' -m pip",
    "php index.php",
    "$x",
  ])("is none: %s", (command) => expect(usesIn(command)).toEqual([]));

  it("is found behind other programs and in scripts", () => {
    const uses = usesIn("sudo apt-get update && bash -c 'pip install a' && env X=1 npm ci");
    expect(uses.map(lineOf)).toEqual(["apt-get update-lists", "pip install a", "npm fetch"]);
  });

  it("has its subcommand and packages where they stand", () => {
    const { text, spans } = marked("RUN apt-get -y «install» \\\n  «a=1» \\\n  # why\n  «$B»\n");
    const [use] = managerUses(scriptIn(text));
    const words = [
      ...(use?.subcommandWords ?? []),
      ...(use?.packages ?? []).map(({ word }) => word),
    ];
    expect(words.map(({ from, to }) => ({ start: from, end: to }))).toEqual(spans);
  });

  it("names the manifests that it reads", () => {
    const [use] = usesIn("pip install -r a.txt -c b.txt --requirement=$c");
    expect(use?.manifestFiles.map(({ path }) => path)).toEqual(["a.txt", "b.txt", null]);
  });
});

it.each<[string, boolean | null]>([
  ["npm ci", true],
  ["npm ci --omit=dev", false],
  ["npm install --production", false],
  ["npm install --production=false", true],
  ["NODE_ENV=production npm ci", false],
  ["export NODE_ENV=production; npm ci", false],
  ["npm install -g a", null],
  ["yarn install --production", false],
  ["yarn", true],
  ["pnpm i -P", false],
  ["bun install --production", false],
  ["poetry install", true],
  ["poetry install --only main", false],
  ["poetry install --without dev,test", false],
  ["uv sync --no-dev", false],
  ["pipenv install --dev", true],
  ["pipenv sync", false],
  ["pip install -r requirements.txt", null],
  ["pip install -r requirements-dev.txt", true],
  ["pip install -e '.[dev]'", true],
  ["bundle install", true],
  ["bundle install --without development test", false],
  ["BUNDLE_WITHOUT=development:test bundle install", false],
  ["composer install --no-dev", false],
  ["composer install", true],
  ["mix deps.get", true],
  ["mix deps.get --only $MIX_ENV", false],
  ["go mod download", null],
  ["apt-get install -y a", null],
])("%s brings development dependencies: %s", (command, expected) => {
  expect(usesIn(command).at(-1)?.includesDevelopment).toBe(expected);
});

it("knows the stage's environment", () => {
  expect(usesIn("npm ci", { NODE_ENV: "production" })[0]?.includesDevelopment).toBe(false);
  expect(usesIn("mix deps.get", { MIX_ENV: "prod" })[0]?.includesDevelopment).toBe(false);
});

it("holds each manager once, sorted, with absolute cache paths and a source", () => {
  const ids = MANAGERS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  const programs = MANAGERS.flatMap((manager) => manager.programs);
  expect(programs).toEqual([...new Set(programs)]);
  for (const { caches, leftovers, source } of MANAGERS) {
    for (const { path } of [...caches, ...leftovers]) expect(path).toMatch(/^\//);
    expect(source).toMatch(/^https:\/\//);
  }
});
