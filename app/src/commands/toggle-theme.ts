import type { Command } from "./command.ts";

export const toggleTheme: Command = {
  id: "toggle-theme",
  title: "Switch between light and dark",
  group: "View",
  /** Back to what the system wants counts as following it again. */
  run({ store, browser }) {
    const { theme, setTheme } = store.getState();
    const systemTheme = browser.systemTheme();
    const wanted = theme === "dark" ? "light" : "dark";
    setTheme(wanted === systemTheme ? "system" : wanted, systemTheme);
  },
};
