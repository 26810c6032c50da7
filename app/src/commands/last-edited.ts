import type { HostRelay } from "../document/host-relay.ts";
import type { AppContext } from "./command.ts";

/** The host of the text that was edited last. */
export function lastEdited({ store, host, ignoreHost }: AppContext): HostRelay {
  return store.getState().editedText === "dockerignore" ? ignoreHost : host;
}
