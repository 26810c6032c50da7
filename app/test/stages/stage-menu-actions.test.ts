import { describe, expect, it } from "vitest";
import type { AppContext } from "../../src/commands/command.ts";
import type { Subject } from "../../src/graph/graph-pane-props.ts";
import type { PictureAction } from "../../src/moves/step-actions.ts";
import { stageMenuActions } from "../../src/stages/stage-menu-actions.ts";
import { startApp, typeText } from "../headless-app.ts";

const text = `FROM node AS base
RUN a

FROM base AS build
RUN b

FROM nginx AS web
COPY --from=build /a /b
`;

async function menuOf(
  context: AppContext,
  subject: Subject,
): Promise<ReadonlyMap<string, PictureAction>> {
  const actions = await stageMenuActions({ context, subject });
  return new Map(actions.map((action) => [action.id, action]));
}

function start(): AppContext {
  const app = startApp();
  typeText(app, text);
  return app;
}

const stageAt = (key: string): Subject => ({ kind: "stage", key });

function edgeOf({ store }: AppContext, kind: string): Subject {
  const { edges } = store.getState().analysis.picture;
  return { kind: "edge", key: edges.find((edge) => edge.kind === kind)?.key ?? "" };
}

describe("the menu of a stage", () => {
  it("has every action, those that do not fit with their reason", async () => {
    const app = start();
    const menu = await menuOf(app, stageAt("base"));
    const refused = [...menu.values()].filter(({ refusal }) => refusal !== null);
    expect(refused.map(({ id, refusal }) => [id, refusal])).toEqual([
      ["move-stage-up", "It is the first stage."],
      ["move-stage-down", expect.stringMatching(/build/)],
      ["form-copy-from", "No stage stands above it."],
      ["form-share-beginning", "No other stage begins with the same steps."],
      ["delete-stage", expect.stringMatching(/build/)],
    ]);
    expect(menu.get("form-inline-stage")?.title).toBe("Inline into build…");
  });

  it("duplicates at once and says so", async () => {
    const app = start();
    await (await menuOf(app, stageAt("web"))).get("duplicate-stage")?.run();
    await expect.poll(() => app.store.getState().analysis.picture.stages.length).toBe(4);
    expect(app.store.getState().notices[0]?.message).toMatch(/^Duplicated web\./);
    app.host.undo();
    expect(app.store.getState().text).toBe(text);
  });

  it("keeps the target on the stage that was picked when its name changes", async () => {
    const app = start();
    await (await menuOf(app, stageAt("build"))).get("make-target")?.run();
    expect(app.store.getState().wantedTarget).toBe("build");
    expect((await menuOf(app, stageAt("build"))).get("make-target")?.refusal).toBe(
      "It is the target.",
    );
  });
});

describe("the menu of a step and of an edge", () => {
  it("offers a mount only where a stage stands above", async () => {
    const app = start();
    const { stages } = app.store.getState().analysis.picture;
    const of = (stage: number) =>
      ({ kind: "step", key: stages[stage]?.steps[0]?.key ?? "" }) as const;
    expect((await menuOf(app, of(0))).has("form-mount-from")).toBe(false);
    expect((await menuOf(app, of(1))).has("form-mount-from")).toBe(true);
    expect((await menuOf(app, of(2))).get("form-extract-steps")?.refusal).toBeNull();
  });

  it("takes a COPY from elsewhere or away, and changes a base", async () => {
    const app = start();
    expect([...(await menuOf(app, edgeOf(app, "copy"))).keys()]).toEqual([
      "form-reconnect",
      "disconnect",
    ]);
    expect([...(await menuOf(app, edgeOf(app, "base"))).keys()]).toEqual(["form-change-base"]);
    await (await menuOf(app, edgeOf(app, "copy"))).get("disconnect")?.run();
    await expect
      .poll(() => app.store.getState().text)
      .toBe(text.replace("COPY --from=build /a /b\n", ""));
  });

  it("has nothing for what is not there", async () => {
    const app = start();
    expect((await menuOf(app, stageAt("gone"))).size).toBe(0);
    expect((await menuOf(app, { kind: "edge", key: "gone" })).size).toBe(0);
  });
});
