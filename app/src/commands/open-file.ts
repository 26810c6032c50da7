import type { Command } from "./command.ts";

export const openFile: Command = {
  id: "open-file",
  title: "Open a file",
  group: "Document",
  async run(context) {
    const file = await context.browser.pickFile();
    if (file === null) return;
    const { receiveFile } = await import("./receive-text.ts");
    await receiveFile(context, file);
  },
};
