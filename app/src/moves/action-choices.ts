import type { AppContext, Choice } from "../commands/command.ts";
import { listActions } from "./step-actions.ts";
import type { PictureAction } from "./step-actions.ts";

/** What can be done with the selected part of the picture. */
export async function actionChoices(context: AppContext): Promise<readonly Choice[]> {
  const actions = await selectedActions(context);
  return actions
    .map(({ id, title, detail, refusal }) => ({ id, title, detail, refusal }))
    .toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null));
}

/** Does one of the things that {@link actionChoices} offered. */
export async function runAction(context: AppContext, id: string): Promise<void> {
  const actions = await selectedActions(context);
  const action = actions.find((each) => each.id === id);
  if (action?.refusal === null) await action.run();
}

async function selectedActions(context: AppContext): Promise<readonly PictureAction[]> {
  const { selection } = context.store.getState();
  return selection === null ? [] : listActions(context, selection.subject);
}
