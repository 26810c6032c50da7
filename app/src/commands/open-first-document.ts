import exampleText from "../examples/texts/named-stages.dockerfile?raw";
import { openAddress } from "../share/follow-address.ts";
import type { AppContext } from "./command.ts";
import { openDocument } from "./open-document.ts";

/** Opens what this visit begins with: the link in the address, else the draft, else an example. */
export async function openFirstDocument(context: AppContext, fragment: string): Promise<void> {
  const { store, drafts } = context;
  const draft = drafts.current();
  if (draft !== null) {
    openDocument(context, {
      text: draft.text,
      parts: draft.parts,
      provenance: draft.isOwn ? "own" : "example",
      isInAddress: false,
      draft,
    });
  }
  if (fragment !== "") await openAddress(context, fragment);
  if (draft !== null || store.getState().text !== "") return;

  // A picture explains the page better than words.
  openDocument(context, {
    text: exampleText,
    provenance: "example",
    isInAddress: false,
  });
}
