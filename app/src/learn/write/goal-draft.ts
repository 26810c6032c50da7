import type { Goal, GoalField, GoalForm } from "@stagemap/lessons";
import { readGoal } from "@stagemap/lessons";

/** What is typed into the fields of a goal, by their names. */
export type GoalDraft = Readonly<Record<string, string>>;

/** The goal that the fields come to; null while something is missing. */
export function goalOfDraft({ kind, fields }: GoalForm, draft: GoalDraft): Goal | null {
  const entries = fields.flatMap((field) => {
    const typed = (draft[field.name] ?? defaultOf(field)).trim();
    return typed === "" ? [] : [[field.name, valueOf(field, typed)] as const];
  });
  return readGoal(Object.fromEntries([["kind", kind], ...entries]));
}

/** What a field holds before anything is typed: a choice that has to be made is made. */
export function defaultOf({ type, isOptional, choices }: GoalField): string {
  return type === "choice" && isOptional !== true ? (choices?.[0] ?? "") : "";
}

function valueOf({ type }: GoalField, typed: string): unknown {
  switch (type) {
    case "text":
    case "choice":
      return typed;
    case "number":
      return Number(typed);
    case "words":
      return typed.split(/\s+/);
    case "list":
      return typed.split(",").flatMap((item) => item.trim() || []);
  }
}
