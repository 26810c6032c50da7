import { loadFormatter } from "@stagemap/analysis";
import { createLineIndex } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import type { AppContext } from "../commands/command.ts";

/** Lays the Dockerfile out, in one undo step, and says what came of it. */
export async function formatDockerfile({ host, store }: AppContext): Promise<void> {
  const { format } = await loadFormatter();
  const { notify } = store.getState();
  // Read only now: the text may have changed while the formatter was on its way.
  const text = host.getText();
  const edits = format(text);
  if (edits.length === 0) {
    notify({ kind: "info", message: "The Dockerfile is formatted already." });
    return;
  }
  host.apply(edits, text, "command");
  notify({
    kind: "success",
    message: `Formatted: ${countedLines(text, edits)}. The build stays as it was.`,
    action: { title: "Undo", commandId: "undo" },
  });
}

function countedLines(text: string, edits: readonly TextEdit[]): string {
  const index = createLineIndex(text);
  const lines = new Set<number>();
  for (const { span } of edits) {
    const last = index.lineAt(Math.max(span.start, span.end - 1));
    for (let line = index.lineAt(span.start); line <= last; line++) lines.add(line);
  }
  return lines.size === 1 ? "1 line changed" : `${lines.size} lines changed`;
}
