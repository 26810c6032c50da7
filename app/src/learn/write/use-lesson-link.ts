import type { OwnLesson } from "@stagemap/lessons";
import { readOwnLesson, writeOwnLesson } from "@stagemap/lessons";
import { decodeState, encodeState } from "@stagemap/share";
import { useEffect, useState } from "react";
import { useAppContext } from "../../app-context.ts";
import type { AppContext } from "../../commands/command.ts";
import { initialParts, linkParts } from "../../state/document-parts.ts";
import { startParts } from "../lesson-desk.ts";

export interface LessonLink {
  readonly link: string;
  /** Why it would not open; null when it does. */
  readonly problem: string | null;
}

/** The link that opens the lesson at its start, a moment after it was changed; null while the first one is made. */
export function useLessonLink(own: OwnLesson): LessonLink | null {
  const context = useAppContext();
  const [made, setMade] = useState<LessonLink | null>(null);

  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(() => {
      void lessonLink(context, own).then((link) => isGone || setMade(link));
    }, 200);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [own, context]);

  return made;
}

export async function lessonLink({ browser }: AppContext, own: OwnLesson): Promise<LessonLink> {
  const { fragment, problem } = await makeLink(own);
  return { link: browser.linkTo(fragment), problem };
}

async function makeLink(
  own: OwnLesson,
): Promise<{ readonly fragment: string; readonly problem: string | null }> {
  const lesson = writeOwnLesson(own);
  const parts = { ...initialParts, ...startParts(lesson, own) };
  const { dockerfile } = own.start;
  const fragment = await encodeState({ dockerfile, target: null, ...linkParts(parts) });
  const readBack = await decodeState(fragment);
  const isRead = readOwnLesson(lesson) !== null;
  const problem =
    readBack.ok && isRead ? null : "The lesson is too long for a link: shorten its texts.";
  return { fragment, problem };
}
