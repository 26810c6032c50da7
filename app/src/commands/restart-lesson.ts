import type { Command } from "./command.ts";

export const restartLesson: Command = {
  id: "restart-lesson",
  title: "Start the lesson over",
  group: "Document",
  isEnabled: ({ lesson }) => lesson !== null,
  async run(context) {
    const desk = await import("../learn/lesson-desk.ts");
    desk.restartLesson(context);
  },
};
