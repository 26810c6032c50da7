import type { AppState } from "../state/app-state.ts";
import type { Command } from "./command.ts";

export const whatIfLine: Command = {
  id: "what-if-line",
  title: "Ask what rebuilds if the selected line changes",
  group: "Build",
  isEnabled: (state) => selectedLine(state) !== null,
  async run({ store }) {
    const { askAbout } = await import("../cache/scenario.ts");
    const key = selectedLine(store.getState());
    if (key === null) return;
    askAbout(store, { lines: [key] });
    store.getState().openSidePanel("cache");
    store.getState().showPane("side");
  },
};

/** The key of the selected step, or of the stage whose FROM it is. */
function selectedLine({ selection }: AppState): string | null {
  const { kind, key } = selection?.subject ?? { kind: "edge", key: "" };
  return kind === "step" || kind === "stage" ? key : null;
}
