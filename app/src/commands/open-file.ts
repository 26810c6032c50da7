import type { Command } from "./command.ts";
import { receiveFile } from "./receive-text.ts";

export const openFile: Command = {
  id: "open-file",
  title: "Open a file",
  group: "Document",
  async run(context) {
    const file = await context.browser.pickFile();
    if (file !== null) await receiveFile(context, file);
  },
};
