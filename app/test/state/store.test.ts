import { describe, expect, it } from "vitest";
import { fourStages, startApp, typeText } from "../headless-app.ts";

describe("the document", () => {
  it("derives the picture from the text in the same update", () => {
    const app = startApp();
    const seen: string[] = [];
    app.store.subscribe((state) => {
      seen.push(`${state.text.length} ${state.analysis.picture.stages.length}`);
    });
    typeText(app, fourStages);
    expect(seen).toEqual([`${fourStages.length} 4`]);
  });

  it("keeps the analysis of the empty text apart from that of no text", () => {
    const app = startApp();
    typeText(app, fourStages);
    typeText(app, "");
    expect(app.store.getState().text).toBe("");
    expect(app.store.getState().analysis.picture.stages).toEqual([]);
  });

  it("becomes the user's own with the first edit, and leaves the address", () => {
    const app = startApp();
    app.host.apply([{ span: { start: 0, end: 0 }, newText: fourStages }], "", "load");
    app.store.getState().finishOpening({ provenance: "link", isInAddress: true });
    expect(app.store.getState().isInAddress).toBe(true);
    typeText(app, `${fourStages}\n`);
    expect(app.store.getState()).toMatchObject({ provenance: "own", isInAddress: false });
  });

  it("stays as opened when the host only keeps the text in its own way", () => {
    const app = startApp();
    app.store.getState().finishOpening({ provenance: "link", isInAddress: true });
    app.store.getState().changeText("FROM a\n", "load");
    expect(app.store.getState()).toMatchObject({ provenance: "link", isInAddress: true });
  });
});

describe("the target", () => {
  it("is the last stage until one is picked", () => {
    const app = startApp();
    typeText(app, fourStages);
    expect(app.store.getState().analysis.picture.target).toBe("runner");
    app.store.getState().pickTarget("tester");
    expect(app.store.getState().analysis.picture.target).toBe("tester");
  });

  it("makes a link the user's own, but leaves an example one", () => {
    const app = startApp();
    typeText(app, fourStages);
    for (const [before, after] of [
      ["link", "own"],
      ["example", "example"],
    ] as const) {
      app.store.getState().finishOpening({ provenance: before, isInAddress: false });
      app.store.getState().pickTarget("deps");
      expect(app.store.getState().provenance).toBe(after);
    }
  });
});

describe("the panes", () => {
  it("come back when they are asked for, in every layout", () => {
    const { store } = startApp();
    const { arrange, setLayout, showPane, togglePane } = store.getState();
    arrange({ isEditorOpen: false, isSideOpen: false });
    showPane("text");
    showPane("side");
    expect(store.getState().arrangement).toMatchObject({ isEditorOpen: true, isSideOpen: true });
    setLayout("medium");
    showPane("side");
    expect(store.getState().isSideOver).toBe(true);
    togglePane("side");
    expect(store.getState().isSideOver).toBe(false);
    setLayout("phone");
    showPane("side");
    expect(store.getState().phonePane).toBe("side");
  });
});
