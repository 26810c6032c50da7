/** What the page around a frame asks for. */
export type HostMessage =
  | {
      readonly type: "set-text";
      readonly text: string;
      /** Left as it is when it does not come along. */
      readonly dockerignore?: string;
    }
  | { readonly type: "set-target"; readonly target: string | null }
  | { readonly type: "get-text" };

/** What a message asks for, or why it cannot be done; `id` comes back with the answer. */
export type ReadMessage =
  | { readonly kind: "message"; readonly message: HostMessage; readonly id: MessageId }
  | { readonly kind: "fault"; readonly fault: string; readonly id: MessageId }
  /** Somebody else's: pages and their extensions say much to each other. */
  | { readonly kind: "foreign" };

/** Whatever the page around chose; null for none. */
export type MessageId = string | number | null;

/** What the frame says. `version` counts up when a field leaves or changes its meaning. */
export type FrameMessage =
  | { readonly type: "ready"; readonly version: 1 }
  | {
      readonly type: "text";
      readonly id: MessageId;
      readonly text: string;
      readonly dockerignore: string | null;
      readonly target: string | null;
    }
  | { readonly type: "changed"; readonly text: string; readonly target: string | null }
  | { readonly type: "error"; readonly id: MessageId; readonly message: string };

/** As files that are opened: more than any Dockerfile has. */
const MOST_CHARACTERS = 2 * 1024 * 1024;

/** Reads what came by postMessage; it may be anything at all. */
export function readHostMessage(data: unknown): ReadMessage {
  if (!isRecord(data) || data["stagemap"] !== 1) return { kind: "foreign" };
  const { type, id: given, text, dockerignore, target } = data;
  const id = typeof given === "string" || typeof given === "number" ? given : null;
  const fault = (message: string): ReadMessage => ({ kind: "fault", fault: message, id });
  switch (type) {
    case "get-text":
      return { kind: "message", message: { type }, id };
    case "set-target":
      return target === null || typeof target === "string"
        ? { kind: "message", message: { type, target }, id }
        : fault("set-target needs `target`: the name of a stage, or null for the last one.");
    case "set-text": {
      if (typeof text !== "string")
        return fault("set-text needs `text`: the Dockerfile as a string.");
      const hasIgnore = dockerignore !== undefined && dockerignore !== null;
      if (hasIgnore && typeof dockerignore !== "string") {
        return fault("`dockerignore` of set-text has to be a string.");
      }
      const ignore = typeof dockerignore === "string" ? dockerignore : "";
      if (text.length + ignore.length > MOST_CHARACTERS) {
        return fault("The text is longer than 2 MB: it was not taken.");
      }
      const message = { type, text, ...(hasIgnore && { dockerignore: ignore }) } as const;
      return { kind: "message", message, id };
    }
    default:
      return fault(`There is no message of the type ${JSON.stringify(type) ?? "undefined"}.`);
  }
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null;
}
