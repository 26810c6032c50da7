import { BookOpen, ClipboardPaste, FolderOpen, GraduationCap, Plus } from "lucide-react";
import { useApp, useAppContext, useRun } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { PaneMessage } from "../ui/PaneMessage.tsx";
import styles from "./NoStages.module.css";

/** What the graph's place shows while the text has no stage. */
export function NoStages() {
  const isEmpty = useApp((state) => state.text.trim() === "");
  return <div className={styles["cover"]}>{isEmpty ? <Welcome /> : <NoFrom />}</div>;
}

function Welcome() {
  const run = useRun();
  const { store } = useAppContext();
  const canRestore = useApp((state) => state.formerDrafts.length > 0);
  return (
    <PaneMessage
      title="See a Dockerfile as a picture"
      actions={
        <>
          <Button look="primary" onClick={() => run("paste-dockerfile")}>
            <ClipboardPaste size={15} aria-hidden />
            Paste a Dockerfile
          </Button>
          <Button
            look="framed"
            onClick={() =>
              store.getState().openDialog({ kind: "palette", commandId: "load-example" })
            }
          >
            <BookOpen size={15} aria-hidden />
            Try an example
          </Button>
          <Button look="framed" onClick={() => run("open-lessons")}>
            <GraduationCap size={15} aria-hidden />
            Take a lesson
          </Button>
          <Button look="framed" onClick={() => run("open-file")}>
            <FolderOpen size={15} aria-hidden />
            Open a file
          </Button>
          <Button look="framed" onClick={() => run("add-stage")}>
            <Plus size={15} aria-hidden />
            Start with a stage
          </Button>
          {canRestore && (
            <Button className={styles["restore"]} onClick={() => run("restore-draft")}>
              Restore my last draft
            </Button>
          )}
        </>
      }
    >
      Stagemap draws its stages and what copies from where, and says what is wrong with it. You can
      also drop a file anywhere on this page. Nothing leaves your browser.
    </PaneMessage>
  );
}

function NoFrom() {
  const run = useRun();
  return (
    <PaneMessage
      title="No stage yet"
      actions={
        <>
          <Button look="framed" onClick={() => run("focus-editor")}>
            Go to the text
          </Button>
          <Button look="framed" onClick={() => run("add-stage")}>
            Add a stage
          </Button>
        </>
      }
    >
      A stage begins with a FROM line, such as <code className={styles["code"]}>FROM alpine</code>.
      This text has none, so there is nothing to draw.
    </PaneMessage>
  );
}
