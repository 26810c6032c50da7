import { describe, expect, it } from "vitest";
import type { AppContext } from "../../src/commands/command.ts";
import type { Subject } from "../../src/graph/graph-pane-props.ts";
import { actionOfKey } from "../../src/selection/part-keys.ts";
import { selectedParts } from "../../src/selection/parts.ts";
import { startApp, typeText } from "../headless-app.ts";

const text = `FROM node AS build
RUN a
RUN b
RUN c

FROM build AS test

FROM nginx AS web
COPY --from=build /a /b
`;

function start(): AppContext {
  const app = startApp();
  typeText(app, text);
  return app;
}

function textOf({ store }: AppContext): string {
  return store.getState().text;
}

/** The step of a stage, by number. */
function step({ store }: AppContext, stage: number, number: number): Subject {
  const { stages } = store.getState().analysis.picture;
  return { kind: "step", key: stages[stage]?.steps[number]?.key ?? "" };
}

const stageAt = (key: string): Subject => ({ kind: "stage", key });

/** "Shift+ArrowDown", as pressed at a part. False for a key that means nothing there. */
async function press(
  context: AppContext,
  keys: string,
  subject: Subject | null,
  anchor: Subject | null = subject,
): Promise<boolean> {
  const parts = keys.split("+");
  const event = {
    key: parts.at(-1) ?? "",
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
    ctrlKey: parts.includes("Ctrl"),
    metaKey: false,
  } as KeyboardEvent;
  const action = actionOfKey({ event, context, subject, anchor });
  await action?.();
  return action !== null;
}

function edgeOf({ store }: AppContext, kind: string): Subject {
  const { edges } = store.getState().analysis.picture;
  return { kind: "edge", key: edges.find((edge) => edge.kind === kind)?.key ?? "" };
}

describe("keys on parts", () => {
  it("delete the part with the focus, and one undo brings it back", async () => {
    const app = start();
    expect(await press(app, "Delete", step(app, 0, 1))).toBe(true);
    expect(textOf(app)).toBe(text.replace("RUN b\n", ""));
    // What came to stand there is selected.
    expect(selectedParts(app.store.getState())).toEqual([step(app, 0, 1)]);
    app.host.undo();
    expect(textOf(app)).toBe(text);
  });

  it("delete all that is selected with it", async () => {
    const app = start();
    app.store.getState().selectAll([step(app, 0, 0), step(app, 0, 2)]);
    await press(app, "Backspace", step(app, 0, 0));
    expect(textOf(app)).toBe(text.replace("RUN a\n", "").replace("RUN c\n", ""));
  });

  it("keep a stage that others need, and say which", async () => {
    const app = start();
    await press(app, "Delete", stageAt("build"));
    expect(textOf(app)).toBe(text);
    expect(app.store.getState().notices[0]?.message).toMatch(/^Not deleted\. .*test/);
  });

  it("let a range grow from where it began", async () => {
    const app = start();
    await press(app, "Shift+ArrowDown", step(app, 0, 0));
    await press(app, "Shift+ArrowDown", step(app, 0, 1), step(app, 0, 0));
    expect(selectedParts(app.store.getState())).toEqual([0, 1, 2].map((at) => step(app, 0, at)));
    expect(app.store.getState().announcement).toBe("3 parts selected.");
  });

  it("select everything beside a part", async () => {
    const app = start();
    await press(app, "Ctrl+a", stageAt("test"));
    expect(selectedParts(app.store.getState()).map(({ key }) => key)).toEqual([
      "build",
      "web",
      "test",
    ]);
  });

  it("comment out, duplicate and move several together", async () => {
    const app = start();
    app.store.getState().selectAll([step(app, 0, 0), step(app, 0, 1)]);
    await press(app, "Ctrl+d", step(app, 0, 0));
    expect(textOf(app)).toContain("RUN a\nRUN b\nRUN a\nRUN b\nRUN c\n");
    app.host.undo();
    app.store.getState().selectAll([step(app, 0, 0), step(app, 0, 1)]);
    await press(app, "Ctrl+/", step(app, 0, 0));
    expect(textOf(app)).toContain("# RUN a\n# RUN b\nRUN c\n");
    app.host.undo();
    expect(textOf(app)).toBe(text);
  });

  it("open the form that names a stage, from one of its steps too", async () => {
    const app = start();
    await press(app, "F2", step(app, 0, 1));
    expect(app.store.getState().dialog).toMatchObject({
      kind: "stage-form",
      form: "rename-stage",
      subject: stageAt("build"),
    });
  });

  it("mean nothing without a part, and with another part of the keyboard held", async () => {
    const app = start();
    expect(await press(app, "Delete", null)).toBe(false);
    expect(await press(app, "x", step(app, 0, 0))).toBe(false);
    expect(await press(app, "Ctrl+Shift+d", step(app, 0, 0))).toBe(false);
    expect(await press(app, "Alt+ArrowUp", step(app, 0, 1))).toBe(false);
    expect(textOf(app)).toBe(text);
  });
});

describe("the Delete key on an edge", () => {
  it("takes the COPY away that it stands for", async () => {
    const app = start();
    app.store.getState().select(edgeOf(app, "copy"), "graph");
    expect(await press(app, "Delete", null)).toBe(true);
    expect(textOf(app)).toBe(text.replace("COPY --from=build /a /b\n", ""));
  });

  it("says that a stage needs a base", async () => {
    const app = start();
    app.store.getState().select(edgeOf(app, "base"), "graph");
    await press(app, "Delete", null);
    expect(textOf(app)).toBe(text);
    expect(app.store.getState().notices[0]?.message).toMatch(/needs a base: choose another one\./);
  });

  it("is for a part that has the focus first", async () => {
    const app = start();
    app.store.getState().select(edgeOf(app, "copy"), "graph");
    await press(app, "Delete", step(app, 0, 0));
    expect(textOf(app)).toBe(text.replace("RUN a\n", ""));
  });
});
