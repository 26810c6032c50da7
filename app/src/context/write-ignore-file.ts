import { loadContext } from "@stagemap/analysis";
import type { FixView } from "@stagemap/analysis";
import type { AppContext } from "../commands/command.ts";
import { questionOf } from "./context-question.ts";

/** The .dockerignore that a fix would have; undefined when it has nothing to do with one. */
export function ignoreFileOf({ newFiles }: FixView): FixView["newFiles"][number] | undefined {
  return newFiles.find(({ path }) => path === ".dockerignore");
}

/** Puts a text into the .dockerignore as one undo step, and shows it there. */
export async function fillIgnoreFile(
  { store, ignoreHost }: AppContext,
  text: string,
  message = "Written into the .dockerignore. Save it beside your Dockerfile under that name.",
): Promise<void> {
  const { notify, showPane, showText } = store.getState();
  showPane("text");
  showText("dockerignore");
  await ignoreHost.isHeld;
  const before = ignoreHost.getText();
  ignoreHost.apply([{ span: { start: 0, end: before.length }, newText: text }], before, "command");
  ignoreHost.reveal({ start: 0, end: 0 }, { select: false, focus: true });
  notify({
    kind: "success",
    message,
    action: { title: "Undo", commandId: "undo" },
  });
}

/** Writes a .dockerignore for what the Dockerfile builds. */
export async function writeIgnoreFile(context: AppContext): Promise<void> {
  const { writeIgnoreFile: write } = await loadContext();
  await fillIgnoreFile(context, write(questionOf(context.store.getState())).text);
}
