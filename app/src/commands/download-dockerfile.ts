import type { Command } from "./command.ts";

export const downloadDockerfile: Command = {
  id: "download-dockerfile",
  title: "Download Dockerfile",
  group: "Document",
  isEnabled: (state) => state.text !== "",
  run({ store, browser }) {
    browser.download("Dockerfile", store.getState().text);
  },
};
