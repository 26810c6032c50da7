import type { KeyboardEvent } from "react";

/** Moves the focus with the arrow keys, Home and End among the items of a list, which are marked with `data-item`. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget.closest("[data-list]");
  const items = [...(list?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
  const at = items.indexOf(event.currentTarget);
  const targets = new Map([
    ["ArrowDown", items[at + 1]],
    ["ArrowUp", items[at - 1]],
    ["Home", items[0]],
    ["End", items.at(-1)],
  ]);
  const target = targets.get(event.key);
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}
