import type { Command } from "./command.ts";

export const addStage: Command = {
  id: "add-stage",
  title: "Add a stage",
  group: "Build",
  run({ store }) {
    const { analysis, selection, openDialog } = store.getState();
    const { stages } = analysis.picture;
    const selected = stages.find(({ key }) => key === selection?.subject.key) ?? stages.at(-1);
    openDialog({
      kind: "stage-form",
      form: "add-stage",
      subject: { kind: "stage", key: selected?.key ?? "" },
    });
  },
};
