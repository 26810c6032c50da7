import { targetChoices } from "../state/selectors.ts";
import type { Command } from "./command.ts";

export const pickTarget: Command = {
  id: "pick-target",
  title: "Pick the target stage…",
  group: "Build",
  isEnabled: (state) => state.analysis.picture.stages.length > 0,
  async choices({ store }) {
    return targetChoices(store.getState().analysis).map((choice) => ({
      id: choice.key,
      title: choice.title,
      detail: choice.isLast ? `${choice.base}, the default` : choice.base,
      refusal: choice.refusal,
    }));
  },
  run({ store }, choiceId) {
    const choice = targetChoices(store.getState().analysis).find(({ key }) => key === choiceId);
    if (choice === undefined || choice.refusal !== null) return;
    // The last stage is the target that needs no name: it stays the target when it is renamed.
    store.getState().pickTarget(choice.isLast ? null : choice.key);
  },
};
