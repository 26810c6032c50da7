import type { LessonProject } from "@stagemap/lessons";
import { FileInput } from "lucide-react";
import { useAppContext } from "../../app-context.ts";
import { counted } from "../../frame/counted.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./ProjectField.module.css";
import { projectOf } from "./use-own-lesson.ts";

interface ProjectFieldProps {
  readonly title: string;
  readonly note: string;
  /** Null when there is none yet. */
  readonly project: Omit<LessonProject, "files"> | null;
  /** Null where files do not matter. */
  readonly files: readonly string[] | null;
  onTake(project: LessonProject): void;
}

/** Where a lesson starts, or what solves it: taken from the document that is open. */
export function ProjectField({ title, note, project, files, onTake }: ProjectFieldProps) {
  const { store } = useAppContext();
  return (
    <section className={styles["project"]} aria-label={title}>
      <div className={styles["head"]}>
        <h3 className={styles["title"]}>{title}</h3>
        <Button
          look="framed"
          aria-label={`Take the open document as ${title.toLowerCase()}`}
          onClick={() => onTake(projectOf(store.getState()))}
        >
          <FileInput size={14} aria-hidden />
          Take the open document
        </Button>
      </div>
      {project === null ? (
        <p className={styles["note"]}>{note}</p>
      ) : (
        <>
          <p className={styles["note"]}>{describe(project, files)}</p>
          <pre
            className={styles["text"]}
            aria-label="The open Dockerfile"
            // The keyboard scrolls it too.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
          >
            {project.dockerfile}
          </pre>
        </>
      )}
    </section>
  );
}

function describe(
  { dockerfile, dockerignore, target = null }: Omit<LessonProject, "files">,
  files: readonly string[] | null,
): string {
  const parts = [
    counted(dockerfile.split("\n").length, "line"),
    dockerignore === null ? "no .dockerignore" : "a .dockerignore",
    ...(files === null
      ? []
      : [files.length === 0 ? "files inferred" : counted(files.length, "file")]),
    ...(target === null ? [] : [`target ${target}`]),
  ];
  return parts.join(" · ");
}
