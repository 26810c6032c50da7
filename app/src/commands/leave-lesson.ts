import type { Command } from "./command.ts";

export const leaveLesson: Command = {
  id: "leave-lesson",
  title: "Leave the lesson and go back to your own text",
  group: "Document",
  isEnabled: ({ lesson }) => lesson !== null,
  async run(context) {
    const desk = await import("../learn/lesson-desk.ts");
    desk.leaveLesson(context);
  },
};
