import type { AppContext } from "../commands/command.ts";
import { receiveFile, receiveText, refusalOf } from "../commands/receive-text.ts";
import { isAddress } from "../import/import-address.ts";
import { receiveDropped } from "../context/receive-files.ts";
import { isInTextField } from "../commands/shortcuts.ts";

/** Takes Dockerfiles that come by paste or by drop, wherever on the page they land. */
export function listenForTexts(window: Window, context: AppContext): void {
  const { store } = context;
  const { document } = window;

  // In the capturing phase, so that the editor never sees what is refused.
  window.addEventListener("paste", onPaste, { capture: true });
  window.addEventListener("dragover", onDragOver, { capture: true });
  window.addEventListener("drop", onDrop, { capture: true });

  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const place = placeOf(event);
    if (text === "" || place === "field" || store.getState().dialog !== null) return;
    if (place === "graph" && !replacesExample(text)) return;
    // An address alone is no Dockerfile: where there is no text that it could belong to, its file is meant.
    if (isAddress(text) && (place === "page" || store.getState().text.trim() === "")) {
      event.preventDefault();
      event.stopPropagation();
      store.getState().openDialog({ kind: "import", address: text.trim() });
      return;
    }
    const refusal = refusalOf(text);
    const isIgnoreFile = place === "editor" && store.getState().shownText === "dockerignore";
    if (refusal === null && (isIgnoreFile || (place === "editor" && !replacesExample(text))))
      return;
    event.preventDefault();
    event.stopPropagation();
    if (refusal === null) receiveText(context, text, "Pasted");
    else store.getState().notify({ kind: "error", message: refusal });
  }

  /** An example that nobody has touched gives way to a whole Dockerfile, instead of being mixed with it. */
  function replacesExample(text: string): boolean {
    return store.getState().provenance === "example" && /^[ \t]*FROM[ \t]/im.test(text);
  }

  function onDragOver(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    document.documentElement.dataset["dropping"] = "";
  }

  function onDrop(event: DragEvent): void {
    endDrop();
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const entries = entriesOf(event);
    // A single file is a text to open, several over the list of files are a part of a project.
    const areForList =
      entries.length > 1 &&
      event.target instanceof Element &&
      event.target.closest("[data-takes-files]") !== null;
    if (areForList || entries.some(({ isDirectory }) => isDirectory)) {
      void receiveDropped(context, entries);
      return;
    }
    const isOverSettings =
      event.target instanceof Element && event.target.closest("[data-takes-settings]") !== null;
    void receiveFile(context, file, isOverSettings ? { isSettings: true } : {});
  }

  window.addEventListener("dragleave", (event) => {
    // Leaving the window has no element to go to; leaving one element for another has.
    if (event.relatedTarget === null) endDrop();
  });

  function endDrop(): void {
    delete document.documentElement.dataset["dropping"];
  }
}

/** What was dropped; only known while the event is being handled. */
function entriesOf({ dataTransfer }: DragEvent): readonly FileSystemEntry[] {
  return [...(dataTransfer?.items ?? [])]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
}

function placeOf(event: Event): "editor" | "field" | "graph" | "page" {
  const { target } = event;
  if (target instanceof Element && target.closest("#pane-text") !== null) return "editor";
  if (isInTextField(event)) return "field";
  // Where no text is edited the event comes from anywhere.
  const graph = document.activeElement?.closest("#pane-graph") ?? null;
  return graph?.querySelector("[data-takes-parts]") ? "graph" : "page";
}
