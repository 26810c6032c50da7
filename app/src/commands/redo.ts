import type { Command } from "./command.ts";
import { lastEdited } from "./last-edited.ts";

export const redo: Command = {
  id: "redo",
  title: "Redo",
  group: "Document",
  shortcut: "Mod+Shift+Z",
  isLeftToTextFields: true,
  run: (context) => lastEdited(context).redo(),
};
