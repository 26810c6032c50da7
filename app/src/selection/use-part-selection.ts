import { useEffect } from "react";
import type { RefObject } from "react";
import { useAppContext } from "../app-context.ts";
import type { AppContext } from "../commands/command.ts";
import type { Subject } from "../graph/graph-pane-props.ts";
import { isSameSubject, subjectAt, subjectKey } from "../graph/subject-key.ts";
import { listenForClipboard } from "./clipboard-events.ts";
import { actionOfKey, editPart, selectParts, selectRange } from "./part-keys.ts";
import { isPart, selectedParts, toggled } from "./parts.ts";

/** Several stages and steps are selected by mouse and keys, and edited by keys and the clipboard while the graph has the focus. */
export function usePartSelection(pane: RefObject<HTMLDivElement | null>): void {
  const context = useAppContext();
  useEffect(() => {
    const element = pane.current;
    return element === null ? undefined : listen(context, element);
  }, [pane, context]);
}

function listen(context: AppContext, pane: HTMLElement): () => void {
  const { store } = context;
  const { signal, abort } = stopper();
  let anchor: Subject | null = null;
  // The bare canvas takes the focus, so that one can paste onto it.
  pane.tabIndex = -1;
  pane.dataset["takesParts"] = "";
  pane.style.outline = "none";

  /** Keys go on from where they came from, or from what is selected then. */
  async function act(action: () => unknown): Promise<void> {
    await action();
    if (store.getState().dialog === null)
      context.browser.afterRender(() => focusSelected(pane, context));
  }

  function onClick(event: MouseEvent): void {
    const subject = subjectAt(event.target);
    if (!isPart(subject) || hasAction(event.target)) return;
    const isToggle = event.ctrlKey || event.metaKey;
    if (!isToggle && !event.shiftKey) {
      anchor = subject;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const state = store.getState();
    const from = anchor ?? selectedParts(state).at(-1) ?? subject;
    if (event.shiftKey) selectRange(context, from, subject);
    else {
      anchor = subject;
      selectParts(context, toggled(selectedParts(state), subject));
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || store.getState().dialog !== null) return;
    const at = subjectAt(event.target);
    const subject = isPart(at) ? at : null;
    const isOther = at !== null && subject === null && at.kind !== "edge";
    if (hasAction(event.target) || isOther) return;
    const parts = selectedParts(store.getState());
    const areIn = [anchor, subject].every((end) => parts.some((part) => isSameSubject(part, end)));
    // A range goes on growing while one stays in it.
    if (!event.shiftKey || !areIn) anchor = subject;
    const action = actionOfKey({ event, context, subject, anchor });
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    void act(action);
  }

  function onDoubleClick(event: MouseEvent): void {
    const subject = subjectAt(event.target);
    if (subject?.kind === "step" && !hasAction(event.target)) editPart(context, subject);
  }

  function onPress(event: PointerEvent): void {
    if (event.button === 0 && subjectAt(event.target) === null) pane.focus({ preventScroll: true });
  }

  const early = { capture: true, signal };
  pane.addEventListener("click", onClick, early);
  pane.addEventListener("keydown", onKeyDown, early);
  pane.addEventListener("dblclick", onDoubleClick, { signal });
  pane.addEventListener("pointerdown", onPress, { signal });
  listenForClipboard(context, pane, { act, signal });
  return abort;
}

function stopper(): { readonly signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/** Buttons on cards and rows have clicks and keys of their own. */
function hasAction(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-action]") !== null;
}

/** A row that is gone takes the focus with it. */
function focusSelected(pane: HTMLElement, { store }: AppContext): void {
  const part = selectedParts(store.getState()).at(-1);
  const row =
    part === undefined
      ? null
      : pane.querySelector<HTMLElement>(
          `button[data-subject="${CSS.escape(subjectKey(part))}"]:not([data-action])`,
        );
  const focused = document.activeElement;
  const isOurs = focused === null || focused === document.body || pane.contains(focused);
  if (isOurs) (row ?? pane).focus({ preventScroll: true });
}
