import type { Command } from "./command.ts";

export const openLessons: Command = {
  id: "open-lessons",
  title: "Go to the lessons: learn multi-stage builds",
  group: "Go to",
  run({ store, browser }) {
    store.getState().openSidePanel("learn");
    store.getState().showPane("side");
    browser.afterRender(() => browser.focusElement("side-tab-learn"));
  },
};
