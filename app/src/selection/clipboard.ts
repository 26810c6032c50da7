import type { PastePlace, Picture } from "@stagemap/analysis";
import { mend } from "../checks/mend.ts";
import type { AppContext } from "../commands/command.ts";
import type { Subject } from "../graph/graph-pane-props.ts";
import { stepPlace } from "../moves/step-place.ts";
import { reasonsOf } from "../stages/perform.ts";
import { planPaste, textOfParts } from "../stages/stage-engine.ts";
import { deleteParts, subjects } from "./part-actions.ts";
import { partSelection, partsInWords } from "./parts.ts";

/** Puts parts into the clipboard as the text of a Dockerfile. */
export async function copyParts(context: AppContext, parts: readonly Subject[]): Promise<boolean> {
  const selection = partSelection(parts);
  const state = context.store.getState();
  const text = await textOfParts(state, selection);
  if (text === null) return false;
  const isCopied = await context.browser.writeClipboard(text);
  // Where stages are chosen, single steps are not copied.
  const copied = selection.stages.length > 0 ? { ...selection, steps: [] } : selection;
  if (isCopied) state.announce(`Copied ${partsInWords(copied)}.`);
  else state.notify({ kind: "error", message: "The browser keeps the clipboard to itself." });
  return isCopied;
}

/** As {@link copyParts}, and takes them away. */
export async function cutParts(context: AppContext, parts: readonly Subject[]): Promise<boolean> {
  const isMixed = new Set(parts.map(({ kind }) => kind)).size > 1;
  if (isMixed) {
    const message = "Cut steps or whole stages: together they are no part of a Dockerfile.";
    context.store.getState().notify({ kind: "info", message });
    return false;
  }
  return (await copyParts(context, parts)) && deleteParts(context, parts, "Cut");
}

/** Writes a text behind a part of the picture, or says why that is no text for it; selects what is new. */
export async function pasteText(
  context: AppContext,
  text: string,
  behind: Subject | null,
): Promise<boolean> {
  const { store } = context;
  const state = store.getState();
  const plan = await planPaste(state, text, placeBehind(state.analysis.picture, behind));
  if (!plan.ok) {
    state.notify({ kind: "info", message: reasonsOf(plan) });
    return false;
  }
  const { added, edits, notes } = plan;
  const noun = added.kind === "steps" ? "step" : "stage";
  const words = added.count === 1 ? `1 ${noun}` : `${added.count} ${noun}s`;
  const message = [`Pasted ${words}.`, ...notes].join(" ");
  if (!mend(context, { text: state.text, edits, message })) return false;
  const now = store.getState();
  const { stages } = now.analysis.picture;
  const views = added.kind === "stages" ? stages : (stages[added.stage]?.steps ?? []);
  now.selectAll(subjects(noun, views.slice(added.first, added.first + added.count)));
  return true;
}

/** As {@link pasteText}, with what the clipboard holds. */
export async function pasteParts(context: AppContext, behind: Subject | null): Promise<boolean> {
  const text = await context.browser.readClipboard();
  if (text !== null && text.trim() !== "") return pasteText(context, text, behind);
  const message =
    text === null
      ? "The browser keeps the clipboard to itself: press Ctrl+V or ⌘V in the graph instead."
      : "The clipboard holds no text.";
  context.store.getState().notify({ kind: "info", message });
  return false;
}

function placeBehind(picture: Picture, subject: Subject | null): PastePlace {
  if (subject?.kind === "step") {
    const place = stepPlace(picture, subject.key);
    return place === null ? null : { stage: place.stage, gap: place.index + 1 };
  }
  const stage = picture.stages.find(({ key }) => subject?.kind === "stage" && key === subject.key);
  return stage === undefined ? null : { stage: stage.key, gap: stage.steps.length };
}
