import { openLink } from "../share/open-link.ts";
import type { AppContext } from "./command.ts";
import { openDocument } from "./open-document.ts";

/** What a first visitor sees: an example whose picture explains the page better than words. */
const firstExampleId = "named-stages";

/** Opens what this visit begins with: the link in the address, else the draft, else an example. */
export async function openFirstDocument(context: AppContext, fragment: string): Promise<void> {
  const { store, drafts } = context;
  const draft = drafts.current();
  if (draft !== null) {
    openDocument(context, {
      text: draft.text,
      target: draft.target,
      provenance: draft.isOwn ? "own" : "example",
      isInAddress: false,
      draft,
    });
  }
  if (fragment !== "") await openLink(context, fragment);
  if (draft !== null || store.getState().text !== "") return;

  const { examples } = await import("../examples/examples.ts");
  const example = examples.find(({ id }) => id === firstExampleId) ?? examples[0];
  if (example === undefined) return;
  openDocument(context, {
    text: example.dockerfile,
    target: null,
    provenance: "example",
    isInAddress: false,
  });
}
