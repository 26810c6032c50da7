import type { AppContext } from "../commands/command.ts";
import type { Subject } from "../graph/graph-pane-props.ts";
import { clipboardActions, selectionActions } from "../selection/selection-actions.ts";
import { partsAt } from "../selection/parts.ts";
import { moveActions } from "./move-actions.ts";
import { stageMenuActions } from "../stages/stage-menu-actions.ts";
import { refactoringActions } from "./refactoring-actions.ts";

/** One thing that can be done with a part of the picture, wherever it is offered: in its menu, the palette or the editor. */
export interface PictureAction {
  /** One of its kind for each part of the picture. */
  readonly id: string;
  readonly section: "move" | "edit" | "change";
  /** Starts with a verb; ends with "…" when something is shown or asked first. */
  readonly title: string;
  readonly detail: string;
  /** The shortcut that does the same, as commands write theirs; null for none. */
  readonly keys: string | null;
  /** Why it cannot be done; null when it can. */
  readonly refusal: string | null;
  run(): void | Promise<void>;
}

/** What actions are made from. */
export interface ActionSite {
  readonly context: AppContext;
  readonly subject: Subject;
}

/** Each gives the actions of its kind for a part of the picture, none for parts that it does not know. */
const SOURCES: readonly ((site: ActionSite) => Promise<readonly PictureAction[]>)[] = [
  moveActions,
  stageMenuActions,
  clipboardActions,
  refactoringActions,
];

/** Everything that can be done with a part of the picture, and what cannot with its reason. */
export async function listActions(
  context: AppContext,
  subject: Subject,
): Promise<readonly PictureAction[]> {
  const parts = partsAt(context.store.getState(), subject);
  if (parts.length > 1) return selectionActions({ context, subject });
  const lists = await Promise.all(SOURCES.map((source) => source({ context, subject })));
  return lists.flat();
}
