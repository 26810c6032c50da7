import { decodeState, encodeState } from "@stagemap/share";
import type { AppContext } from "../commands/command.ts";
import { TOO_LARGE } from "../share/share-link.ts";
import { linkParts } from "../state/document-parts.ts";

/** Copies a link that opens both texts side by side; false when it could not. The address stays as it is. */
export async function copyComparison(
  { store, browser }: AppContext,
  before: string,
  dockerfile: string,
): Promise<boolean> {
  const state = store.getState();
  const parts = linkParts(state);
  const fragment = await encodeState({ dockerfile, target: null, ...parts, compareWith: before });
  if (!(await decodeState(fragment)).ok) {
    state.notify({ kind: "error", message: TOO_LARGE });
    return false;
  }
  const link = browser.linkTo(fragment);
  const isCopied = await browser.writeClipboard(link);
  if (isCopied) {
    const message = `Link to both texts copied: ${link.length.toLocaleString("en")} characters.`;
    state.notify({ kind: "success", message });
  } else state.openDialog({ kind: "link", link });
  return isCopied;
}
