import type { LessonProject, OwnLesson } from "@stagemap/lessons";
import { readOwnLesson, writeOwnLesson } from "@stagemap/lessons";
import { useState } from "react";
import { useAppContext } from "../../app-context.ts";
import type { AppState } from "../../state/app-state.ts";
import { createKeptStorage } from "../../state/storage.ts";

const key = "stagemap.own-lesson";

/** A storage that fails has been told of by the drafts already. */
const storage = createKeptStorage(
  () => window.localStorage,
  () => {},
);

/** The lesson that is being written. It stays from one opening of the dialog to the next, and to the next visit. */
export function useOwnLesson(): {
  readonly own: OwnLesson;
  change(part: Partial<OwnLesson>): void;
  /** Starts a new one with the document as it is. */
  clear(): void;
} {
  const { store } = useAppContext();
  const [own, setOwn] = useState(
    () => readOwnLesson(storage.read(key)) ?? emptyLesson(store.getState()),
  );

  function become(next: OwnLesson): void {
    setOwn(next);
    storage.write(key, writeOwnLesson(next));
  }

  return {
    own,
    change: (part) => become({ ...own, ...part }),
    clear: () => become(emptyLesson(store.getState())),
  };
}

function emptyLesson(state: AppState): OwnLesson {
  return {
    title: "",
    text: "",
    start: projectOf(state),
    goals: [{ kind: "builds" }],
    hints: [],
    solution: null,
  };
}

/** The document as a lesson has it. */
export function projectOf({ text, projectContext, wantedTarget }: AppState): LessonProject {
  const { dockerignore, files } = projectContext;
  return {
    dockerfile: text,
    dockerignore,
    files: files?.map(({ path }) => path) ?? [],
    target: wantedTarget,
  };
}
