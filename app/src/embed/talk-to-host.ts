import type { AppContext } from "../commands/command.ts";
import type { DocumentHost } from "../document/document-host.ts";
import { createLater } from "../state/later.ts";
import type { FrameMessage, HostMessage, MessageId } from "./host-messages.ts";
import { readHostMessage } from "./host-messages.ts";

/** The page around is told of a change once the keys rest. */
const quietMilliseconds = 250;

/** The part of a window that is used. */
export interface FrameWindow {
  readonly parent: Pick<Window, "postMessage">;
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
  removeEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
}

/**
 * Does what the page around asks for and tells it of changes. Only that window, at that very origin, is heard and told; docs/embed.md
 * is the interface. Answers the function that ends it.
 */
export function talkToHost(window: FrameWindow, context: AppContext, origin: string): () => void {
  const { store } = context;
  const { parent } = window;

  function say(message: FrameMessage): void {
    parent.postMessage({ stagemap: 1, ...message }, origin);
  }

  function hear(event: MessageEvent<unknown>): void {
    if (event.source !== parent || event.origin !== origin) return;
    const read = readHostMessage(event.data);
    if (read.kind === "fault") say({ type: "error", id: read.id, message: read.fault });
    else if (read.kind === "message") act(read.message, read.id);
  }

  function act(message: HostMessage, id: MessageId): void {
    const fault = perform(context, message);
    if (fault !== null) say({ type: "error", id, message: fault });
    else say({ type: "text", id, ...textOf(context) });
  }

  const later = createLater(() => {
    const { text, target } = textOf(context);
    say({ type: "changed", text, target });
  }, quietMilliseconds);
  const unsubscribe = store.subscribe((state, before) => {
    if (state.text !== before.text || state.wantedTarget !== before.wantedTarget) later.schedule();
  });
  window.addEventListener("message", hear);
  say({ type: "ready", version: 1 });
  return () => {
    window.removeEventListener("message", hear);
    unsubscribe();
    later.flush();
  };
}

function textOf({ store, host }: AppContext) {
  const { projectContext, wantedTarget } = store.getState();
  return {
    text: host.getText(),
    dockerignore: projectContext.dockerignore,
    target: wantedTarget,
  };
}

/** Why it cannot be done; null when it is. */
function perform(context: AppContext, message: HostMessage): string | null {
  const { store, host, ignoreHost } = context;
  switch (message.type) {
    case "get-text":
      return null;
    case "set-text":
      replaceText(host, message.text);
      if (message.dockerignore !== undefined) replaceText(ignoreHost, message.dockerignore);
      return null;
    case "set-target": {
      const { stages } = store.getState().analysis.picture;
      const key = message.target?.toLowerCase() ?? null;
      if (key !== null && !stages.some((stage) => stage.key === key)) {
        return `There is no stage ${message.target ?? ""} to build.`;
      }
      store.getState().pickTarget(stages.at(-1)?.key === key ? null : key);
      return null;
    }
  }
}

/** As one step of the history, so that whoever edits in the frame can undo it. */
function replaceText(host: DocumentHost, text: string): void {
  const before = host.getText();
  if (text === before) return;
  host.apply([{ span: { start: 0, end: before.length }, newText: text }], before, "command");
}
