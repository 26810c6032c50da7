import type { Command } from "./command.ts";

export const formatDocument: Command = {
  id: "format-document",
  title: "Format the Dockerfile",
  group: "Document",
  shortcut: "Alt+Shift+F",
  isEnabled: ({ text }) => text !== "",
  async run(context) {
    const { formatDockerfile } = await import("../document/format-dockerfile.ts");
    await formatDockerfile(context);
  },
};
