import type { OwnLesson } from "@stagemap/lessons";
import { asLesson, writeOwnLesson } from "@stagemap/lessons";
import { Copy, Play } from "lucide-react";
import { useApp, useAppContext } from "../../app-context.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogFrame } from "../../ui/DialogFrame.tsx";
import { startLesson } from "../lesson-desk.ts";
import { useLessonGoals } from "../use-goals.ts";
import { GoalsColumn } from "./GoalsColumn.tsx";
import styles from "./LessonEditor.module.css";
import { TextsColumn } from "./TextsColumn.tsx";
import type { LessonLink } from "./use-lesson-link.ts";
import { useLessonLink } from "./use-lesson-link.ts";
import { useOwnLesson } from "./use-own-lesson.ts";

/** Longer links are cut by some programs on their way. */
const longLink = 8000;

/** A teacher's own lesson: its texts, where it starts, its goals with what they make of start and solution, and its link. */
export function LessonEditor() {
  const context = useAppContext();
  const close = useApp((state) => state.closeDialog);
  const { own, change, clear } = useOwnLesson();
  const { judge } = useLessonGoals();
  const link = useLessonLink(own);
  const lacks = lackOf(own);

  return (
    <DialogFrame
      isWide
      title="Write a lesson"
      description="It is kept in this browser while you write, and travels in its link: nothing is uploaded, and opening it runs nothing."
      onClose={close}
      actions={
        <>
          <p className={styles["length"]} data-long={isLong(link) || undefined} aria-live="polite">
            {lacks ?? sayLength(link)}
          </p>
          <Button onClick={clear}>Start a new one</Button>
          <Button
            look="framed"
            disabled={lacks !== null}
            onClick={() => {
              close();
              startLesson(context, writeOwnLesson(own));
            }}
          >
            <Play size={14} aria-hidden />
            Try it
          </Button>
          <Button
            look="primary"
            disabled={lacks !== null || link === null || link.problem !== null}
            onClick={() => void copy()}
          >
            <Copy size={14} aria-hidden />
            Copy the link
          </Button>
        </>
      }
    >
      <div className={styles["columns"]}>
        <TextsColumn own={own} onChange={change} />
        <GoalsColumn own={own} judge={judge} onChange={change} />
      </div>
    </DialogFrame>
  );

  async function copy(): Promise<void> {
    if (link === null) return;
    const { notify, openDialog } = context.store.getState();
    if (await context.browser.writeClipboard(link.link)) {
      const length = link.link.length.toLocaleString("en");
      const message = `Link to “${asLesson(own).title}” copied: ${length} characters.`;
      notify({ kind: "success", message });
    } else {
      openDialog({ kind: "link", link: link.link });
    }
  }
}

/** What is missing for a lesson; null when nothing is. */
function lackOf({ title, start, goals }: OwnLesson): string | null {
  if (title.trim() === "") return "Give it a title.";
  if (start.dockerfile.trim() === "") return "Take a Dockerfile to start from.";
  return goals.length === 0 ? "Add a goal." : null;
}

function isLong(link: LessonLink | null): boolean {
  return link !== null && (link.problem !== null || link.link.length > longLink);
}

function sayLength(link: LessonLink | null): string {
  if (link === null) return "";
  if (link.problem !== null) return link.problem;
  const length = `${link.link.length.toLocaleString("en")} characters`;
  return link.link.length > longLink
    ? `The link has ${length}: some programs cut links of more than ${longLink.toLocaleString("en")}.`
    : `The link has ${length}.`;
}
