import type { Command } from "./command.ts";

export const redo: Command = {
  id: "redo",
  title: "Redo",
  group: "Document",
  shortcut: "Mod+Shift+Z",
  isLeftToTextFields: true,
  run: ({ host }) => host.redo(),
};
