import type { Command } from "./command.ts";

export const startLesson: Command = {
  id: "start-lesson",
  title: "Start a lesson…",
  group: "Document",
  async choices() {
    const { lessonChoices } = await import("../learn/lesson-choices.ts");
    return lessonChoices();
  },
  async run(context, choiceId) {
    if (choiceId === undefined) return;
    const desk = await import("../learn/lesson-desk.ts");
    desk.startLesson(context, choiceId);
    context.store.getState().showPane("side");
  },
};
