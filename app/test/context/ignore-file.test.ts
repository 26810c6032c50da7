import { describe, expect, it } from "vitest";
import { keepOut, showIgnoreLine } from "../../src/context/keep-out.ts";
import { listPicked } from "../../src/context/read-folder.ts";
import { receiveList } from "../../src/context/receive-files.ts";
import { fillIgnoreFile, writeIgnoreFile } from "../../src/context/write-ignore-file.ts";
import { createPlainHost } from "../../src/document/plain-host.ts";
import { openDocument } from "../../src/commands/open-document.ts";
import { undo } from "../../src/commands/undo.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

/** The app with an editor for the .dockerignore that holds this text. */
function startWith(dockerignore: string) {
  const app = startApp();
  typeText(app, fourStages);
  app.ignoreHost.handOver(createPlainHost(""));
  const edit = { span: { start: 0, end: 0 }, newText: dockerignore };
  app.ignoreHost.apply([edit], "", "typing");
  const read = () => app.store.getState().projectContext.dockerignore;
  return { app, read };
}

describe("the .dockerignore", () => {
  it("gets another line at its end, and loses it by undo", async () => {
    for (const before of ["dist", "dist\n"]) {
      const { app, read } = startWith(before);
      await keepOut(app, ".env");
      expect(read()).toBe("dist\n.env\n");
      await undo.run(app);
      expect(read()).toBe(before);
    }
  });

  it("is written for the project in one undo step, and is none again after it", async () => {
    const { app, read } = startWith("");
    await writeIgnoreFile(app);
    expect(read()).toContain("**/node_modules\n");
    expect(app.store.getState().shownText).toBe("dockerignore");
    await undo.run(app);
    expect(read()).toBeNull();
  });

  it("is what undo is about until the Dockerfile is edited", async () => {
    const { app, read } = startWith("dist\n");
    await fillIgnoreFile(app, "node_modules\n");
    typeText(app, "FROM a");
    await undo.run(app);
    expect(read()).toBe("node_modules\n");
    expect(app.store.getState().text).toBe(fourStages);
  });

  it("shows any of its lines, with either line end", () => {
    const { app } = startWith("a\r\nbc\r\nd");
    showIgnoreLine(app, 2);
    expect(app.store.getState().shownText).toBe("dockerignore");
    showIgnoreLine(app, 99);
  });

  it("comes and goes with the documents that have one", () => {
    const { app, read } = startWith("mine\n");
    openDocument(app, { text: "FROM example\n", provenance: "example", isInAddress: false });
    expect(read()).toBeNull();
    expect(app.ignoreHost.getText()).toBe("");
    const [draft] = app.drafts.former();
    expect(draft?.parts.projectContext.dockerignore).toBe("mine\n");
    const parts = draft?.parts ?? {};
    openDocument(app, { text: fourStages, parts, provenance: "own", isInAddress: false });
    expect(app.ignoreHost.getText()).toBe("mine\n");
    expect(read()).toBe("mine\n");
  });
});

describe("files", () => {
  it("of a picked folder come without its name, sorted", () => {
    const picked = ["b.txt", "a-b/x", "a/x"].map((path) => {
      const file = new File(["123"], path.split("/").at(-1) ?? "");
      Object.defineProperty(file, "webkitRelativePath", { value: `project/${path}` });
      return file;
    });
    expect(listPicked(picked)).toEqual({
      files: [
        { path: "a-b/x", size: 3 },
        { path: "a/x", size: 3 },
        { path: "b.txt", size: 3 },
      ],
      isCut: false,
    });
  });

  it("of a list that was pasted are taken, and what is no list is not", async () => {
    const app = startApp();
    expect(await receiveList(app, "./b\n./a\n")).toEqual({ isTaken: true, notes: [] });
    expect(app.store.getState().projectContext.files?.map(({ path }) => path)).toEqual(["a", "b"]);
    const { isTaken, notes } = await receiveList(app, " \n");
    expect(isTaken).toBe(false);
    expect(notes.join(" ")).toMatch(/\w/);
    expect(app.store.getState().projectContext.files).toHaveLength(2);
  });
});
