import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { checkText, fixesOf } from "../src/index.ts";

/** The text after the first fix of the first finding; null when there is no finding, the text itself when there is no fix. */
function split(text: string): string | null {
  const checked = checkText(text, { modelOptions: { target: null }, runOptions: {} });
  const finding = checked.findings.find(({ rule }) => rule.id === "BroadCopyBeforeInstall");
  if (finding === undefined) return null;
  const [fix] = fixesOf(checked, finding);
  return fix === undefined ? text : applyEdits(text, fix.edits);
}

const START = "FROM example.com/base:1\nWORKDIR /app\n";

test.each([
  ["yarn install --frozen-lockfile", "package.json yarn.lock* .yarnrc*"],
  ["pnpm install", "package.json pnpm-*.yaml"],
  ["bun install", "package.json bun.lock*"],
  ["pip install --no-cache-dir -r requirements/prod.txt", null],
  ["pipenv sync", "Pipfile Pipfile.lock*"],
  ["bundle install", "Gemfile Gemfile.lock*"],
  ["mix deps.get", "mix.exs mix.lock*"],
  ["go mod download", "go.mod go.sum*"],
  ["dotnet restore", "*.csproj"],
])("%s goes above the sources with its manifests", (command, files) => {
  const copy = files === null ? "COPY requirements/prod.txt ./requirements/" : `COPY ${files} ./`;
  expect(split(`${START}COPY . .\nRUN ${command}\nRUN ./run\n`)).toBe(
    `${START}${copy}\nRUN ${command}\nCOPY . .\nRUN ./run\n`,
  );
});

test.each([
  ["poetry install", "pyproject.toml poetry.lock*", "poetry install --no-root"],
  ["uv sync --frozen", "pyproject.toml uv.lock*", "uv sync --frozen --no-install-project"],
  [
    "composer install --no-dev",
    "composer.json composer.lock*",
    "composer install --no-dev --no-scripts --no-autoloader",
  ],
  ["go build -o /a .", "go.mod go.sum*", "go mod download"],
  ["mvn package", "pom.xml", "mvn -B dependency:go-offline"],
  [
    "gradle build",
    "build.gradle* settings.gradle* gradle.properties*",
    "gradle --no-daemon dependencies",
  ],
  ["dotnet publish -c Release", "*.csproj", "dotnet restore"],
])("%s gets its dependencies fetched above the sources", (command, files, first) => {
  expect(split(`${START}COPY . .\nRUN ${command}\n`)).toBe(
    `${START}COPY ${files} ./\nRUN ${first}\nCOPY . .\nRUN ${command}\n`,
  );
});

test.each([
  [
    "packages of the system",
    "COPY . .\nRUN apt-get install -y git\n",
    "RUN apt-get install -y git\nCOPY . .\n",
  ],
  [
    "a folder of the context, with flags",
    "COPY --chown=1:1 web ./\nRUN npm ci\n",
    "COPY --chown=1:1 web/package*.json ./\nRUN npm ci\nCOPY --chown=1:1 web ./\n",
  ],
  ["an install in a folder below", "COPY . .\nWORKDIR /app/web\nRUN npm ci\n", null],
  [
    "an absolute place and a folder below",
    "COPY . /app\nWORKDIR /app/web\nRUN npm ci\n",
    "COPY web/package*.json /app/web/\nWORKDIR /app/web\nRUN npm ci\nCOPY . /app\n",
  ],
  ["a workspace", "COPY . .\nRUN npm ci -w api\n", null],
  ["the project itself", "COPY . .\nRUN pip install .\n", null],
  ["a program in between", "COPY . .\nRUN ./prepare\nRUN npm ci\n", null],
  [
    "Windows line ends",
    "COPY . .\r\nRUN npm ci\r\n",
    "COPY package*.json ./\r\nRUN npm ci\r\nCOPY . .\r\n",
  ],
])("%s", (_, text, expected) => {
  const start = text.includes("\r") ? START.replaceAll("\n", "\r\n") : START;
  expect(split(start + text)).toBe(start + (expected ?? text));
});

test.each([
  ["manifests first", "COPY package.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n"],
  [
    "dependencies of another stage",
    "COPY --from=deps /d/node_modules ./node_modules\nCOPY . .\nRUN npm ci\n",
  ],
  [
    "a build with its cache kept",
    "COPY . .\nRUN --mount=type=cache,target=/root/.m2 mvn package\n",
  ],
  ["a build with its dependencies in the context", "COPY . .\nRUN go build -mod=vendor .\n"],
  ["a file of settings", "COPY a.conf .\nRUN npm ci\n"],
])("%s is no copy that comes too early", (_, text) => {
  expect(split(START + text)).toBe(null);
});
