import { ask, questionOf } from "./engine.ts";
import { reasonWords } from "./gap-words.ts";
import type { ActionSite, PictureAction } from "./step-actions.ts";

/** The refactorings of a step: those that fit show their change first, the others say why they do not. */
export async function refactoringActions({
  context,
  subject,
}: ActionSite): Promise<readonly PictureAction[]> {
  if (subject.kind !== "step") return [];
  const question = questionOf(context.store.getState(), subject.key);
  const refactorings = await ask({ kind: "refactorings", question });
  return refactorings.map(({ id, title, summary, plan }): PictureAction => ({
    id,
    section: "change",
    title: `${title}…`,
    detail: firstSentence(summary),
    keys: null,
    refusal: plan.ok ? null : reasonWords(plan),
    run: () =>
      context.store
        .getState()
        .openDialog({ kind: "refactoring", step: subject.key, refactoringId: id }),
  }));
}

function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/.exec(text)?.[0] ?? text;
}
