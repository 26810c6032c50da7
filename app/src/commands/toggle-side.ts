import type { Command } from "./command.ts";

export const toggleSide: Command = {
  id: "toggle-side",
  title: "Show or hide the side panel",
  group: "View",
  run({ store }) {
    store.getState().togglePane("side");
  },
};
