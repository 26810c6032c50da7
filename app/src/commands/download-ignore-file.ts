import type { Command } from "./command.ts";

export const downloadIgnoreFile: Command = {
  id: "download-ignore-file",
  title: "Download .dockerignore",
  group: "Document",
  isEnabled: (state) => state.projectContext.dockerignore !== null,
  run({ store, browser }) {
    browser.download(".dockerignore", store.getState().projectContext.dockerignore ?? "");
  },
};
