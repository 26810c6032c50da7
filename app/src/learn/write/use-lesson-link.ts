import type { OwnLesson } from "@stagemap/lessons";
import { readOwnLesson, writeOwnLesson } from "@stagemap/lessons";
import { decodeState, encodeState } from "@stagemap/share";
import { useEffect, useState } from "react";
import { useAppContext } from "../../app-context.ts";
import { initialParts, linkParts } from "../../state/document-parts.ts";
import { startParts } from "../lesson-desk.ts";

export interface LessonLink {
  readonly link: string;
  /** Why it would not open; null when it does. */
  readonly problem: string | null;
}

/** The link that opens the lesson at its start; null while it is made. */
export function useLessonLink(own: OwnLesson): LessonLink | null {
  const { browser } = useAppContext();
  const [made, setMade] = useState<{ readonly own: OwnLesson; readonly link: LessonLink } | null>(
    null,
  );

  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(() => {
      void makeLink(own).then(
        ({ fragment, problem }) =>
          isGone || setMade({ own, link: { link: browser.linkTo(fragment), problem } }),
      );
    }, 200);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [own, browser]);

  return made?.own === own ? made.link : null;
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
