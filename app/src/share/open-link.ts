import { decodeState } from "@stagemap/share";
import type { SharedState } from "@stagemap/share";
import type { AppContext } from "../commands/command.ts";
import { announceKeptDraft, openDocument } from "../commands/open-document.ts";
import { sidePanels } from "../frame/side-panels.ts";
import { addressInFragment } from "../import/import-address.ts";
import { areSameParts, partsOfLink } from "../state/document-parts.ts";

/** Opens what the address holds after "#". A broken link says so and changes nothing. */
export async function openLink(context: AppContext, fragment: string): Promise<void> {
  const address = addressInFragment(fragment);
  if (address !== null) {
    context.store.getState().openDialog({ kind: "import", address });
    return;
  }
  const decoded = await decodeState(fragment);
  const state = context.store.getState();
  if (!decoded.ok) {
    if (decoded.code !== "empty") state.notify({ kind: "error", message: decoded.message });
    return;
  }
  const { dockerfile } = decoded.state;
  const parts = partsOfLink(decoded.state);
  // Who is asked what a change rebuilds is to see the question and its answer.
  if (Object.keys(parts.scenario.changes).length > 0) state.openSidePanel("cache");
  const { panel } = decoded.state;
  if (panel !== undefined && sidePanels.some(({ id }) => id === panel)) state.openSidePanel(panel);
  if (dockerfile === state.text && areSameParts(parts, state)) {
    state.noteShared();
    showComparison(context, decoded.state);
    return;
  }
  const { isDraftKept } = openDocument(context, {
    text: dockerfile,
    parts,
    provenance: "link",
    isInAddress: true,
  });
  if (isDraftKept) announceKeptDraft(context, "Opened a shared Dockerfile.");
  showComparison(context, decoded.state);
}

function showComparison({ store }: AppContext, { compareWith }: SharedState): void {
  if (compareWith === undefined) return;
  store.getState().openDialog({ kind: "compare", other: compareWith });
}
