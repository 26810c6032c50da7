import { LESSONS } from "@stagemap/lessons";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../src/commands/index.ts";
import { openDocument } from "../../src/commands/open-document.ts";
import { receiveText } from "../../src/commands/receive-text.ts";
import {
  becomeProject,
  leaveLesson,
  lessonOf,
  restartLesson,
  startLesson,
} from "../../src/learn/lesson-desk.ts";
import { createProgressBook } from "../../src/learn/progress.ts";
import { fakeStorage, fourStages, startApp, typeText } from "../headless-app.ts";

const [first, second] = LESSONS;
if (first === undefined || second === undefined) throw new Error("there are no lessons");

describe("a lesson", () => {
  it("opens at its start with its surroundings, and shows the panel", () => {
    const app = startApp();
    startLesson(app, first.id);
    const { text, lesson, sidePanelId, projectContext } = app.store.getState();
    expect(text).toBe(first.start.dockerfile);
    expect(lesson).toBe(first.id);
    expect(sidePanelId).toBe("learn");
    expect(projectContext.dockerignore).toBe(first.start.dockerignore);
    expect(projectContext.files?.map(({ path }) => path)).toEqual(first.start.files);
  });

  it("keeps the user's text, and leaving it brings that back", () => {
    const app = startApp();
    typeText(app, fourStages);
    startLesson(app, first.id);
    typeText(app, "FROM scratch\n");
    startLesson(app, second.id);
    leaveLesson(app);
    expect(app.store.getState().text).toBe(fourStages);
    expect(app.store.getState().lesson).toBeNull();
    expect(app.drafts.former()).toEqual([]);
  });

  it("goes on where it was left", () => {
    const app = startApp();
    startLesson(app, first.id);
    typeText(app, "FROM scratch\n");
    startLesson(app, second.id);
    startLesson(app, first.id);
    expect(app.store.getState().text).toBe("FROM scratch\n");
  });

  it("never pushes a former draft out", () => {
    const app = startApp();
    typeText(app, fourStages);
    for (const { id } of LESSONS) {
      startLesson(app, id);
      typeText(app, `FROM ${id}\n`);
    }
    expect(app.drafts.former().map(({ text }) => text)).toEqual([fourStages]);
    expect(app.drafts.ofLessons().length).toBe(LESSONS.length - 1);
    runCommand(app, "restore-draft");
    expect(app.store.getState().text).toBe(fourStages);
    expect(app.drafts.ofLessons().length).toBe(LESSONS.length);
  });
});

describe("the text of a lesson", () => {
  it("starts over as something that can be undone", () => {
    const app = startApp();
    startLesson(app, first.id);
    typeText(app, "FROM scratch\n");
    restartLesson(app);
    expect(app.store.getState().text).toBe(first.start.dockerfile);
    runCommand(app, "undo");
    expect(app.store.getState().text).toBe("FROM scratch\n");
  });

  it("takes a solution with all its surroundings", () => {
    const app = startApp();
    startLesson(app, first.id);
    const project = { dockerfile: "FROM a\n", dockerignore: "x\n", files: ["a"], target: null };
    becomeProject(app, project, "");
    const { text, projectContext, lesson } = app.store.getState();
    expect([text, projectContext.dockerignore, lesson]).toEqual(["FROM a\n", "x\n", first.id]);
  });

  it("of another version, or damaged, is none", () => {
    for (const shared of ["no-such-lesson", {}, { title: "x" }])
      expect(lessonOf(shared)).toBeNull();
  });

  it("takes what is pasted as an answer", () => {
    const app = startApp();
    startLesson(app, first.id);
    receiveText(app, "FROM alpine\n", "Pasted");
    const { text, lesson } = app.store.getState();
    expect([text, lesson]).toEqual(["FROM alpine\n", first.id]);
  });

  it("that came by a link is left for an empty text", () => {
    const app = startApp();
    openDocument(app, {
      text: "FROM a\n",
      parts: { lesson: first.id },
      provenance: "link",
      isInAddress: true,
    });
    leaveLesson(app);
    const { text, lesson } = app.store.getState();
    expect([text, lesson]).toEqual(["", null]);
  });

  it("ends when an empty text is opened", () => {
    const app = startApp();
    startLesson(app, first.id);
    runCommand(app, "new-document");
    expect(app.store.getState().lesson).toBeNull();
    expect(app.drafts.former()).toEqual([]);
    expect(app.drafts.ofLessons().length).toBe(1);
  });
});

describe("the progress", () => {
  it("is there at the next visit, and gone after a reset", () => {
    const storage = fakeStorage();
    const book = createProgressBook(storage);
    book.note("a", { met: 1, of: 3 });
    book.note("a", { isDone: true, hints: 2 });
    const expected = { isDone: true, met: 1, of: 3, hints: 2 };
    expect(createProgressBook(storage).entries().get("a")).toEqual(expected);
    book.reset();
    expect(createProgressBook(storage).entries().size).toBe(0);
  });

  it("is none where the storage is damaged", () => {
    const storage = fakeStorage();
    storage.write("stagemap.lessons", { a: 7, b: { met: -1, of: "x", isDone: 1 } });
    const none = { isDone: false, met: 0, of: 0, hints: 0 };
    expect([...createProgressBook(storage).entries().values()]).toEqual([none, none]);
  });
});
