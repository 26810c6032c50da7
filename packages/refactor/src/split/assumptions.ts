import type { Assumption, Choice } from "./split-plan.ts";

/** Gathers the questions of one plan and answers them as asked for, or by default. */
export interface Questions {
  readonly asked: () => readonly Assumption[];
  /** The chosen value; the first choice is the default unless another is named. */
  readonly ask: (question: Question) => string;
}

export interface Question {
  readonly id: string;
  readonly question: string;
  readonly choices: readonly Choice[];
  readonly preferred?: string;
}

export function createQuestions(answers: ReadonlyMap<string, string>): Questions {
  const asked = new Map<string, Assumption>();
  return {
    asked: () => [...asked.values()],
    ask({ id, question, choices, preferred }) {
      const known = asked.get(id);
      if (known !== undefined) return known.chosen;
      const answer = answers.get(id);
      const isChoice = choices.some(({ value }) => value === answer);
      const chosen = (isChoice ? answer : undefined) ?? preferred ?? choices[0]?.value ?? "";
      asked.set(id, { id, question, choices, chosen });
      return chosen;
    },
  };
}
