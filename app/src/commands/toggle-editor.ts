import type { Command } from "./command.ts";

export const toggleEditor: Command = {
  id: "toggle-editor",
  title: "Show or hide the text",
  group: "View",
  run({ store }) {
    store.getState().togglePane("text");
  },
};
