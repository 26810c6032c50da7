import { describe, expect, it } from "vitest";
import { runCommand } from "../../src/commands/index.ts";
import { moveChoices } from "../../src/moves/move-choices.ts";
import { moveStep } from "../../src/moves/move-step.ts";
import { nudgeStep } from "../../src/moves/nudge-step.ts";
import { listActions } from "../../src/moves/step-actions.ts";
import { startApp, typeText } from "../headless-app.ts";

const text = "FROM alpine AS one\nRUN touch /a\nWORKDIR /app\nCOPY a b\nARG V\nRUN ./unknown\n";

/** The app with the step of that number selected. */
function start(dockerfile: string, index: number) {
  const app = startApp();
  typeText(app, dockerfile);
  const step = app.store.getState().analysis.picture.stages[0]?.steps[index]?.key ?? "";
  app.store.getState().select({ kind: "step", key: step }, "graph");
  return { ...app, step };
}

describe("a move", () => {
  it("is one undo step, is said, and takes the selection along", async () => {
    const app = start("FROM a\nRUN x\nRUN x\nUSER b\nLABEL c=d\n", 3);
    const to = { stage: "#0", gap: 2 };
    expect(await moveStep(app, { step: app.step, to })).toBe("moved");
    const moved = "FROM a\nRUN x\nRUN x\nLABEL c=d\nUSER b\n";
    expect(app.store.getState().text).toBe(moved);
    expect(app.store.getState().announcement).toMatch(/^LABEL c=d moved below RUN x\. Safe/);
    expect(app.store.getState().selection?.subject.key).toBe(app.step);
    app.host.undo();
    expect(app.store.getState().text).toBe("FROM a\nRUN x\nRUN x\nUSER b\nLABEL c=d\n");
  });

  it("that would break the build is refused with its reason, and offers what helps", async () => {
    const app = start(text, 2);
    const move = { step: app.step, to: { stage: "one", gap: 0 } };
    expect(await moveStep(app, move)).toBe("refused");
    expect(app.store.getState().text).toBe(text);
    const [notice] = app.store.getState().notices;
    expect(notice?.message).toMatch(/^Not moved, it would break the build\. .*\(line 3\) sets\.$/);
    expect(notice?.action?.title).toBe("Bring “WORKDIR /app” along");
    runCommand(app, notice?.action?.commandId ?? "", notice?.action?.choiceId);
    await expect
      .poll(() => app.store.getState().text)
      .toBe(
        text.replace(
          "RUN touch /a\nWORKDIR /app\nCOPY a b\n",
          "WORKDIR /app\nCOPY a b\nRUN touch /a\n",
        ),
      );
  });

  it("that nobody can judge is made, with the reason and the way back", async () => {
    const app = start(text, 3);
    await nudgeStep(app, 1);
    const [notice] = app.store.getState().notices;
    expect(notice?.message).toMatch(/^ARG V moved below RUN \.\/unknown\. Risky: “RUN/);
    expect(notice?.action?.commandId).toBe("undo");
  });

  it("over the end of the stage says so", async () => {
    const app = start(text, 0);
    await nudgeStep(app, -1);
    expect(app.store.getState().announcement).toBe(
      "RUN touch /a is the first step of its stage already.",
    );
    expect(app.store.getState().text).toBe(text);
  });
});

describe("the palette", () => {
  it("offers every gap of the stage, the refused ones with their reasons", async () => {
    const choices = await moveChoices(start(text, 2));
    expect(choices.map(({ title, refusal }) => `${title}${refusal === null ? "" : " ✕"}`)).toEqual([
      "To the top ✕",
      "To the top. Bring “WORKDIR /app” along",
      "Below RUN touch /a ✕",
      "Below RUN touch /a. Bring “WORKDIR /app” along",
      "Below ARG V",
      "Below RUN ./unknown",
    ]);
  });

  it("explains itself when no step is selected", async () => {
    const app = start(text, 0);
    app.store.getState().select(null, "graph");
    expect((await moveChoices(app)).map(({ refusal }) => refusal)).toEqual([
      "Select a row of the graph, or put the cursor on an instruction.",
    ]);
  });
});

describe("what can be done with a step", () => {
  it("has moves and refactorings, each with what stands in its way", async () => {
    const app = start("FROM a\nRUN x\nRUN y\n", 0);
    const actions = await listActions(app, { kind: "step", key: app.step });
    const byId = new Map(actions.map((action) => [action.id, action]));
    expect(byId.get("move-up")?.refusal).toBe("It is the first step of its stage.");
    expect(byId.get("move-down")?.refusal).toBeNull();
    expect(byId.get("merge-runs")?.refusal).toBeNull();
    expect(byId.get("move-definition-down")?.refusal).toBe("Only ARG and ENV define variables.");
    await byId.get("merge-runs")?.run();
    expect(app.store.getState().dialog).toEqual({
      kind: "refactoring",
      step: app.step,
      refactoringId: "merge-runs",
    });
  });

  it("is nothing for other parts of the picture", async () => {
    expect(await listActions(start(text, 0), { kind: "context", key: "context" })).toEqual([]);
  });
});
