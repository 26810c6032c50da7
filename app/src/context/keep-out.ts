import type { AppContext } from "../commands/command.ts";

/** Adds a line to the .dockerignore as one undo step. */
export async function keepOut({ store, ignoreHost }: AppContext, line: string): Promise<void> {
  await ignoreHost.isHeld;
  const text = ignoreHost.getText();
  const end = { start: text.length, end: text.length };
  const separator = text === "" || text.endsWith("\n") ? "" : "\n";
  ignoreHost.apply([{ span: end, newText: `${separator}${line}\n` }], text, "command");
  store.getState().notify({
    kind: "success",
    message: `The .dockerignore now has the line ${line}`,
    action: { title: "Undo", commandId: "undo" },
  });
}

/** Shows a line of the .dockerignore in its tab. */
export function showIgnoreLine({ store, ignoreHost, browser }: AppContext, line: number): void {
  const { showPane, showText } = store.getState();
  showPane("text");
  showText("dockerignore");
  const lines = ignoreHost.getText().split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const end = start + (lines[line - 1] ?? "").replace(/\r$/, "").length;
  browser.afterRender(() => ignoreHost.reveal({ start, end }, { select: true, focus: true }));
}
