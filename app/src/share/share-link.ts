import type { SharedState } from "@stagemap/share";
import { decodeState, encodeState } from "@stagemap/share";
import type { AppContext } from "../commands/command.ts";
import { counted } from "../frame/counted.ts";
import { areKeptParts, linkParts } from "../state/document-parts.ts";

/** What names of files may add to a link: longer ones are cut by too many programs on their way. */
const mostFileCharacters = 20_000;

/** Copies a link that holds the document, and puts it into the address. */
export async function shareLink({ store, browser }: AppContext): Promise<void> {
  const before = store.getState();
  const { notify, openDialog } = before;
  const { fragment, leftOut } = await fragmentOf({
    dockerfile: before.text,
    target: null,
    ...linkParts(before),
  });
  const readBack = await decodeState(fragment);
  if (!readBack.ok) {
    notify({
      kind: "error",
      message: "This Dockerfile is too large for a link. Download it and send the file instead.",
    });
    return;
  }
  const link = browser.linkTo(fragment);
  // While the link was made the text may have moved on; the address then waits for the next time. And an address without
  // the files would lose them when the page is loaded again.
  const now = store.getState();
  if (now.text === before.text && areKeptParts(now, before) && leftOut === 0) {
    browser.replaceFragment(fragment);
    before.noteShared();
  }
  const missing =
    leftOut === 0
      ? ""
      : `The names of the ${counted(leftOut, "file")} are not in it: they are too many for a link.`;
  if (await browser.writeClipboard(link)) {
    const length = link.length.toLocaleString("en");
    const message = `Link copied: ${length} characters. The text is in the link; nothing was uploaded.`;
    notify({ kind: "success", message: `${message} ${missing}`.trim() });
  } else {
    openDialog({ kind: "link", link });
    if (missing !== "") notify({ kind: "info", message: missing });
  }
}

/** The link's fragment, and how many files it leaves out because they would make it too long. */
async function fragmentOf(
  state: SharedState,
): Promise<{ readonly fragment: string; readonly leftOut: number }> {
  const { files, ...others } = state;
  const whole = await encodeState(state);
  if (files === undefined || whole.length <= mostFileCharacters) {
    return { fragment: whole, leftOut: 0 };
  }
  const fragment = await encodeState(others);
  const areTooLong = whole.length - fragment.length > mostFileCharacters;
  return areTooLong ? { fragment, leftOut: files.files.length } : { fragment: whole, leftOut: 0 };
}
