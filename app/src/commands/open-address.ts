import type { Command } from "./command.ts";

export const openAddressCommand: Command = {
  id: "open-address",
  title: "Open an address: GitHub, gist or GitLab",
  group: "Document",
  run({ store }) {
    store.getState().openDialog({ kind: "import", address: "" });
  },
};
