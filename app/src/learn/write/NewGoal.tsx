import type { Goal, GoalField, GoalForm } from "@stagemap/lessons";
import { GOAL_FORMS } from "@stagemap/lessons";
import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Field } from "./Field.tsx";
import { defaultOf, goalOfDraft } from "./goal-draft.ts";
import type { GoalDraft } from "./goal-draft.ts";
import styles from "./NewGoal.module.css";

interface NewGoalProps {
  /** What would be said of the goal, were it added; null for one that is not complete. */
  describe(goal: Goal): string;
  onAdd(goal: Goal): void;
}

/** A goal picked from the list of kinds, with what it needs to know. */
export function NewGoal({ describe, onAdd }: NewGoalProps) {
  const [kind, setKind] = useState<string>("change-keeps");
  const [draft, setDraft] = useState<GoalDraft>({});
  const form = GOAL_FORMS.find((each) => each.kind === kind) ?? GOAL_FORMS[0];
  if (form === undefined) return null;
  const goal = goalOfDraft(form, draft);

  function add(): void {
    if (goal === null) return;
    onAdd(goal);
    setDraft({});
  }

  return (
    <form
      className={styles["form"]}
      aria-label="New goal"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label="Add a goal">
        {(id) => (
          <select
            id={id}
            className={styles["select"]}
            value={kind}
            onChange={(event) => {
              setKind(event.target.value);
              setDraft({});
            }}
          >
            {GOAL_FORMS.map((each) => (
              <option key={each.kind} value={each.kind}>
                {each.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Fields form={form} draft={draft} onChange={setDraft} />
      <div className={styles["end"]}>
        <p className={styles["preview"]} aria-live="polite">
          {goal !== null && <Prose text={describe(goal)} />}
        </p>
        <Button type="submit" look="framed" disabled={goal === null}>
          <Plus size={14} aria-hidden />
          Add
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly form: GoalForm;
  readonly draft: GoalDraft;
  onChange(draft: GoalDraft): void;
}

function Fields({ form: { fields }, draft, onChange }: FieldsProps) {
  if (fields.length === 0) return null;
  return (
    <div className={styles["fields"]}>
      {fields.map((field) => (
        <GoalFieldInput
          key={field.name}
          field={field}
          value={draft[field.name] ?? defaultOf(field)}
          onChange={(value) => onChange({ ...draft, [field.name]: value })}
        />
      ))}
    </div>
  );
}

interface GoalFieldInputProps {
  readonly field: GoalField;
  readonly value: string;
  onChange(value: string): void;
}

function GoalFieldInput({ field, value, onChange }: GoalFieldInputProps) {
  const { type, label, example, choices, isOptional } = field;
  const note = type === "list" ? "several apart by commas, any one will do" : undefined;
  const hint = useId();
  return (
    <Field label={isOptional === true ? `${label} (optional)` : label} note={note} noteId={hint}>
      {(id) =>
        type === "choice" ? (
          <select
            id={id}
            className={styles["select"]}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            {isOptional === true && <option value="">anywhere</option>}
            {choices?.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        ) : (
          <input
            id={id}
            className={styles["input"]}
            type={type === "number" ? "number" : "text"}
            min={0}
            placeholder={example}
            aria-describedby={note === undefined ? undefined : hint}
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
