import type { Command } from "./command.ts";
import { lastEdited } from "./last-edited.ts";

export const undo: Command = {
  id: "undo",
  title: "Undo",
  group: "Document",
  shortcut: "Mod+Z",
  isLeftToTextFields: true,
  run: (context) => lastEdited(context).undo(),
};
