import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

const ID = "SecretsUsedInArgOrEnv";
const MOUNT = "--mount=type=secret,id=TOKEN,env=TOKEN";

test.each([
  ["an ARG", "ARG TOKEN\nRUN a $TOKEN\n", `RUN ${MOUNT} a $TOKEN\n`],
  ["an ARG with a default", "ARG TOKEN=x\nRUN a $TOKEN\n", `RUN ${MOUNT} a $TOKEN\n`],
  ["an ENV", "ENV TOKEN=x\nRUN a ${TOKEN}\n", `RUN ${MOUNT} a \${TOKEN}\n`],
  [
    "several RUNs",
    "ARG TOKEN\nRUN a $TOKEN\nRUN b\nRUN c $TOKEN\n",
    `RUN ${MOUNT} a $TOKEN\nRUN b\nRUN ${MOUNT} c $TOKEN\n`,
  ],
  [
    "exec form",
    'ARG TOKEN\nRUN ["sh", "-c", "a $TOKEN"]\n',
    `RUN ${MOUNT} ["sh", "-c", "a $TOKEN"]\n`,
  ],
  ["a heredoc", "ARG TOKEN\nRUN <<E\na $TOKEN\nE\n", `RUN ${MOUNT} <<E\na $TOKEN\nE\n`],
  [
    "one of several arguments",
    "ARG A TOKEN B\nRUN a $TOKEN $A $B\n",
    `ARG A B\nRUN ${MOUNT} a $TOKEN $A $B\n`,
  ],
  [
    "the first of several lines",
    "ENV TOKEN=x \\\n    A=b\nRUN a $TOKEN\n",
    `ENV A=b\nRUN ${MOUNT} a $TOKEN\n`,
  ],
  [
    "a line among others, with CRLF",
    "ENV A=b \\\r\n    TOKEN=x \\\r\n    C=d\r\nRUN a $TOKEN\r\n",
    `ENV A=b \\\r\n    C=d\r\nRUN ${MOUNT} a $TOKEN\r\n`,
  ],
  ["an ENV for the container", 'ENV TOKEN=x\nCMD ["a"]\n', 'CMD ["a"]\n'],
  [
    "comments that only name it",
    "ARG TOKEN\n# TOKEN\nRUN a $TOKEN\n",
    `# TOKEN\nRUN ${MOUNT} a $TOKEN\n`,
  ],
])("mounts a secret instead of %s", (_, before, after) => {
  expect(fixedBy(ID, `FROM alpine\n${before}`)).toBe(`FROM alpine\n${after}`);
});

test.each([
  ["nothing names it", "ARG TOKEN\nRUN npm ci\n"],
  ["COPY uses it", "ARG TOKEN\nRUN a $TOKEN\nCOPY $TOKEN /\n"],
  ["another variable is made of it", "ARG TOKEN\nENV A=$TOKEN\n"],
  ["ONBUILD uses it", "ARG TOKEN\nRUN a $TOKEN\nONBUILD RUN a $TOKEN\n"],
  ["a stage on top uses it", "ENV TOKEN=x\nRUN a $TOKEN\nFROM last\nRUN b $TOKEN\n"],
])("offers nothing when %s", (_, text) => {
  expect(safetyOf(ID, `FROM alpine AS last\n${text}`)).toBe("none");
});

test.each([
  ["docker/dockerfile:1", "review"],
  ["docker/dockerfile:1.10-labs", "review"],
  ["docker.io/docker/dockerfile", "review"],
  ["docker/dockerfile:1.4", "none"],
  ["docker/dockerfile:experimental", "none"],
  ["example/frontend", "none"],
])("asks the frontend %s", (syntax, safety) => {
  const text = `# syntax=${syntax}\nFROM alpine\nARG TOKEN\nRUN a $TOKEN\n`;
  expect(safetyOf(ID, text)).toBe(safety);
});
