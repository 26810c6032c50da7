import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import { describe, expect, it, vi } from "vitest";
import { defaultBuildSettings } from "../../src/state/build-settings.ts";
import type { DocumentParts } from "../../src/state/part-descriptions.ts";
import { initialParts } from "../../src/state/document-parts.ts";
import { createDrafts } from "../../src/state/drafts.ts";
import { rememberChanges } from "../../src/state/remember.ts";
import { createKeptStorage } from "../../src/state/storage.ts";
import { fakeArea, fakeClock, fakeStorage, startApp, typeText } from "../headless-app.ts";

function own(text: string, parts: Partial<DocumentParts> = {}) {
  return { text, parts: { ...initialParts, ...parts }, isOwn: true };
}

function textsOf(drafts: readonly { readonly text: string }[]): readonly string[] {
  return drafts.map(({ text }) => text);
}

/** Opening it once more with the same `session` is a reload. */
function openTab(area: ReturnType<typeof fakeArea>, name: string, session = fakeStorage()) {
  const storage = createKeptStorage(
    () => area,
    () => {},
  );
  return createDrafts(storage, fakeClock(name), session);
}

describe("the draft of a tab", () => {
  it("comes back after a reload, whatever another tab saved since", () => {
    const area = fakeArea();
    const [sessionOne, sessionTwo] = [fakeStorage(), fakeStorage()];
    const one = openTab(area, "one", sessionOne);
    one.save(own("FROM one"));
    const two = openTab(area, "two", sessionTwo);
    two.begin(null);
    two.save(own("FROM two"));
    one.save(own("FROM one, more"));
    two.save(own("FROM two, more"));
    expect(openTab(area, "one-again", sessionOne).current()?.text).toBe("FROM one, more");
    expect(openTab(area, "two-again", sessionTwo).current()?.text).toBe("FROM two, more");
    expect(openTab(area, "new").current()?.text).toBe("FROM two, more");
    const again = openTab(area, "one-again", sessionOne);
    again.begin(again.current());
    again.save(own("FROM one, even more"));
    expect(textsOf(again.former())).toContain("FROM two, more");
    expect(openTab(area, "two-again", sessionTwo).current()?.text).toBe("FROM two, more");
  });

  it("gives way when it is gone from the storage to what was saved last", () => {
    const area = fakeArea();
    const session = fakeStorage();
    openTab(area, "one", session).save(own("FROM one"));
    area.items.clear();
    openTab(area, "two").save(own("FROM two"));
    expect(openTab(area, "one-again", session).current()?.text).toBe("FROM two");
  });
});

describe("drafts", () => {
  it("are there at the next visit", () => {
    const area = fakeArea();
    openTab(area, "a").save(own("FROM a", { wantedTarget: "x" }));
    expect(openTab(area, "b").current()).toMatchObject({
      text: "FROM a",
      parts: { wantedTarget: "x" },
    });
  });

  it("tell an emptied text from none at all", () => {
    const area = fakeArea();
    expect(openTab(area, "a").current()).toBeNull();
    openTab(area, "a").save(own(""));
    expect(openTab(area, "b").current()?.text).toBe("");
  });

  it("keep the twenty newest former ones, each once", () => {
    const drafts = openTab(fakeArea(), "a");
    const names = Array.from({ length: 22 }, (_, number) => `FROM ${number}`);
    for (const text of [...names, "FROM 21"]) {
      drafts.begin(null);
      drafts.keep(own(text));
    }
    expect(textsOf(drafts.former())).toEqual(names.slice(2).toReversed());
  });

  it("keep only the five newest of long ones", () => {
    const drafts = openTab(fakeArea(), "a");
    for (let number = 0; number < 8; number++) {
      drafts.begin(null);
      drafts.keep(own(`FROM ${number}\n${"# much\n".repeat(20_000)}`));
    }
    expect(drafts.former().map(({ text }) => text.slice(0, 6))).toEqual([
      "FROM 7",
      "FROM 6",
      "FROM 5",
      "FROM 4",
      "FROM 3",
    ]);
  });

  it("keep neither examples nor blanks", () => {
    const drafts = openTab(fakeArea(), "a");
    expect(drafts.keep({ ...own("FROM a"), isOwn: false })).toBe(false);
    expect(drafts.keep(own(" \n"))).toBe(false);
    expect(drafts.former()).toEqual([]);
  });

  it("of two tabs never lose each other's text", () => {
    const area = fakeArea();
    openTab(area, "first").save(own("FROM old"));
    const one = openTab(area, "one");
    const two = openTab(area, "two");
    one.save(own("FROM one"));
    two.save(own("FROM two"));
    one.save(own("FROM one, more"));
    expect(one.current()?.text).toBe("FROM one, more");
    expect(textsOf(one.former())).toContain("FROM two");
    two.save(own("FROM two, more"));
    expect(textsOf(two.former())).toContain("FROM one, more");
    expect(two.former().length).toBeLessThanOrEqual(3);
  });

  it("that are damaged in the storage count as none", () => {
    const area = fakeArea();
    area.items.set("stagemap.draft", "{");
    area.items.set("stagemap.drafts", '[{"text": 1}, null, 7]');
    const drafts = openTab(area, "a");
    expect(drafts.current()).toBeNull();
    expect(drafts.former()).toEqual([]);
  });
});

describe("drafts of builds with settings", () => {
  it("carry the build's settings, with any name and value", () => {
    const area = fakeArea();
    const buildSettings = {
      arguments: new Map([
        ["__proto__", "a\n\"b'"],
        ["EMPTY", ""],
      ]),
      contexts: new Map([["__proto__", "./dir"]]),
      buildPlatform: null,
      targetPlatform: "linux/arm64",
    };
    const drafts = openTab(area, "a");
    drafts.save(own("FROM a", { buildSettings }));
    drafts.keep(own("FROM b", { buildSettings }));
    expect(openTab(area, "b").current()?.parts.buildSettings).toEqual(buildSettings);
    expect(openTab(area, "b").former()[0]?.parts.buildSettings).toEqual(buildSettings);
  });

  it("carry the settings of the checks, and the defaults as the defaults", () => {
    const area = fakeArea();
    const ruleSettings = { ...DEFAULT_SETTINGS, ignored: ["DL3008", "__proto__"] };
    openTab(area, "a").save(own("FROM a", { ruleSettings }));
    expect(openTab(area, "b").current()?.parts.ruleSettings).toEqual(ruleSettings);
    openTab(area, "b").save(own("FROM a"));
    expect(openTab(area, "c").current()?.parts.ruleSettings).toBe(DEFAULT_SETTINGS);
  });

  it("with damaged settings of the checks have the defaults", () => {
    const area = fakeArea();
    for (const rules of [7, null, [], { i: [7] }, { p: "yes" }]) {
      const draft = { id: "1", text: "FROM a", target: null, isOwn: true, savedAt: 1, rules };
      area.items.set("stagemap.draft", JSON.stringify(draft));
      expect(openTab(area, "a").current()?.parts.ruleSettings).toBe(DEFAULT_SETTINGS);
    }
  });

  it("that were saved before there were settings have none", () => {
    const area = fakeArea();
    for (const build of [
      undefined,
      7,
      { arguments: 7 },
      { arguments: [7, ["A"]], buildPlatform: 7 },
    ]) {
      const draft = { id: "1", text: "FROM a", target: null, isOwn: true, savedAt: 1, build };
      area.items.set("stagemap.draft", JSON.stringify(draft));
      expect(openTab(area, "a").current()?.parts.buildSettings).toEqual(defaultBuildSettings);
    }
  });
});

describe("a storage that fails", () => {
  it("that is forbidden costs one notice, and former drafts live on in memory", () => {
    const onFailure = vi.fn<() => void>();
    const storage = createKeptStorage(() => {
      throw new DOMException("denied", "SecurityError");
    }, onFailure);
    const drafts = createDrafts(storage, fakeClock(), fakeStorage());
    drafts.keep(own("FROM a"));
    drafts.begin(null);
    drafts.save(own("FROM b"));
    expect(onFailure).toHaveBeenCalledTimes(1);
    expect(textsOf(drafts.former())).toEqual(["FROM a"]);
    expect(drafts.current()?.text).toBe("FROM b");
  });

  it("that is full costs one notice, and works again once there is room", () => {
    const area = fakeArea();
    const onFailure = vi.fn<() => void>();
    const storage = createKeptStorage(() => area, onFailure);
    area.failing = true;
    expect(storage.write("key", 1)).toBe(false);
    expect(storage.write("key", 2)).toBe(false);
    expect(storage.read("key")).toBe(2);
    area.failing = false;
    expect(storage.write("key", 3)).toBe(true);
    expect(area.items.get("key")).toBe("3");
    expect(onFailure).toHaveBeenCalledTimes(1);
  });
});

describe("saving as it is typed", () => {
  it("waits for a pause, and hurries when the page is left", () => {
    vi.useFakeTimers();
    const app = startApp();
    const saving = rememberChanges(app.store, fakeStorage(), app.drafts);
    typeText(app, "FROM a");
    expect(app.drafts.current()).toBeNull();
    vi.advanceTimersByTime(1000);
    expect(app.drafts.current()?.text).toBe("FROM a");
    typeText(app, "FROM ab");
    saving.flush();
    expect(app.drafts.current()?.text).toBe("FROM ab");
    vi.useRealTimers();
  });

  it("leaves the draft alone while an unedited link is open", () => {
    const app = startApp();
    const saving = rememberChanges(app.store, fakeStorage(), app.drafts);
    app.store.getState().finishOpening({ provenance: "link", isInAddress: true });
    app.store.getState().changeText("FROM link", "load");
    saving.flush();
    expect(app.drafts.current()).toBeNull();
    typeText(app, "FROM link, edited");
    saving.flush();
    expect(app.drafts.current()?.text).toBe("FROM link, edited");
  });
});
