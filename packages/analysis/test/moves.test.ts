import { applyEdits } from "@stagemap/text";
import { describe, expect, it } from "vitest";
import { createAnalyzer, loadRefactor } from "../src/index.ts";
import type { GapView, Picture, StepQuestion } from "../src/index.ts";

const refactor = await loadRefactor();

const NODE = `FROM node:20 AS build
ARG VERSION
WORKDIR /app
COPY . .
COPY package.json package-lock.json ./
RUN npm ci
RUN ./build.sh \${VERSION}

FROM build AS tool
USER node
EXPOSE 80
`;

function pictureOf(dockerfile: string): Picture {
  return createAnalyzer().analyze({ dockerfile, target: null }).picture;
}

/** The question about the step of that number among all steps of the text. */
function ask(dockerfile: string, step: number): StepQuestion {
  const steps = pictureOf(dockerfile).stages.flatMap((stage) => stage.steps);
  return { dockerfile, target: null, step: steps[step]?.key ?? "" };
}

function verdictsOf(gaps: readonly GapView[]): readonly string[] {
  return gaps.map(({ verdict }) => verdict);
}

describe("the gaps of a step", () => {
  it("say what the step may pass and what it may not, with the lines that stand in the way", () => {
    const gaps = refactor.gapsOf(ask(NODE, 4));
    expect(verdictsOf(gaps)).toEqual([
      "breaking",
      "breaking",
      "breaking",
      "breaking",
      "here",
      "here",
      "risky",
    ]);
    const [reason] = gaps[3]?.reasons ?? [];
    expect(reason?.line).toBe(5);
    expect(reason?.message).toMatch(/^“RUN npm ci” \(line 6\) reads .*, which “COPY package.json/);
    expect(gaps[3]?.edits).not.toEqual([]);
  });

  it("come with what a typical build then takes", () => {
    const text =
      "FROM node:20\nWORKDIR /app\nCOPY src src\nRUN apt-get update && apt-get install -y git\n";
    const [, here, , below] = refactor.gapsOf(ask(text, 1));
    expect(here?.cost?.difference).toBe(0);
    expect(below?.verdict).toBe("safe");
    expect(below?.cost?.difference).toBeLessThan(-20);
    const applied = applyEdits(text, below?.edits ?? []);
    const [after] = refactor.gapsOf(ask(applied, 0));
    expect(after?.cost?.seconds).toBeCloseTo(below?.cost?.seconds ?? 0);
  });

  it("offer what the step needs along, with its own cost", () => {
    const text = "FROM alpine\nRUN touch /a\nWORKDIR /app\nCOPY a b\n";
    const gap = refactor.gapsOf(ask(text, 2))[0];
    expect(gap?.verdict).toBe("breaking");
    expect(gap?.together).toMatchObject({
      title: "Bring “WORKDIR /app” along",
      verdict: "safe",
      cost: { difference: expect.any(Number) },
    });
    expect(applyEdits(text, gap?.together?.edits ?? [])).toBe(
      "FROM alpine\nWORKDIR /app\nCOPY a b\nRUN touch /a\n",
    );
  });

  it("reach into stages that the own one is built on, and nowhere else", () => {
    const user = ask(NODE, 6);
    expect(verdictsOf(refactor.gapsOf(user, "build")).at(-1)).toBe("safe");
    expect(refactor.gapAt(user, { stage: "build", gap: 6 })?.cost).not.toBeNull();
    const apart = "FROM a AS one\nRUN x\nFROM b AS two\nRUN y\n";
    expect(verdictsOf(refactor.gapsOf(ask(apart, 0), "two"))).toEqual(["breaking", "breaking"]);
    expect(refactor.gapsOf(ask(apart, 0), "three")).toEqual([]);
  });

  it("are plain data, and none for a step that is gone", () => {
    const gaps = refactor.gapsOf(ask(NODE, 2));
    expect(structuredClone(gaps)).toEqual(gaps);
    const gone = { dockerfile: NODE, target: null, step: "build/RUN-0" };
    expect(refactor.gapsOf(gone)).toEqual([]);
    expect(refactor.gapAt(gone, { stage: "build", gap: 0 })).toBeNull();
    expect(refactor.gapAt(ask(NODE, 0), { stage: "nowhere", gap: 0 })).toBeNull();
    expect(refactor.gapAt(ask(NODE, 0), { stage: "build", gap: 99 })?.verdict).toBe("breaking");
  });
});

const ODD_TEXTS = {
  "a text like any other": NODE,
  "Windows' line ends": NODE.replaceAll("\n", "\r\n"),
  "no last line end": NODE.trimEnd(),
  "comments, blank lines and continued lines":
    "FROM a\n# one\nRUN a \\\n  # two\n  && b\n\n# three\n\nCOPY x y\n# four\nARG Z\n\n# five\nFROM b\nRUN c\n",
  heredocs: "FROM a\nRUN <<EOF\nFROM x\nEOF\nCOPY <<A <<B /d/\na\nA\nb\nB\nENV X=1\n",
  "another escape": "# escape=`\nFROM a\nRUN a `\n  && b\nCOPY c d\nRUN e\nFROM a\nRUN f",
  "a last line that goes on": "FROM a\nCOPY x y\nENV A=1\nRUN b \\",
  "an open heredoc": "FROM a\nCOPY x y\nENV A=1\nRUN <<EOF\nb",
  "no stage's name twice": "ARG V=1\nFROM a:$V\nENV V=2\nRUN a\nRUN a\nFROM 0\nRUN a\n",
};

describe.each(Object.entries(ODD_TEXTS))("in %s", (_, dockerfile) => {
  const count = pictureOf(dockerfile).stages.flatMap(({ steps }) => steps).length;

  it("cost what the weights, the measured seconds and .dockerignore make of them", () => {
    const text = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN apt-get install -y git\n";
    const question = ask(text, 2);
    const secondsOf = (more: Partial<StepQuestion>): number =>
      refactor.gapAt({ ...question, ...more }, { stage: "#0", gap: 2 })?.cost?.seconds ?? NaN;
    expect(secondsOf({})).toBeCloseTo(45);
    expect(secondsOf({ dockerignore: "*.md\ndocs\n.github\n" })).toBeCloseTo(45 * 0.87);
    expect(secondsOf({ seconds: { [question.step]: 100 } })).toBeCloseTo(101);
    expect(secondsOf({ weights: { documentation: 1 }, dockerignore: "*" })).toBe(0);
  });

  it("a gap alone is what it is among the others", () => {
    for (let step = 0; step < count; step++) {
      const question = ask(dockerfile, step);
      for (const gap of refactor.gapsOf(question)) {
        const { verdict, edits } = refactor.gapAt(question, gap) ?? gap;
        expect(verdict).toBe(gap.verdict);
        // A breaking one may turn out to be one that BuildKit refuses.
        if (verdict !== "breaking") expect(edits).toEqual(gap.edits);
      }
    }
  });
});

describe("a refactoring of a step", () => {
  it("is a plan, or the reason why there is none", () => {
    const text = "FROM debian:13\nRUN a\nRUN b\n";
    const plan = refactor.planOf(ask(text, 0), "merge-runs");
    expect(plan.ok && applyEdits(text, plan.edits)).toBe("FROM debian:13\nRUN a \\\n    && b\n");
    expect(refactor.planOf(ask(text, 1), "merge-runs")).toMatchObject({
      ok: false,
      reasons: [{ message: "The next step is no RUN." }],
    });
    expect(refactor.planOf(ask(text, 1), "unheard-of").ok).toBe(false);
  });
});
