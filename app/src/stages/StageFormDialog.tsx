import type { ActionPlan, StageAction, StageKey } from "@stagemap/analysis";
import { useEffect, useMemo, useState } from "react";
import type { FormEvent } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { LineDiff } from "../checks/LineDiff.tsx";
import type { Subject } from "../graph/graph-pane-props.ts";
import type { AppState } from "../state/app-state.ts";
import { Button } from "../ui/Button.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { FormFieldRow } from "./FormFieldRow.tsx";
import { withWrittenPaths } from "./copy-paths.ts";
import { applyPlan, reasonsOf } from "./perform.ts";
import { planAction } from "./stage-engine.ts";
import { formOf } from "./stage-forms.ts";
import type { FormId, FormValues, StageForm } from "./stage-forms.ts";
import { isStructureForm, structureFormOf } from "./structure-forms.ts";
import styles from "./StageFormDialog.module.css";

interface StageFormDialogProps {
  readonly form: FormId;
  readonly subject: Subject;
  /** The stage to copy from, where it is known already. */
  readonly source?: StageKey | undefined;
}

/** Asks for what an action on a stage needs, and shows what it would change before it does. */
export function StageFormDialog({ form: id, subject, source }: StageFormDialogProps) {
  const { store } = useAppContext();
  const close = useApp((state) => state.closeDialog);
  // The form is about the text as it was when it was opened: nothing below it moves while somebody fills it in.
  const [form, setForm] = useState<StageForm | "asked" | null>("asked");
  useEffect(() => {
    if (form === "asked")
      void prepare(store.getState(), { form: id, subject, source }).then(setForm);
  }, [form, id, store, subject, source]);
  if (form === "asked") return null;
  if (form === null) {
    return (
      <DialogFrame
        title="It is gone"
        description="The text has changed: what this was about is no longer there."
        onClose={close}
      >
        {null}
      </DialogFrame>
    );
  }
  return <OpenForm form={form} onClose={close} />;
}

/** The form with what the engine knows for it; null when what it is about is gone. */
async function prepare(
  state: AppState,
  { form: id, subject, source }: StageFormDialogProps,
): Promise<StageForm | null> {
  if (isStructureForm(id)) return structureFormOf(state, id, subject);
  const { analysis, text } = state;
  const span = analysis.places.rows.find(({ key }) => key === subject.key)?.span;
  const stepText = span === undefined ? "" : text.slice(span.start, span.end);
  const form = formOf(id, { picture: analysis.picture, subject, stepText, source });
  return form !== null && id === "copy-from" ? withWrittenPaths(state, form) : form;
}

function OpenForm({ form, onClose }: { readonly form: StageForm; readonly onClose: () => void }) {
  const context = useAppContext();
  const text = useApp((state) => state.text);
  const [values, setValues] = useState<FormValues>(() =>
    Object.fromEntries(form.fields.map(({ id, initial }) => [id, initial])),
  );
  const action = useMemo(() => form.action(values), [form, values]);
  const plan = usePlan(action);

  function change(field: string, value: string): void {
    const next = { ...values, [field]: value };
    setValues(next);
    // What was typed meanwhile stays.
    void form
      .adjusted?.(next, field)
      .then((adjusted) => setValues((now) => (now === next ? adjusted : now)));
  }

  function apply(event?: FormEvent): void {
    event?.preventDefault();
    if (action === null || plan?.ok !== true) return;
    onClose();
    if (plan.edits.length > 0) applyPlan(context, { text, plan, action, done: form.done });
  }

  const canApply = plan?.ok === true && plan.edits.length > 0;
  return (
    <DialogFrame
      title={form.title}
      description={form.description}
      onClose={onClose}
      actions={
        <>
          <Button look="framed" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={!canApply} onClick={() => apply()}>
            Apply
          </Button>
        </>
      }
    >
      <form className={styles["form"]} onSubmit={apply}>
        {form.fields.map((field, index) => (
          <FormFieldRow
            key={field.id}
            field={field}
            value={values[field.id] ?? ""}
            isFirst={index === 0}
            onChange={(value) => change(field.id, value)}
            onSubmit={apply}
          />
        ))}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
      <div className={styles["outcome"]} aria-live="polite">
        {plan?.ok === true && plan.edits.length > 0 && (
          <>
            <LineDiff text={text} edits={plan.edits} context={1} />
            {plan.notes.map((note) => (
              <p key={note} className={styles["note"]}>
                {note}
              </p>
            ))}
          </>
        )}
        {plan?.ok === false && <p className={styles["refusal"]}>{reasonsOf(plan)}</p>}
      </div>
    </DialogFrame>
  );
}

/** What the action comes to in the present text; the last answer while the next one is worked out. */
function usePlan(action: StageAction | null): ActionPlan | null {
  const { store } = useAppContext();
  const text = useApp((state) => state.text);
  const [plan, setPlan] = useState<ActionPlan | null>(null);
  useEffect(() => {
    let isOld = false;
    const answer = action === null ? null : planAction({ ...store.getState(), text }, action);
    Promise.resolve(answer).then(
      (found) => isOld || setPlan(found),
      (error: unknown) =>
        isOld ||
        setPlan(() => {
          throw error;
        }),
    );
    return () => {
      isOld = true;
    };
  }, [store, action, text]);
  return plan;
}
