import type { Command } from "./command.ts";

export const openSizes: Command = {
  id: "open-sizes",
  title: "Go to the sizes: what does the image weigh?",
  group: "Go to",
  run({ store, browser }) {
    store.getState().openSidePanel("size");
    store.getState().showPane("side");
    browser.afterRender(() => browser.focusElement("side-tab-size"));
  },
};
