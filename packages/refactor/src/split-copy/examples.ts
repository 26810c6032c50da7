import type { Example } from "../refactoring.ts";

const START = "FROM example.com/base:1\nWORKDIR /app\n";

/** What `COPY . .` and a call come to: the files that are copied first. */
function moved(call: string, files: string): Example {
  return {
    before: `${START}«COPY . .»\nRUN ${call}\nRUN ./run\n`,
    after: `${START}COPY ${files} ./\nRUN ${call}\nCOPY . .\nRUN ./run\n`,
  };
}

function fetched(call: string, files: string, first: string): Example {
  return {
    before: `${START}«COPY . .»\nRUN ${call}\n`,
    after: `${START}COPY ${files} ./\nRUN ${first}\nCOPY . .\nRUN ${call}\n`,
  };
}

function refused(lines: string, reason: string): Example {
  return { before: `${START}${lines}\n`, refused: reason };
}

export const SPLIT_EXAMPLES: readonly Example[] = [
  moved("npm ci", "package*.json"),
  moved("yarn install --frozen-lockfile", "package.json yarn.lock* .yarnrc*"),
  moved("pnpm install --frozen-lockfile", "package.json pnpm-*.yaml"),
  moved("bun install", "package.json bun.lock*"),
  moved("pip install --user -r requirements.txt", "requirements.txt"),
  moved("pipenv sync --system", "Pipfile Pipfile.lock*"),
  moved("poetry install --no-root", "pyproject.toml poetry.lock*"),
  moved("uv pip install -r requirements.txt", "requirements.txt"),
  moved("conda env update -f environment.yml", "environment.yml"),
  moved("bundle install", "Gemfile Gemfile.lock*"),
  moved("mix deps.get", "mix.exs mix.lock*"),
  moved("go mod download", "go.mod go.sum*"),
  moved("dotnet restore", "*.csproj"),
  moved("cabal build --only-dependencies", "*.cabal cabal.project*"),
  fetched("poetry install", "pyproject.toml poetry.lock*", "poetry install --no-root"),
  fetched("uv sync --frozen", "pyproject.toml uv.lock*", "uv sync --frozen --no-install-project"),
  fetched(
    "composer install --no-dev",
    "composer.json composer.lock*",
    "composer install --no-dev --no-scripts --no-autoloader",
  ),
  fetched("CGO_ENABLED=0 go build -o /server .", "go.mod go.sum*", "go mod download"),
  fetched("mvn package", "pom.xml", "mvn -B dependency:go-offline"),
  fetched(
    "gradle build",
    "build.gradle* settings.gradle* gradle.properties*",
    "gradle --no-daemon dependencies",
  ),
  fetched("dotnet publish -c Release", "*.csproj", "dotnet restore"),
  fetched("stack build", "stack.yaml* package.yaml* *.cabal", "stack build --only-dependencies"),
  {
    before: `${START}COPY Cargo.toml Cargo.lock ./\n«COPY src ./src»\n\nRUN cargo build --release\n`,
    after: `${START}COPY Cargo.toml Cargo.lock ./\nRUN mkdir -p src && echo 'fn main() {}' > src/main.rs && cargo build --release && rm -r src\nCOPY src ./src\n\nRUN find src -name '*.rs' -exec touch {} + && cargo build --release\n`,
  },
  {
    before: `${START}# the program\n«COPY --chown=1000 web .»\nRUN npm ci && npm run build\n`,
    after: `${START}COPY --chown=1000 web/package*.json ./\nRUN npm ci\n# the program\nCOPY --chown=1000 web .\nRUN npm run build\n`,
  },
  {
    before: "FROM node:22\n«COPY . /app/»\nWORKDIR /app\nRUN npm ci\n",
    after: "FROM node:22\nCOPY package*.json /app/\nWORKDIR /app\nRUN npm ci\nCOPY . /app/\n",
  },
  {
    before: "FROM node:22\n«ADD ./ /app»\nWORKDIR /app\nRUN npm ci\n",
    after: "FROM node:22\nCOPY package*.json /app/\nWORKDIR /app\nRUN npm ci\nADD ./ /app\n",
  },
  {
    before: "FROM ubuntu:24.04\n«COPY . /opt/app»\nRUN pip install -r /opt/app/requirements.txt\n",
    after:
      "FROM ubuntu:24.04\nCOPY requirements.txt /opt/app/\nRUN pip install -r /opt/app/requirements.txt\nCOPY . /opt/app\n",
  },
  refused(
    "«COPY . .»\nRUN npm ci -w api",
    "“RUN npm ci -w api” stays behind the sources: it is for one package among several, and reads the manifests of all.",
  ),
  refused(
    "«COPY . .»\nRUN mvn -pl api package",
    "“RUN mvn -pl api package” stays behind the sources: the build has several modules, each with a manifest of its own that names others.",
  ),
  refused(
    "«COPY . .»\nRUN pip install .",
    "“RUN pip install .” stays behind the sources: it installs the project itself, and so reads its sources.",
  ),
  refused(
    "«COPY . .»\nRUN npm ci\nRUN npx turbo run build",
    "The project has several packages, each with a manifest of its own: name the context’s files to have all of them copied.",
  ),
  refused(
    "COPY package.json ./\nRUN npm ci\n«COPY . .»\nRUN npm ci --omit=dev",
    "“RUN npm ci” above brings what the project depends on already.",
  ),
  refused("«COPY . .»\nRUN ./run", "No step below installs what a manifest of the project names."),
  refused("«COPY package*.json ./»\nRUN npm ci", "It copies manifests alone."),
  refused(
    "«COPY . .»\nRUN --mount=type=cache,target=/root/.m2 mvn package",
    "“RUN --mount=type=cache,target=/root/.m2 mvn pac…” keeps what it downloads in a cache mount.",
  ),
];
