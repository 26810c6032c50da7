import { decodeState, encodeState } from "@stagemap/share";
import { describe, expect, it, vi } from "vitest";
import { runCommand } from "../../src/commands/index.ts";
import { openLink } from "../../src/share/open-link.ts";
import { shareLink } from "../../src/share/share-link.ts";
import { defaultBuildSettings } from "../../src/state/build-settings.ts";
import { givenArguments } from "../../src/state/selectors.ts";
import { startApp, typeText } from "../headless-app.ts";

const openBase = "ARG BASE\nFROM ${BASE} AS x\n";

function baseOf({ store }: ReturnType<typeof startApp>): string | undefined {
  return store.getState().analysis.picture.stages[0]?.base.label;
}

function givenTo({ store }: ReturnType<typeof startApp>): readonly (readonly [string, string])[] {
  return [...store.getState().buildSettings.arguments];
}

describe("a value given for an argument", () => {
  it("is in the picture in the same update", () => {
    const app = startApp();
    typeText(app, openBase);
    expect(app.store.getState().analysis.counts.errors).toBe(1);
    const seen: string[] = [];
    app.store.subscribe(() => seen.push(baseOf(app) ?? ""));
    app.store.getState().giveArgument("BASE", "a");
    app.store.getState().giveArgument("BASE", "al");
    expect(seen).toEqual(["a", "al"]);
    expect(app.store.getState().analysis.counts.errors).toBe(0);
  });

  it("is kept while the text declares no such argument", () => {
    const app = startApp();
    typeText(app, openBase);
    app.store.getState().giveArgument("BASE", "alpine");
    typeText(app, "ARG BAS\nFROM ${BASE} AS x\n");
    expect(baseOf(app)).toBe("${BASE}");
    typeText(app, openBase);
    expect(baseOf(app)).toBe("alpine");
  });

  it("may be empty, which is not the same as none", () => {
    const app = startApp();
    typeText(app, "ARG TAG=-slim\nFROM node:20$TAG\n");
    app.store.getState().giveArgument("TAG", "");
    expect(baseOf(app)).toBe("node:20");
    app.store.getState().giveArgument("TAG", null);
    expect(baseOf(app)).toBe("node:20-slim");
  });

  it("has any name", () => {
    const app = startApp();
    typeText(app, "ARG __proto__\nARG constructor\nFROM $__proto__:$constructor\n");
    app.store.getState().giveArgument("__proto__", "alpine");
    app.store.getState().giveArgument("constructor", "3.20");
    expect(baseOf(app)).toBe("alpine:3.20");
  });

  it("that is the same again changes nothing", () => {
    const app = startApp();
    app.store.getState().giveArgument("A", "1");
    const before = app.store.getState();
    before.giveArgument("A", "1");
    before.giveArgument("B", null);
    before.pickPlatform("build", null);
    expect(app.store.getState()).toBe(before);
  });

  it("makes a link the user's own, and leaves the address", () => {
    const app = startApp();
    app.store.getState().finishOpening({ provenance: "link", isInAddress: true });
    app.store.getState().giveArgument("A", "1");
    expect(app.store.getState()).toMatchObject({ provenance: "own", isInAddress: false });
  });
});

describe("a named context", () => {
  it("takes an image's place in the same update, and gives it back", () => {
    const app = startApp();
    typeText(app, "FROM alpine AS x\n");
    const { giveContext } = app.store.getState();
    giveContext("alpine", "./rootfs");
    expect(baseOf(app)).toBe("./rootfs");
    expect(givenArguments(app.store.getState())).toBe(1);
    giveContext("alpine", null);
    expect(baseOf(app)).toBe("alpine");
  });

  it("that the text does not use is kept, and not counted", () => {
    const app = startApp();
    app.store.getState().giveContext("__proto__", ".");
    typeText(app, "FROM a\n");
    expect(givenArguments(app.store.getState())).toBe(0);
    typeText(app, "FROM a\nCOPY --from=__proto__ / /\n");
    expect([...app.store.getState().buildSettings.contexts]).toEqual([["__proto__", "."]]);
  });

  it("that is the same again changes nothing", () => {
    const app = startApp();
    app.store.getState().giveContext("a", ".");
    const before = app.store.getState();
    before.giveContext("a", ".");
    before.giveContext("b", null);
    expect(app.store.getState()).toBe(before);
  });
});

describe("resetting all values", () => {
  it("takes named contexts back as well, and brings them again", () => {
    const app = startApp();
    const { giveArgument, giveContext } = app.store.getState();
    giveContext("a", "1");
    giveContext("b", "2");
    runCommand(app, "reset-build-arguments");
    expect(app.store.getState().buildSettings).toEqual(defaultBuildSettings);
    expect(app.store.getState().notices.at(-1)?.message).toBe("2 named contexts removed.");
    giveContext("b", "new");
    giveArgument("A", "1");
    runCommand(app, "undo-reset-build-arguments");
    expect([...app.store.getState().buildSettings.contexts]).toEqual([
      ["a", "1"],
      ["b", "new"],
    ]);
    expect(givenTo(app)).toEqual([["A", "1"]]);
    runCommand(app, "reset-build-arguments");
    expect(app.store.getState().notices.at(-1)?.message).toBe(
      "1 argument is back at its default. 2 named contexts removed.",
    );
  });

  it("can be undone, and spares what was given since", () => {
    const app = startApp();
    const { giveArgument } = app.store.getState();
    giveArgument("A", "1");
    giveArgument("B", "2");
    app.store.getState().pickPlatform("target", "linux/arm64");
    runCommand(app, "reset-build-arguments");
    expect(givenTo(app)).toEqual([]);
    expect(app.store.getState().buildSettings.targetPlatform).toBe("linux/arm64");
    expect(app.store.getState().notices.at(-1)).toMatchObject({
      message: "2 arguments are back at their defaults.",
      action: { commandId: "undo-reset-build-arguments" },
    });
    giveArgument("B", "new");
    runCommand(app, "undo-reset-build-arguments");
    expect(givenTo(app)).toEqual([
      ["A", "1"],
      ["B", "new"],
    ]);
  });

  it("is not undone in another document", () => {
    const app = startApp();
    app.store.getState().giveArgument("A", "1");
    runCommand(app, "reset-build-arguments");
    app.store.getState().finishOpening({ provenance: "own", isInAddress: false });
    runCommand(app, "undo-reset-build-arguments");
    expect(givenTo(app)).toEqual([]);
  });
});

describe("another document", () => {
  it("begins without values, and the draft keeps its own", () => {
    const app = startApp();
    typeText(app, openBase);
    app.store.getState().giveArgument("BASE", "alpine");
    app.store.getState().pickPlatform("build", "linux/arm64");
    runCommand(app, "new-document");
    expect(app.store.getState().buildSettings).toEqual(defaultBuildSettings);
    runCommand(app, "restore-draft");
    expect(baseOf(app)).toBe("alpine");
    expect(app.store.getState().buildSettings.buildPlatform).toBe("linux/arm64");
  });

  it("with the same text and other values keeps the draft as well", async () => {
    const app = startApp();
    typeText(app, openBase);
    app.store.getState().giveArgument("BASE", "mine");
    const buildArguments = new Map([["BASE", "theirs"]]);
    await openLink(app, await encodeState({ dockerfile: openBase, target: null, buildArguments }));
    expect(baseOf(app)).toBe("theirs");
    runCommand(app, "restore-draft");
    expect(baseOf(app)).toBe("mine");
  });
});

describe("a link", () => {
  it("holds values and platforms, and brings them back", async () => {
    const replaceFragment = vi.fn<(fragment: string) => void>();
    const app = startApp({ browser: { replaceFragment } });
    typeText(app, openBase);
    app.store.getState().giveArgument("BASE", "alpine");
    app.store.getState().pickPlatform("target", "linux/arm/v7");
    app.store.getState().giveContext("alpine", "./rootfs");
    await shareLink(app);
    const fragment = replaceFragment.mock.calls[0]?.[0] ?? "";
    expect(await decodeState(fragment)).toMatchObject({
      state: { buildArguments: new Map([["BASE", "alpine"]]), targetPlatform: "linux/arm/v7" },
    });

    const other = startApp();
    await openLink(other, fragment);
    expect(baseOf(other)).toBe("./rootfs");
    expect(other.store.getState().buildSettings).toEqual(app.store.getState().buildSettings);
  });

  it("to what is on the screen already changes nothing", async () => {
    const app = startApp();
    typeText(app, openBase);
    app.store.getState().giveArgument("BASE", "alpine");
    const { analysis } = app.store.getState();
    const buildArguments = new Map([["BASE", "alpine"]]);
    await openLink(app, await encodeState({ dockerfile: openBase, target: null, buildArguments }));
    expect(app.store.getState()).toMatchObject({ provenance: "own", isInAddress: true });
    expect(app.store.getState().analysis).toBe(analysis);
  });
});
