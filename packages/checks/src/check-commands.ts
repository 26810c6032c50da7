import type { Command } from "@stagemap/shell";

/** Programs that do nothing but test or examine. */
const CHECKERS: ReadonlySet<string> = new Set(
  (
    "pytest py.test tox nox jest vitest mocha karma cypress phpunit rspec ctest bats nose2 unittest behave " +
    "trivy grype snyk semgrep bandit safety pip-audit cargo-audit govulncheck gosec osv-scanner dockle checkov tfsec gitleaks " +
    "trufflehog hadolint shellcheck eslint tslint stylelint golangci-lint golint staticcheck revive ruff flake8 pylint mypy pyright " +
    "rubocop brakeman phpstan psalm phpcs ktlint checkstyle yamllint markdownlint clang-tidy cpplint clippy-driver pycodestyle"
  ).split(" "),
);

const CHECK_WORD =
  /^(?:test|tests|unit-?tests?|lint|check|checks|verify|vet|scan|audit|typecheck|type-check|e2e|integration|clippy|nextest|coverage)(?:$|[:-])/;

/** Programs whose subcommand or target says what they do. */
const RUNNERS: ReadonlySet<string> = new Set(
  (
    "npm npx yarn pnpm bun deno go xx-go cargo xx-cargo mvn mvnw gradle gradlew dotnet make just task mix composer bundle rake swift poetry uv pdm " +
    "hatch pipenv python python3 stack cabal sbt lein zig bazel"
  ).split(" "),
);

/** What a command examines with, in a few words; null when it is no test, lint or scan. */
export function checkedWith({ basename, args }: Command): string | null {
  if (basename === null) return null;
  if (CHECKERS.has(basename)) {
    const isQuestion =
      args.length > 0 && args.every(({ value }) => /^-?-(?:version|help|V|h)$/.test(value ?? ""));
    return isQuestion ? null : basename;
  }
  if (!RUNNERS.has(basename)) return null;
  const words = args.flatMap(({ value }) =>
    value === null || value.startsWith("-") ? [] : [value],
  );
  const [first = "", second = ""] = words;
  const isModule = basename.startsWith("python") && args.some(({ value }) => value === "-m");
  const word = /^(?:run|run-script|exec|x|-m)$/.test(first) ? second : first;
  if (isModule && CHECKERS.has(first)) return `${basename} -m ${first}`;
  if (isModule || basename.startsWith("python")) return null;
  const found = [word, ...(isListOfTasks(basename) ? words : [])].find(
    (each) =>
      CHECKERS.has(each) ||
      CHECK_WORD.test(each.replace(/^.*:(?=\w)/, (match) => (match.startsWith(":") ? "" : match))),
  );
  return found === undefined
    ? null
    : `${basename} ${word === found && word !== first ? `${first} ${found}` : found}`;
}

function isListOfTasks(program: string): boolean {
  return /^(?:mvnw?|gradlew?|make|just|task|rake|sbt|lein)$/.test(program);
}
