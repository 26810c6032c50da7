import type { Command } from "./command.ts";

export const undo: Command = {
  id: "undo",
  title: "Undo",
  group: "Document",
  shortcut: "Mod+Z",
  isLeftToTextFields: true,
  run: ({ host }) => host.undo(),
};
