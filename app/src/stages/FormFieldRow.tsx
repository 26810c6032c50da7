import { useId } from "react";
import type { ChangeEvent } from "react";
import { Switch } from "../ui/Switch.tsx";
import type { FormField } from "./stage-forms.ts";
import styles from "./FormFieldRow.module.css";

interface FormFieldRowProps {
  readonly field: FormField;
  readonly value: string;
  /** The first one has the focus when the form opens. */
  readonly isFirst: boolean;
  readonly onChange: (value: string) => void;
  readonly onSubmit: () => void;
}

const plain = {
  spellCheck: false,
  autoCapitalize: "off",
  autoComplete: "off",
  autoCorrect: "off",
} as const;

/** A field with its label. */
export function FormFieldRow(props: FormFieldRowProps) {
  const { field, value, onChange } = props;
  const id = useId();
  const { kind, label, hint, starts = [] } = field;
  if (kind === "switch") {
    return (
      <div className={styles["switch"]}>
        <Switch
          label={label}
          isOn={value === "on"}
          onToggle={() => onChange(value === "on" ? "" : "on")}
        />
      </div>
    );
  }
  return (
    <div className={styles["row"]}>
      <label htmlFor={id} className={styles["label"]}>
        {label}
      </label>
      <Control {...props} id={id} />
      {starts.length > 0 && (
        <div className={styles["starts"]}>
          {starts.map((start) => (
            <button
              key={start}
              type="button"
              className={styles["start"]}
              onClick={() => onChange(`${start} ${value.replace(/^\s*\S*\s*/, "")}`)}
            >
              {start}
            </button>
          ))}
        </div>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles["hint"]}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface ControlProps extends FormFieldRowProps {
  readonly id: string;
}

function Control({ id, field, value, isFirst, onChange, onSubmit }: ControlProps) {
  const { kind, hint, placeholder, options = [] } = field;
  const shared = {
    id,
    ref: isFirst ? takeFocus : undefined,
    className: styles["field"],
    value,
    "aria-describedby": hint === undefined ? undefined : `${id}-hint`,
    onChange: ({ target }: ChangeEvent<FieldElement>) => onChange(target.value),
  };
  const items = options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
  if (kind === "choice") return <select {...shared}>{items}</select>;
  if (kind === "lines") {
    return (
      <textarea
        {...shared}
        {...plain}
        rows={Math.min(12, Math.max(3, value.split("\n").length))}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === "Enter" && (ctrlKey || metaKey)) onSubmit();
        }}
      />
    );
  }
  return (
    <>
      <input
        {...shared}
        {...plain}
        placeholder={placeholder}
        list={options.length === 0 ? undefined : `${id}-options`}
      />
      {options.length > 0 && <datalist id={`${id}-options`}>{items}</datalist>}
    </>
  );
}

type FieldElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** After the dialog has put the focus on what there is to read. */
function takeFocus(element: HTMLElement | null): void {
  if (element === null) return;
  setTimeout(() => {
    element.focus();
    if (element instanceof HTMLInputElement) element.select();
    if (element instanceof HTMLTextAreaElement)
      element.setSelectionRange(element.value.length, element.value.length);
  }, 0);
}
