import type { OwnLesson } from "@stagemap/lessons";
import { Field } from "./Field.tsx";
import { ProjectField } from "./ProjectField.tsx";
import styles from "./TextsColumn.module.css";

interface TextsColumnProps {
  readonly own: OwnLesson;
  onChange(part: Partial<OwnLesson>): void;
}

/** What a lesson says, where it starts and what solves it. */
export function TextsColumn({ own, onChange }: TextsColumnProps) {
  return (
    <div className={styles["column"]}>
      <Field label="Title">
        {(id) => (
          <input
            id={id}
            className={styles["input"]}
            maxLength={120}
            value={own.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label="Text" note="`code`, **bold**, - lists, [links](https://…); no HTML">
        {(id) => (
          <textarea
            id={id}
            className={styles["input"]}
            rows={7}
            maxLength={12_000}
            value={own.text}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        )}
      </Field>
      <ProjectField
        title="The start"
        note=""
        project={own.start}
        files={own.start.files}
        onTake={(start) => onChange({ start })}
      />
      <ProjectField
        title="The solution"
        note="Close this dialog, solve it in the editor, come back and take it: the goals are then tried on both."
        project={own.solution}
        files={null}
        onTake={({ dockerfile, dockerignore, target = null }) =>
          onChange({ solution: { dockerfile, dockerignore, target } })
        }
      />
      <Field label="Hints" note="one a line, from a nudge to nearly all">
        {(id) => (
          <textarea
            id={id}
            className={styles["input"]}
            rows={3}
            maxLength={4000}
            defaultValue={own.hints.join("\n")}
            onChange={(event) =>
              onChange({
                hints: event.target.value.split("\n").filter((line) => line.trim() !== ""),
              })
            }
          />
        )}
      </Field>
    </div>
  );
}
