import { createAnalyzer, DEFAULT_SETTINGS } from "@stagemap/analysis";
import { decodeState, encodeState } from "@stagemap/share";
import { describe, expect, it, vi } from "vitest";
import { openDocument } from "../../src/commands/open-document.ts";
import { openLink } from "../../src/share/open-link.ts";
import { shareLink } from "../../src/share/share-link.ts";
import {
  areSameParts,
  initialParts,
  linkParts,
  partsOf,
  partsOfLink,
  readParts,
  storeParts,
} from "../../src/state/document-parts.ts";
import type { DocumentParts } from "../../src/state/part-descriptions.ts";
import { createAppStore } from "../../src/state/store.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

const files = [
  { path: "a.txt", size: 3 },
  { path: "src/b.ts", size: null },
];

/** Every part at another value than its default. */
const parts: DocumentParts = {
  wantedTarget: "tester",
  buildSettings: {
    arguments: new Map([["__proto__", "1"]]),
    contexts: new Map([["docs", "./docs"]]),
    buildPlatform: "linux/arm64",
    targetPlatform: "linux/amd64",
  },
  ruleSettings: { ...DEFAULT_SETTINGS, ignored: ["DL3008"] },
  projectContext: { dockerignore: "node_modules\n", files, filesFrom: "folder" },
  scenario: {
    changes: { files: [{ path: "a.txt", kind: "content" }], isCold: true, targetBefore: null },
    seconds: { "deps#2": 12.5 },
  },
  orderWeights: { shares: { sources: 0.75, dependencies: 0.25 }, commits: 312 },
  typedSizes: { steps: { "deps#2": 12_400_000 }, images: { "node:22": 1_100_000_000 }, totals: {} },
  lesson: "cache-order",
};

/** A store that tells what the analysis is asked. */
function watchedStore() {
  const analyzer = createAnalyzer();
  const analyze = vi.fn<typeof analyzer.analyze>(analyzer.analyze);
  return { store: createAppStore({ ...analyzer, analyze }), analyze };
}

describe("every part of a document", () => {
  it("is there again after it was stored", () => {
    const json: unknown = JSON.parse(JSON.stringify(storeParts(parts)));
    // What JSON gives back of an object is one.
    expect(readParts(json as Record<string, unknown>)).toEqual(parts);
  });

  it("is there again after it was in a link", async () => {
    const fragment = await encodeState({ dockerfile: "", target: null, ...linkParts(parts) });
    const decoded = await decodeState(fragment);
    expect(decoded.ok && partsOfLink(decoded.state)).toEqual(parts);
  });

  it("is at its default when a draft or a link leaves it out, or the draft is damaged", () => {
    expect(readParts({})).toEqual(initialParts);
    expect(partsOfLink({ dockerfile: "", target: null })).toEqual(initialParts);
    const keys = Object.keys(storeParts(parts));
    for (const damage of [
      7,
      "x",
      null,
      [],
      { files: 7, dockerignore: 7, changes: 7, seconds: 7 },
    ]) {
      const damaged = Object.fromEntries(keys.map((key) => [key, damage]));
      // Any name may be a target's, and any text or object a lesson's: the panel of lessons says what it makes of it.
      const others = { ...damaged, target: null, lesson: null };
      expect(areSameParts(readParts(others), initialParts)).toBe(true);
    }
  });

  it("is compared by what it says", () => {
    expect(areSameParts(parts, structuredClone(parts))).toBe(true);
    for (const name of Object.keys(parts) as (keyof DocumentParts)[]) {
      expect(areSameParts(parts, { ...parts, [name]: initialParts[name] })).toBe(false);
    }
  });
});

describe("a draft", () => {
  it("does without files when they are more than the storage has room for", () => {
    const many = Array.from({ length: 60_000 }, (_, index) => ({
      path: `folder-${index}/file`,
      size: 1,
    }));
    const projectContext = { dockerignore: "x\n", files: many, filesFrom: "list" as const };
    const stored = storeParts({ ...parts, projectContext }) as Record<string, unknown>;
    expect(readParts(stored).projectContext).toEqual({
      dockerignore: "x\n",
      files: null,
      filesFrom: null,
    });
  });
});

describe("the build context", () => {
  it("tells the checks the .dockerignore, and an empty one counts as none", () => {
    const { store, analyze } = watchedStore();
    store.getState().setDockerignore("node_modules\n", "typing");
    expect(analyze.mock.lastCall?.[0].dockerignore).toBe("node_modules\n");
    expect(store.getState()).toMatchObject({
      projectContext: { dockerignore: "node_modules\n" },
      provenance: "own",
    });
    store.getState().setDockerignore("", "typing");
    expect(store.getState().projectContext.dockerignore).toBeNull();
  });

  it("tells the checks the files, and keeps its identity when the same come again", () => {
    const { store, analyze } = watchedStore();
    const { setFiles } = store.getState();
    setFiles(files, "folder");
    expect(analyze.mock.lastCall?.[0].contextFiles).toEqual(["a.txt", "src/b.ts"]);
    const { projectContext } = store.getState();
    expect(projectContext).toEqual({ dockerignore: null, files, filesFrom: "folder" });
    setFiles(structuredClone(files), "folder");
    expect(store.getState().projectContext).toBe(projectContext);
    setFiles(null, null);
    expect(store.getState().projectContext.files).toBeNull();
  });

  it("outlives the Dockerfile of the same project, but no example and no link", () => {
    const kept = parts.projectContext;
    for (const { from, to, isKept } of [
      { from: "own", to: "own", isKept: true },
      { from: "example", to: "own", isKept: true },
      { from: "own", to: "example", isKept: false },
      { from: "link", to: "own", isKept: false },
      { from: "own", to: "link", isKept: false },
    ] as const) {
      const { store } = startApp();
      const opened = { provenance: from, isInAddress: false, parts: { projectContext: kept } };
      store.getState().finishOpening(opened);
      store.getState().finishOpening({ provenance: to, isInAddress: false });
      const { projectContext } = store.getState();
      expect(projectContext).toEqual(isKept ? kept : initialParts.projectContext);
    }
  });
});

describe("the scenario", () => {
  it("never makes the analysis anew", () => {
    const app = startApp();
    typeText(app, fourStages);
    const { analysis, changeScenario, measureStep } = app.store.getState();
    changeScenario({ files: [{ path: "a", kind: "content" }] });
    changeScenario({ isCold: true });
    measureStep("k", 3);
    expect(app.store.getState()).toMatchObject({
      scenario: {
        changes: { files: [{ path: "a", kind: "content" }], isCold: true },
        seconds: { k: 3 },
      },
    });
    expect(app.store.getState().analysis).toBe(analysis);
    const { scenario } = app.store.getState();
    changeScenario({ isCold: true });
    expect(app.store.getState().scenario).toBe(scenario);
    changeScenario({ files: undefined, isCold: undefined });
    measureStep("k", null);
    expect(app.store.getState().scenario).toEqual({ changes: {}, seconds: {} });
  });
});

describe("what is set beside the text", () => {
  it("is kept when a document without it is opened in its place", () => {
    const app = startApp();
    typeText(app, fourStages);
    app.store.getState().setDockerignore("dist\n", "typing");
    openDocument(app, { text: fourStages, provenance: "link", isInAddress: true });
    expect(app.drafts.former()[0]?.parts.projectContext.dockerignore).toBe("dist\n");
  });

  it("comes along in a link, and is not opened anew where it is on the screen", async () => {
    const sender = startApp();
    let fragment = "";
    sender.browser.replaceFragment = (given: string) => void (fragment = given);
    typeText(sender, fourStages);
    sender.store.getState().finishOpening({ parts, provenance: "own", isInAddress: false });
    await shareLink(sender);
    const receiver = startApp();
    await openLink(receiver, fragment);
    const received = receiver.store.getState();
    expect(partsOf(received)).toEqual(parts);
    await openLink(receiver, fragment);
    expect(receiver.store.getState().projectContext).toBe(received.projectContext);
  });

  it("leaves files out of a link that they would make too long, says so, and spares the address", async () => {
    const replaceFragment = vi.fn<(fragment: string) => void>();
    const writeClipboard = vi.fn<(text: string) => Promise<boolean>>(async () => true);
    const app = startApp({ browser: { replaceFragment, writeClipboard } });
    typeText(app, fourStages);
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      path: `${(index * 7919) % 20_011}/${(index * 104_729) % 99_991}`,
      size: null,
    }));
    app.store.getState().setFiles(many, "list");
    await shareLink(app);
    expect(app.store.getState().notices.at(-1)?.message).toMatch(
      /names of the 20,000 files are not in it/,
    );
    expect(writeClipboard.mock.calls[0]?.[0].length).toBeLessThan(2000);
    expect(replaceFragment).not.toHaveBeenCalled();
  });
});
