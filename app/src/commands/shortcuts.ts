import type { AppContext, Command } from "./command.ts";
import { commands, runCommand } from "./index.ts";

/** The part of a keyboard event that tells a shortcut. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"
>;

export function matchesShortcut(shortcut: string, press: KeyPress, isApple: boolean): boolean {
  const parts = shortcut.split("+");
  const key = parts.at(-1) ?? "";
  const isMod = parts.includes("Mod");
  return (
    press.ctrlKey === (isMod && !isApple) &&
    press.metaKey === (isMod && isApple) &&
    press.shiftKey === parts.includes("Shift") &&
    press.altKey === parts.includes("Alt") &&
    // With Shift or Alt a digit key gives another character, and with Alt a letter key does on a Mac: these go by their place on
    // the keyboard.
    (press.key.toUpperCase() === key ||
      press.code === `Digit${key}` ||
      (press.altKey && press.code === `Key${key}`))
  );
}

/** Listens for every command's shortcut; answers the function that stops listening. */
export function listenForShortcuts(
  window: Window,
  context: AppContext,
  isApple: boolean,
): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commands.find(
      ({ shortcut }) => shortcut !== undefined && matchesShortcut(shortcut, event, isApple),
    );
    if (command === undefined || isForTextField(command, event)) return;
    event.preventDefault();
    event.stopPropagation();
    runCommand(context, command.id);
  }

  // In the capturing phase, so that the editor does not take "Mod+K" for the start of a chord.
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
}

export function isInTextField(event: Event): boolean {
  const { target } = event;
  return (
    target instanceof Element &&
    target.closest("input, textarea, [contenteditable=''], [contenteditable='true']") !== null
  );
}

function isForTextField(command: Command, event: Event): boolean {
  return command.isLeftToTextFields === true && isInTextField(event);
}
