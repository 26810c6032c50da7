import type { AppContext } from "../commands/command.ts";
import { counted } from "../frame/counted.ts";
import { areKeptParts } from "../state/document-parts.ts";
import { makeLink, type MadeLink } from "./make-link.ts";

/** Copies a link that holds the document, and puts it into the address. */
export async function shareLink(context: AppContext): Promise<void> {
  const made = await makeLink(context, { hasFiles: true, panel: null });
  const { notify, openDialog } = context.store.getState();
  if (made === null) {
    notify({ kind: "error", message: TOO_LARGE });
    return;
  }
  keepInAddress(context, made);
  if (await context.browser.writeClipboard(made.link)) announceCopied(context, made);
  else openDialog({ kind: "link", link: made.link });
}

/** Copies the link that a dialog shows; false when the browser or the user refuses. */
export async function copyLink(context: AppContext, made: MadeLink): Promise<boolean> {
  keepInAddress(context, made);
  const isCopied = await context.browser.writeClipboard(made.link);
  if (isCopied) announceCopied(context, made);
  return isCopied;
}

export const TOO_LARGE =
  "This Dockerfile is too large for a link. Download it and send the file instead.";

function announceCopied({ store }: AppContext, { link, leftOut }: MadeLink): void {
  const length = link.length.toLocaleString("en");
  const message = `Link copied: ${length} characters. The text is in the link; nothing was uploaded.`;
  store
    .getState()
    .notify({ kind: "success", message: `${message} ${leftOutWords(leftOut)}`.trim() });
}

function leftOutWords(leftOut: number): string {
  return leftOut === 0
    ? ""
    : `The names of the ${counted(leftOut, "file")} are not in it: they are too many for a link.`;
}

/**
 * While the link was made the text may have moved on; the address then waits for the next time. And an address without the
 * files would lose them when the page is loaded again.
 */
function keepInAddress({ store, browser }: AppContext, { fragment, leftOut, of }: MadeLink): void {
  const now = store.getState();
  if (now.text !== of.text || !areKeptParts(now, of) || leftOut > 0) return;
  browser.replaceFragment(fragment);
  now.noteShared();
}
