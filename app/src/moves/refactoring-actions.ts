import { questionOf } from "./engine.ts";
import { reasonWords } from "./gap-words.ts";
import type { ActionSite, PictureAction } from "./step-actions.ts";

/** The refactorings of a step: those that fit show their change first, the others say why they do not. */
export function refactoringActions({
  context,
  engine,
  subject,
}: ActionSite): readonly PictureAction[] {
  if (subject.kind !== "step") return [];
  const question = questionOf(context.store.getState(), subject.key);
  return engine.refactorings.map(({ id, title, summary }): PictureAction => {
    const plan = engine.planOf(question, id);
    return {
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
    };
  });
}

function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/.exec(text)?.[0] ?? text;
}
