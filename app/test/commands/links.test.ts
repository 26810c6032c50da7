import { decodeState, encodeState } from "@stagemap/share";
import { describe, expect, it, vi } from "vitest";
import type { AppContext } from "../../src/commands/command.ts";
import { openFirstDocument } from "../../src/commands/open-first-document.ts";
import { makeLink } from "../../src/share/make-link.ts";
import { openLink } from "../../src/share/open-link.ts";
import { shareLink } from "../../src/share/share-link.ts";
import { initialParts } from "../../src/state/document-parts.ts";
import type { SavedDocument } from "../../src/state/drafts.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

const link = await encodeState({ dockerfile: "FROM linked AS x\nFROM y\n", target: "x" });

function noticesOf({ store }: AppContext): readonly string[] {
  return store.getState().notices.map(({ message }) => message);
}

function saved(text: string, wantedTarget: string | null = null): SavedDocument {
  return { text, parts: { ...initialParts, wantedTarget }, isOwn: true };
}

describe("making a link", () => {
  it("takes the panel along, and leaves the names of files out, as it is told", async () => {
    const app = startApp();
    typeText(app, fourStages);
    app.store.getState().setFiles(
      [
        { path: "a.txt", size: null },
        { path: "b.txt", size: null },
      ],
      "list",
    );
    const whole = await makeLink(app, { hasFiles: true, panel: "cache" });
    const bare = await makeLink(app, { hasFiles: false, panel: null });
    expect(await decodeState(whole?.fragment ?? "")).toMatchObject({
      state: { panel: "cache", files: { files: [{ path: "a.txt" }, { path: "b.txt" }] } },
    });
    expect(bare?.fragment).toBe(await encodeState({ dockerfile: fourStages, target: null }));
    expect([whole?.leftOut, bare?.leftOut, bare?.fileCharacters]).toEqual([0, 2, 0]);
    expect(whole?.fileCharacters).toBeGreaterThan(10);
  });
});

describe("sharing", () => {
  it("copies a link, puts it into the address and says how long it is", async () => {
    const writeClipboard = vi.fn<(text: string) => Promise<boolean>>(async () => true);
    const replaceFragment = vi.fn<(fragment: string) => void>();
    const app = startApp({ browser: { writeClipboard, replaceFragment } });
    typeText(app, fourStages);
    await shareLink(app);
    const fragment = await encodeState({ dockerfile: fourStages, target: null });
    const address = `https://stagemap.test/#${fragment}`;
    expect(writeClipboard).toHaveBeenCalledWith(address);
    expect(replaceFragment).toHaveBeenCalledWith(fragment);
    expect(noticesOf(app)).toEqual([
      `Link copied: ${address.length} characters. The text is in the link; nothing was uploaded.`,
    ]);
    expect(app.store.getState().isInAddress).toBe(true);
  });

  it("shows the link when the clipboard is closed", async () => {
    const app = startApp({ browser: { writeClipboard: async () => false } });
    typeText(app, fourStages);
    await shareLink(app);
    expect(app.store.getState().dialog?.kind).toBe("link");
  });
});

describe("opening a link", () => {
  it("opens the side panel that it names, and no panel that does not exist", async () => {
    const app = startApp();
    const shared = { dockerfile: "FROM a\n", target: null };
    await openLink(app, await encodeState({ ...shared, panel: "context" }));
    expect(app.store.getState().sidePanelId).toBe("context");
    await openLink(app, await encodeState({ ...shared, panel: "nonsense" }));
    expect(app.store.getState().sidePanelId).toBe("context");
  });

  it("over a draft keeps the draft and offers it", async () => {
    const app = startApp();
    typeText(app, fourStages);
    await openLink(app, link);
    const { text, analysis, provenance, notices } = app.store.getState();
    expect({ text, target: analysis.picture.target, provenance }).toEqual({
      text: "FROM linked AS x\nFROM y\n",
      target: "x",
      provenance: "link",
    });
    expect(notices.at(-1)?.action?.title).toBe("Restore my draft");
    expect(app.drafts.former()[0]?.text).toBe(fourStages);
  });

  it("that is broken says so and changes nothing", async () => {
    const app = startApp();
    typeText(app, fourStages);
    await openLink(app, link.slice(0, -9));
    expect(noticesOf(app)).toEqual([expect.stringContaining("damaged")]);
    expect(app.store.getState().text).toBe(fourStages);
  });

  it("to what is on the screen already keeps nothing aside", async () => {
    const app = startApp();
    typeText(app, fourStages);
    await openLink(app, await encodeState({ dockerfile: fourStages, target: null }));
    expect(noticesOf(app)).toEqual([]);
    expect(app.store.getState()).toMatchObject({ provenance: "own", isInAddress: true });
  });
});

describe("a visit", () => {
  it("begins with the draft", async () => {
    const app = startApp();
    app.drafts.save(saved(fourStages, "tester"));
    await openFirstDocument(app, "");
    expect(app.store.getState()).toMatchObject({ text: fourStages, wantedTarget: "tester" });
  });

  it("begins with the link, and the draft can be restored", async () => {
    const app = startApp();
    app.drafts.save(saved(fourStages));
    await openFirstDocument(app, link);
    expect(app.store.getState()).toMatchObject({ provenance: "link", isInAddress: true });
    expect(app.drafts.former()[0]?.text).toBe(fourStages);
  });

  it("begins with the draft when the link is broken", async () => {
    const app = startApp();
    app.drafts.save(saved(fourStages));
    await openFirstDocument(app, "s9.AAAA");
    expect(app.store.getState().text).toBe(fourStages);
    expect(noticesOf(app)).toEqual([expect.stringContaining("newer version")]);
  });

  it("begins empty when the text was emptied", async () => {
    const app = startApp();
    app.drafts.save(saved(""));
    await openFirstDocument(app, "");
    expect(app.store.getState().text).toBe("");
  });
});
