import { expect, test } from "vitest";
import { FILE_FATES, FILE_STATES, loadContext } from "../src/index.ts";
import type { ContextQuestion, ContextReport } from "../src/index.ts";

const context = await loadContext();

function report(
  dockerfile: string,
  files: readonly (string | readonly [path: string, size: number])[] | null,
  more: Partial<ContextQuestion> = {},
): ContextReport {
  const given =
    files?.map((file) =>
      typeof file === "string" ? { path: file, size: 1 } : { path: file[0], size: file[1] },
    ) ?? null;
  return context.report({ dockerfile, target: null, files: given, ...more });
}

/** One line a file: its path, state, deciding line, taking lines of the Dockerfile and whether it ships. */
function rows(found: ContextReport): readonly string[] {
  return found.paths.map((path, at) => {
    const takers = (found.takerSets[found.taken[at] ?? 0] ?? []).map(
      (taker) => found.steps[taker]?.line,
    );
    const state = FILE_STATES[found.states[at] ?? 0] ?? "";
    const line = found.lines[at] === 0 ? "" : `:${found.lines[at]}`;
    const fate = FILE_FATES[found.ships[at] ?? 0] ?? "";
    return `${path} ${state}${line} [${takers.join()}] ${fate}`;
  });
}

interface Case {
  readonly title: string;
  readonly dockerfile: string;
  readonly dockerignore?: string;
  /** The files are those of these rows. */
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: "an ignored file names its line, the others who takes them",
    dockerfile: "FROM node\nCOPY package.json ./\nCOPY . .\n",
    dockerignore: "# dependencies\nnode_modules\n",
    expected: [
      "node_modules/a/index.js ignored:2 [] no",
      "package.json sent [2,3] yes",
      "src/app.ts sent [3] yes",
    ],
  },
  {
    title: "what is let in and no step asks for is not sent",
    dockerfile: "FROM a\nCOPY src /src\n",
    expected: ["README.md unused [] no", "src/a sent [2] yes"],
  },
  {
    title: "an exception names its line",
    dockerfile: "FROM a\nCOPY . .\n",
    dockerignore: "*.md\n!README.md\n",
    expected: ["README.md sent:2 [2] yes", "a.md ignored:1 [] no"],
  },
  {
    title: "a file goes on through COPY --from",
    dockerfile: "FROM a AS one\nCOPY . /src/\nFROM b\nCOPY --from=one /src/public /www\n",
    expected: ["public/index.html sent [2] yes", "server.js sent [2] no"],
  },
  {
    title: "what a RUN sees may end up anywhere",
    dockerfile: "FROM a AS one\nCOPY . /src/\nRUN make\nFROM b\nCOPY --from=one /out /www\n",
    expected: ["main.c sent [2] unknown"],
  },
  {
    title: "a stage that is not needed sends nothing",
    dockerfile: "FROM a AS test\nCOPY tests /t\nFROM a\nCOPY src /s\n",
    expected: ["src/a sent [4] yes", "tests/b unused [2] no"],
  },
  {
    title: "a mount may put it where it ships",
    dockerfile: "FROM a\nRUN --mount=type=bind,target=/src make\n",
    expected: ["main.c sent [2] unknown"],
  },
  {
    title: "a mount in a stage that nothing ships from does not",
    dockerfile:
      "FROM a AS one\nRUN --mount=type=bind,target=/src make\nFROM b\nCOPY --from=one /x /x\nFROM c\nRUN true\n",
    expected: ["main.c unused [2] no"],
  },
  {
    title: "stages on stages keep what they hold",
    dockerfile: "FROM a AS one\nCOPY a /a/\nFROM one AS two\nRUN true\nFROM two\n",
    expected: ["a sent [2] yes"],
  },
  {
    title: "--exclude counts for the step and not for what is sent",
    dockerfile: "FROM a\nCOPY --exclude=*.md src /s\n",
    expected: ["src/a sent [2] yes", "src/b.md sent [] no"],
  },
  {
    title: "ONBUILD of a base stage takes files where it is carried out",
    dockerfile: "FROM a AS base\nONBUILD COPY src /s\nFROM base\n",
    expected: ["src/a sent [2] yes"],
  },
  {
    title: "--parents keeps the path",
    dockerfile:
      "FROM a AS one\nCOPY --parents packages/*/package.json /w/\nFROM b\nCOPY --from=one /w/packages/x /x\n",
    expected: ["packages/x/package.json sent [2] yes", "packages/y/package.json sent [2] no"],
  },
];

test.each(cases)("$title", ({ dockerfile, dockerignore = null, expected }) => {
  const files = expected.map((row) => row.split(" ", 1)[0] ?? "");
  expect(rows(report(dockerfile, files, { dockerignore }))).toEqual(expected);
});
