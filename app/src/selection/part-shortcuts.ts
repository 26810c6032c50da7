const KEYS = new Map([
  ["copy", "Mod+C"],
  ["cut", "Mod+X"],
  ["paste", "Mod+V"],
  ["duplicate", "Mod+D"],
  ["comment-out", "Mod+/"],
  ["bring-back", "Mod+/"],
  ["delete", "Del"],
  ["rename-stage", "F2"],
  ["edit-step", "Enter"],
  ["move-up", "Alt+↑"],
  ["move-down", "Alt+↓"],
]);

/** The shortcut of an action in the graph, as commands write theirs; null for none. */
export function shortcutOf(id: string): string | null {
  return KEYS.get(id) ?? null;
}
