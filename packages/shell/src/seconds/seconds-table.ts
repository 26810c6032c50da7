/** What a step takes, and how that is known. */
export interface SecondsEstimate {
  readonly seconds: number;
  /** The class of command that the figure is of: "npm install". */
  readonly className: string;
  /** Who measured it, or that nobody has. */
  readonly source: string;
}

/** How long a kind of command takes, where that was measured. */
export interface SecondsRow extends SecondsEstimate {
  /** With a cache mount that an earlier build has filled; null where nobody has measured it. */
  readonly warm: { readonly seconds: number; readonly source: string } | null;
}

const HISTORIES =
  "image histories in docker-library/repo-info, January 2018 (build machines of Docker's official images)";
const PNPM = "pnpm.io/benchmarks, June 2026, an app of many packages";
const YARN = "yarnpkg.com, the comparison of package managers";

function row(className: string, seconds: number, source: string): SecondsRow {
  return { className, seconds, source, warm: null };
}

/** The same figure for something that nobody has measured. */
function like(className: string, other: SecondsRow): SecondsRow {
  const source = `nobody has measured it: taken like ${other.className} (${other.source})`;
  return { className, seconds: other.seconds, source, warm: null };
}

export const ANY_RUN = row("any RUN", 8, `median of 1055 steps in ${HISTORIES}`);
export const FILE_COMMANDS = row(
  "commands on files alone",
  1,
  `median of 334 steps such as mkdir, chmod and ln in ${HISTORIES}`,
);
const APT = row("apt-get install", 44, `median of 85 steps in ${HISTORIES}`);
const APK = row("apk add", 5, `median of 21 steps in ${HISTORIES}`);
const PIP = row("pip install", 20, `median of 8 steps in ${HISTORIES}`);
const MAKE = row("make from source", 155, `median of 122 steps in ${HISTORIES}`);
const NPM: SecondsRow = {
  ...row("npm install", 29, `${PNPM}: npm without any cache`),
  warm: { seconds: 10, source: `${PNPM}: npm with a filled cache and a lock file` },
};
const PNPM_ROW: SecondsRow = {
  ...row("pnpm install", 8, `${PNPM}: pnpm without any cache`),
  warm: { seconds: 2, source: `${PNPM}: pnpm with a filled cache and a lock file` },
};
const YARN_ROW: SecondsRow = {
  ...row("yarn install", 39, `${YARN}: yarn without any cache`),
  warm: { seconds: 11, source: `${YARN}: yarn with a filled cache and a lock file` },
};
const GO_BUILD: SecondsRow = {
  ...row("go build", 71, "one measurement: buildctl of BuildKit on two cores, nothing cached"),
  warm: { seconds: 3, source: "one measurement: the same after an edit, with its build cache" },
};

/** Building with a manager's own command, by the manager's id. */
export const BUILD_ROWS: ReadonlyMap<string, SecondsRow> = new Map([
  ["go", GO_BUILD],
  ["make", MAKE],
  ["cmake", like("cmake --build", MAKE)],
  ["cargo", like("cargo build", MAKE)],
  ["stack", like("stack build", MAKE)],
  ["cabal", like("cabal build", MAKE)],
  ["swift", like("swift build", GO_BUILD)],
  ["maven", like("a Maven build", GO_BUILD)],
  ["gradle", like("a Gradle build", GO_BUILD)],
  ["dotnet", like("a .NET build", GO_BUILD)],
  ["mix", like("mix compile", ANY_RUN)],
]);

/** What a build takes when one of its kind has left its work behind in a layer above. */
export const BUILD_AGAIN = row(
  "the rest of a build",
  ANY_RUN.seconds,
  "assumed: what a step above has compiled is there, and the rest is any RUN",
);

/** The same for an install of which a step above has fetched everything. */
export const INSTALL_AGAIN = row(
  "the rest of an install",
  FILE_COMMANDS.seconds,
  "assumed: what a step above has fetched is there, and the rest is like commands on files alone",
);

/** An install that compiles what it brings. */
export const COMPILING_INSTALL = like("compiling dependencies", MAKE);

/** Installing or fetching packages, by the manager's id. */
export const INSTALL_ROWS: ReadonlyMap<string, SecondsRow> = new Map([
  ["apt", APT],
  ["apt-get", APT],
  ["aptitude", APT],
  ["apk", APK],
  ["dnf", like("dnf install", APT)],
  ["yum", like("yum install", APT)],
  ["microdnf", like("microdnf install", APT)],
  ["tdnf", like("tdnf install", APT)],
  ["zypper", like("zypper install", APT)],
  ["pacman", like("pacman -S", APT)],
  ["pip", PIP],
  ["pipx", like("pipx install", PIP)],
  ["pipenv", like("pipenv install", PIP)],
  ["poetry", like("poetry install", PIP)],
  ["pdm", like("pdm install", PIP)],
  ["uv", like("uv sync", ANY_RUN)],
  ["conda", like("conda install", APT)],
  ["mamba", like("mamba install", PIP)],
  ["micromamba", like("micromamba install", PIP)],
  ["npm", NPM],
  ["pnpm", PNPM_ROW],
  ["yarn", YARN_ROW],
  ["bun", like("bun install", PNPM_ROW)],
  ["bundle", like("bundle install", NPM)],
  ["gem", like("gem install", PIP)],
  ["composer", like("composer install", PIP)],
  ["go", like("go mod download", ANY_RUN)],
  ["cargo", like("cargo fetch", PIP)],
  ["maven", like("fetching with Maven", NPM)],
  ["gradle", like("fetching with Gradle", NPM)],
  ["dotnet", like("dotnet restore", PIP)],
  ["mix", like("mix deps.get", PIP)],
  ["rustup", like("rustup", PIP)],
  ["stack", like("fetching with stack", PIP)],
  ["cabal", like("fetching with cabal", PIP)],
  ["swift", like("swift package resolve", PIP)],
]);

/** What instructions take that run no command. */
export const INSTRUCTION_ROWS: ReadonlyMap<string, SecondsEstimate> = new Map(
  ["COPY", "ADD"]
    .map((name) => like(name, FILE_COMMANDS))
    .concat(row("WORKDIR", 0.1, "assumed: it makes one folder"))
    .map((each) => [each.className, each]),
);

export const CONFIGURATION = row(
  "configuration",
  0,
  "it only changes the image's configuration, so nothing is run",
);

/** Programs that only touch files. */
export const FILE_PROGRAMS: ReadonlySet<string> = new Set(
  "mkdir rmdir rm cp mv ln chmod chown chgrp touch echo printf cat sed ls test [ true : cd set export useradd adduser groupadd addgroup usermod install find mktemp head tail tee tr sort".split(
    " ",
  ),
);
