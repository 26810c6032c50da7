import type { Command } from "./command.ts";

export const pasteDockerfile: Command = {
  id: "paste-dockerfile",
  title: "Paste a Dockerfile from the clipboard",
  group: "Document",
  async run(context) {
    const { notify, showPane } = context.store.getState();
    const text = await context.browser.readClipboard();
    if (text === null) {
      showPane("text");
      context.browser.afterRender(() => context.host.focus());
      notify({
        kind: "info",
        message:
          "The browser keeps the clipboard to itself. Press Ctrl+V or ⌘V in the text instead.",
      });
    } else if (text.trim() === "") {
      notify({ kind: "info", message: "The clipboard holds no text." });
    } else {
      const { receiveText } = await import("./receive-text.ts");
      receiveText(context, text, "Pasted");
    }
  },
};
