import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { gapsFor, planMove } from "../src/index.ts";
import type { MovePlan } from "../src/index.ts";
import { modelOf, planOf, textAfter } from "./moving.ts";

/** Moves step number `step` of the first stage to a gap. */
function move(text: string, step: number, gap: number): MovePlan {
  return planOf(modelOf(text), { stage: 0, step, toStage: 0, gap });
}

function moved(text: string, step: number, gap: number): string {
  return textAfter(modelOf(text), move(text, step, gap));
}

function reasonsOf(plan: MovePlan): string[] {
  return plan.reasons.map(({ message }) => message);
}

function safetyOf(plan: MovePlan): string {
  return plan.ok ? plan.safety : "refused";
}

test.for([
  ["COPY a.txt /x/\nRUN apt-get install -y git\n", "safe"],
  ["COPY package.json ./\nRUN npm ci\n", "breaking"],
  ["WORKDIR /app\nCOPY src ./src\nRUN npm ci\n", "safe"],
  ["COPY . .\nRUN pip install -r requirements.txt\n", "breaking"],
  ["WORKDIR /app\nCOPY app.py .\nRUN pip install -r requirements.txt\n", "safe"],
  ["WORKDIR /app\nCOPY main.go ./\nRUN go mod download\n", "safe"],
  ["WORKDIR /app\nCOPY a.conf /etc/a.conf\nRUN make\n", "risky"],
  ["COPY a.conf /etc/a.conf\nRUN apt-get install -y a\n", "breaking"],
  ["ARG GIT_SHA\nRUN npm ci\n", "safe"],
  ["ARG TOKEN\nRUN npm ci\n", "risky"],
  ["ARG TOKEN\nRUN npm ci --token=$TOKEN\n", "breaking"],
  ["ENV NODE_ENV=production\nRUN npm ci\n", "breaking"],
  ["ENV A=1\nRUN touch /a\n", "safe"],
  ["ENV A=1\nCOPY x $A/\n", "breaking"],
  ["WORKDIR /app\nRUN touch a\n", "breaking"],
  ["WORKDIR /app\nRUN rm -rf /tmp/a\n", "safe"],
  ["USER app\nRUN touch /a\n", "breaking"],
  ["USER app\nCOPY a.txt /a/\n", "safe"],
  ['SHELL ["/bin/bash", "-c"]\nCMD a\n', "breaking"],
  ['SHELL ["/bin/bash", "-c"]\nCMD ["a"]\n', "safe"],
  ["CMD a\nCMD b\n", "breaking"],
  ["CMD a\nENTRYPOINT b\n", "safe"],
  ["EXPOSE 1\nEXPOSE 2\n", "safe"],
  ["LABEL a=1\nLABEL b=1\n", "safe"],
  ["LABEL a=1\nLABEL a=2\n", "breaking"],
  ["RUN useradd app\nCOPY --chown=app a.txt /a/\n", "breaking"],
  ["RUN useradd app\nCOPY --chown=1000 a.txt /a/\n", "safe"],
  ["RUN ln -s /data /link\nCOPY a.txt /link/\n", "breaking"],
  ["COPY a.txt /lib/a\nRUN touch /usr/lib/a\n", "breaking"],
  ["COPY a.txt /x\nCOPY b.txt /x/y/\n", "breaking"],
  ["COPY a.txt /x/\nCOPY b.txt /x/\n", "safe"],
  ["COPY *.txt /x/\nCOPY b.txt /x/\n", "breaking"],
  ["COPY *.txt /x/\nCOPY b.md /x/\n", "safe"],
  ["COPY --link a.txt /x/\nRUN chmod 700 /x\n", "breaking"],
] as const)("Whether two steps may change places: %j", ([steps, safety]) => {
  const text = `FROM node:22\n${steps}`;
  const count = modelOf(text).stages[0]?.steps.length ?? 0;
  expect(safetyOf(move(text, count - 2, count))).toBe(safety);
  expect(safetyOf(move(text, count - 1, count - 2))).toBe(safety);
});

test("A reason names both lines and the thing", () => {
  const text = "FROM node:22\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\n";
  expect(reasonsOf(move(text, 2, 1))).toEqual([
    "“RUN npm ci” (line 4) reads /app/package.json, which “COPY package.json ./” (line 3) writes.",
  ]);
});

test("A reason for a risk names the program that nobody knows", () => {
  const text = "FROM node:22\nCOPY a.conf /etc/\nRUN ./build.sh\n";
  expect(reasonsOf(move(text, 1, 0))).toEqual([
    "“RUN ./build.sh” (line 3) runs “build.sh”, which may read and write anything: nobody knows whether it meets “COPY a.conf /etc/” (line 2).",
  ]);
});

test("What a safe move takes for granted is said", () => {
  const text = "FROM node:22\nWORKDIR /app\nCOPY src ./src\nRUN npm ci\n";
  const plan = move(text, 2, 1);
  expect(plan.ok && plan.notes).toEqual([
    {
      message:
        "This holds as long as the project's own install scripts (preinstall, install, postinstall, prepare), where it has any, read no other file.",
    },
  ]);
});

test("Comments right above a step and its heredoc go with it", () => {
  const text = "FROM a\nEXPOSE 1\n\n# why\n# so\nRUN <<EOF\nx\nEOF\nLABEL a=1\n";
  expect(moved(text, 1, 0)).toBe("FROM a\n# why\n# so\nRUN <<EOF\nx\nEOF\nEXPOSE 1\n\nLABEL a=1\n");
});

test("A step that leaves a paragraph of its own takes the blank lines below along", () => {
  const text = "FROM a\nEXPOSE 1\n\nEXPOSE 2\n\nEXPOSE 3\n";
  expect(moved(text, 1, 3)).toBe("FROM a\nEXPOSE 1\n\nEXPOSE 3\nEXPOSE 2\n");
});

test("Windows line ends, the escape directive and continued lines stay", () => {
  const text = "# escape=`\r\nFROM a\r\nEXPOSE 1 `\r\n  2\r\n  LABEL a=b\r\n";
  expect(moved(text, 1, 0)).toBe("# escape=`\r\nFROM a\r\n  LABEL a=b\r\nEXPOSE 1 `\r\n  2\r\n");
});

test("A text without a last line end stays without", () => {
  expect(moved("FROM a\nEXPOSE 1\nLABEL a=b", 0, 2)).toBe("FROM a\nLABEL a=b\nEXPOSE 1");
  expect(moved("FROM a\r\nEXPOSE 1\r\nLABEL a=b", 1, 0)).toContain("LABEL a=b\r\nEXPOSE 1");
});

test("What belongs to the next stage stays there", () => {
  const text = "FROM a\nEXPOSE 1\nEXPOSE 2\n\n# next\nFROM b\n";
  expect(moved(text, 0, 2)).toBe("FROM a\nEXPOSE 2\nEXPOSE 1\n\n# next\nFROM b\n");
});

test("A move to where the step stands has no edits", () => {
  const text = "FROM a\nEXPOSE 1\nRUN make\n";
  expect([move(text, 0, 0), move(text, 0, 1)].map((plan) => plan.ok && plan.edits)).toEqual([
    [],
    [],
  ]);
});

test("A step without an end is refused", () => {
  expect(reasonsOf(move("FROM a\nEXPOSE 1\nRUN <<EOF\nx\n", 1, 0))).toEqual([
    "“RUN <<EOF” has no end: close its heredoc first.",
  ]);
  expect(safetyOf(move("FROM a\nEXPOSE 1\nRUN a \\\n", 1, 0))).toBe("refused");
});

test("What the step needs of its old place can be brought along", () => {
  const text = "FROM node:22\nCOPY . /src\nARG V=x\nWORKDIR /app\nRUN touch $V\n";
  const plan = move(text, 3, 0);
  const together = plan.ok ? plan.together : null;
  expect(together?.title).toBe("Bring “ARG V=x” and “WORKDIR /app” along");
  expect(together?.safety).toBe("safe");
  expect(applyEdits(text, together?.edits ?? [])).toBe(
    "FROM node:22\nARG V=x\nWORKDIR /app\nRUN touch $V\nCOPY . /src\n",
  );
});

test("Every gap has its plan", () => {
  const model = modelOf("FROM node:22\nWORKDIR /app\nCOPY src ./src\nRUN npm ci\nRUN make\n");
  const [stage] = model.stages;
  const step = stage?.steps[2]?.key ?? "";
  const plans = gapsFor(model, { stage: stage?.key ?? "", step });
  expect(plans.map(safetyOf)).toEqual(["breaking", "safe", "safe", "safe", "breaking"]);
});

test("A step that is no longer there is refused", () => {
  const plan = planMove(modelOf("FROM a\n"), { stage: "#0", step: "x", gap: 0 });
  expect(safetyOf(plan)).toBe("refused");
});

const CHAIN = "FROM node:22 AS base\nRUN touch /a\n\nFROM base AS app\nCOPY b.txt /b/\n";

test("A step may move to the stage that is built on its own", () => {
  const model = modelOf(CHAIN);
  const plan = planOf(model, { stage: 0, step: 0, toStage: 1, gap: 1 });
  expect(safetyOf(plan)).toBe("safe");
  expect(plan.ok && plan.notes.map(({ message }) => message)).toEqual([
    "Whoever builds “base” alone gets another image.",
  ]);
  expect(textAfter(model, plan)).toBe(
    "FROM node:22 AS base\n\nFROM base AS app\nCOPY b.txt /b/\nRUN touch /a\n",
  );
});

test.for([
  [`${CHAIN}FROM base\n`, "stage 2 is built on “base” as well, and would change."],
  [
    `${CHAIN}FROM scratch AS x\nCOPY --from=base /a /\n`,
    "“x” takes /a from “base”, which may change with it.",
  ],
] as const)("A stage that others use keeps its steps", ([text, reason]) => {
  const plan = planOf(modelOf(text), { stage: 0, step: 0, toStage: 1, gap: 0 });
  expect(reasonsOf(plan)).toEqual([reason]);
  expect(safetyOf(plan)).toBe("breaking");
});

test("Another stage's other files are nobody's business", () => {
  const text = `${CHAIN}FROM scratch AS x\nCOPY --from=base /other /\n`;
  expect(safetyOf(planOf(modelOf(text), { stage: 0, step: 0, toStage: 1, gap: 0 }))).toBe("safe");
});

test("Between stages that have nothing to do with each other every move is breaking", () => {
  const text = "FROM a AS one\nRUN touch /a\nFROM b AS two\n";
  const plan = planOf(modelOf(text), { stage: 0, step: 0, toStage: 1, gap: 0 });
  expect(reasonsOf(plan)).toEqual([
    "“RUN touch /a” would be missing in “one” and new in “two”: neither is built on the other.",
  ]);
});

test("An argument of its own stage does not go along", () => {
  const text = "FROM a AS one\nARG V\nRUN touch $V\nFROM one AS two\n";
  const plan = planOf(modelOf(text), { stage: 0, step: 1, toStage: 1, gap: 0 });
  expect(reasonsOf(plan)).toEqual([
    "“RUN touch $V” may look at V: an ARG sets it in the one stage, and not in the other.",
  ]);
});
