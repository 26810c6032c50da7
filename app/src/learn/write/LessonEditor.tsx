import type { OwnLesson } from "@stagemap/lessons";
import { writeOwnLesson } from "@stagemap/lessons";
import { Copy, Play } from "lucide-react";
import { useState } from "react";
import { useApp, useAppContext } from "../../app-context.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogFrame } from "../../ui/DialogFrame.tsx";
import { startLesson } from "../lesson-desk.ts";
import { useLessonGoals } from "../use-goals.ts";
import { GoalsColumn } from "./GoalsColumn.tsx";
import styles from "./LessonEditor.module.css";
import { TextsColumn } from "./TextsColumn.tsx";
import type { LessonLink } from "./use-lesson-link.ts";
import { lessonLink, useLessonLink } from "./use-lesson-link.ts";
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
  // Fields that keep what is typed as it is typed start afresh with a new lesson.
  const [version, setVersion] = useState(0);
  const [copied, setCopied] = useState("");
  const [byHand, setByHand] = useState<string | null>(null);
  const lacks = lackOf(own);

  return (
    <DialogFrame
      isWide
      title="Write a lesson"
      description="It is kept in this browser while you write, and travels in its link: nothing is uploaded, and opening it runs nothing."
      onClose={close}
      actions={
        <>
          {byHand !== null && <LinkByHand link={byHand} />}
          <p className={styles["length"]} data-long={isLong(link) || undefined} aria-live="polite">
            {lacks ??
              `${link !== null && link.link === copied ? "Copied. " : ""}${sayLength(link)}`}
          </p>
          <Clear
            onClear={() => {
              clear();
              setVersion(version + 1);
            }}
          />
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
        <TextsColumn key={version} own={own} onChange={change} />
        <GoalsColumn own={own} judge={judge} onChange={change} />
      </div>
    </DialogFrame>
  );

  /** What was changed a moment ago is in the link as well. */
  async function copy(): Promise<void> {
    const { link: latest, problem } = await lessonLink(context, own);
    if (problem !== null) return;
    if (await context.browser.writeClipboard(latest)) setCopied(latest);
    else setByHand(latest);
  }
}

/** For browsers that do not let a page write to the clipboard. */
function LinkByHand({ link }: { readonly link: string }) {
  return (
    <textarea
      className={styles["link"]}
      aria-label="The browser did not allow copying: select the link and copy it"
      readOnly
      rows={3}
      value={link}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}

/** Asks once more: the lesson that is there is nowhere else, unless its link is. */
function Clear({ onClear }: { onClear(): void }) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) return <Button onClick={() => setAsking(true)}>Start a new one</Button>;
  return (
    <>
      <Button
        look="framed"
        onClick={() => {
          onClear();
          setAsking(false);
        }}
      >
        Forget this one
      </Button>
      <Button onClick={() => setAsking(false)}>Keep it</Button>
    </>
  );
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
