import { decodeState, encodeState } from "@stagemap/share";
import type { AppContext } from "../commands/command.ts";
import { TOO_LARGE } from "../share/share-link.ts";
import { linkParts } from "../state/document-parts.ts";

/** Copies a link that opens both texts side by side. The address stays as it is. */
export async function copyComparison(
  { store, browser }: AppContext,
  before: string,
  dockerfile: string,
): Promise<void> {
  const state = store.getState();
  const parts = linkParts(state);
  const fragment = await encodeState({ dockerfile, target: null, ...parts, compareWith: before });
  if (!(await decodeState(fragment)).ok) {
    state.notify({ kind: "error", message: TOO_LARGE });
    return;
  }
  const link = browser.linkTo(fragment);
  if (await browser.writeClipboard(link)) {
    const message = `Link to both texts copied: ${link.length.toLocaleString("en")} characters.`;
    state.notify({ kind: "success", message });
  } else state.openDialog({ kind: "link", link });
}
