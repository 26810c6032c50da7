import type { Command } from "./command.ts";

export const writeLesson: Command = {
  id: "write-lesson",
  title: "Write a lesson of your own and share it",
  group: "Share",
  run({ store }) {
    store.getState().openDialog({ kind: "lesson-editor" });
  },
};
