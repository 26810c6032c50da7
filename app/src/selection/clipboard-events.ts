import type { AppContext } from "../commands/command.ts";
import { isInTextField } from "../commands/shortcuts.ts";
import type { Subject } from "../graph/graph-pane-props.ts";
import { subjectAt } from "../graph/subject-key.ts";
import { copyParts, cutParts, pasteText } from "./clipboard.ts";
import { isPart, partsAt } from "./parts.ts";

interface Listening {
  /** Does something with the graph, and keeps the focus in it. */
  act(action: () => unknown): Promise<void>;
  readonly signal: AbortSignal;
}

/** Copy, cut and paste while the graph has the focus, by whatever key or menu the browser has for them. */
export function listenForClipboard(
  context: AppContext,
  pane: HTMLElement,
  { act, signal }: Listening,
): void {
  const { store } = context;

  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const focused = focusIn(event);
    if (text === "" || focused === null) return;
    event.preventDefault();
    const at = subjectAt(focused);
    const parts = partsAt(store.getState(), at);
    const behind = isPart(at) && parts.length === 1 ? at : lastOf(context, parts);
    void act(() => pasteText(context, text, behind));
  }

  function onCopy(event: ClipboardEvent): void {
    const focused = focusIn(event);
    const parts = focused === null ? [] : partsAt(store.getState(), subjectAt(focused));
    if (parts.length === 0 || document.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    void act(() => (event.type === "cut" ? cutParts(context, parts) : copyParts(context, parts)));
  }

  /** What has the focus in the graph. The event itself comes from anywhere where no text is edited. */
  function focusIn(event: ClipboardEvent): Element | null {
    const focused = document.activeElement;
    if (event.defaultPrevented || store.getState().dialog !== null) return null;
    const area = pane.closest("#pane-graph") ?? pane;
    const isOurs = focused !== null && area.contains(focused) && !isInTextField(event);
    return isOurs && !(focused instanceof HTMLInputElement) ? focused : null;
  }

  document.addEventListener("paste", onPaste, { signal });
  document.addEventListener("copy", onCopy, { signal });
  document.addEventListener("cut", onCopy, { signal });
}

/** The part that stands last in the text. */
function lastOf({ store }: AppContext, parts: readonly Subject[]): Subject | null {
  const { rows } = store.getState().analysis.places;
  const order = new Map(rows.map(({ key }, index) => [key, index]));
  const sorted = parts.toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0));
  return sorted.at(-1) ?? null;
}
