/** The shortcut as its keys are labelled: "Ctrl Shift S" or "⇧⌘S". */
export function shortcutLabel(shortcut: string, isApple: boolean): string {
  if (!isApple) return shortcut.replace("Mod", "Ctrl").replaceAll("+", " ");
  const symbols = new Map([
    ["Alt", "⌥"],
    ["Shift", "⇧"],
    ["Mod", "⌘"],
  ]);
  const parts = shortcut.split("+");
  const modifiers = [...symbols].filter(([name]) => parts.includes(name));
  return modifiers.map(([, symbol]) => symbol).join("") + (parts.at(-1) ?? "");
}
