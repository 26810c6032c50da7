import { loadLessonGoals } from "@stagemap/analysis";
import type { GoalView, LessonGoals } from "@stagemap/analysis";
import type { Goal, LessonProject } from "@stagemap/lessons";
import { useEffect, useState } from "react";
import { useApp } from "../app-context.ts";

/** Off the path of typing, but before anyone looks up from the line. */
const typingPause = 150;

interface Asked {
  readonly goals: readonly Goal[];
  readonly start: LessonProject;
}

/** What decides goals; null until it is loaded. */
export function useLessonGoals(): { readonly judge: LessonGoals | null; readonly isLost: boolean } {
  const [judge, setJudge] = useState<LessonGoals | null>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let isGone = false;
    loadLessonGoals().then(
      (loaded) => isGone || setJudge(loaded),
      () => isGone || setLost(true),
    );
    return () => {
      isGone = true;
    };
  }, []);
  return { judge, isLost };
}

/** How the document stands to the goals; null until that is known. Half a line is no line: the answer stays with the picture. */
export function useGoals(asked: Asked): {
  readonly views: readonly GoalView[] | null;
  readonly isLost: boolean;
} {
  const { goals, start } = asked;
  const { judge, isLost } = useLessonGoals();
  const dockerfile = useApp((state) => state.text);
  const target = useApp((state) => state.wantedTarget);
  const { dockerignore, files } = useApp((state) => state.projectContext);
  const isHalfTyped = useApp((state) => state.analysis.isPictureKept);
  const [answered, setAnswered] = useState<{
    readonly goals: readonly Goal[];
    readonly views: readonly GoalView[];
  } | null>(null);
  const isAnswered = answered?.goals === goals;

  useEffect(() => {
    if (judge === null || (isHalfTyped && isAnswered)) return;
    const timer = setTimeout(
      () => {
        const known = files === null ? start.files : files.map(({ path }) => path);
        const paths = known.length === 0 ? null : known;
        const views = judge.judge({ dockerfile, target, dockerignore, files: paths, goals, start });
        setAnswered({ goals, views });
      },
      isAnswered ? typingPause : 0,
    );
    return () => clearTimeout(timer);
  }, [judge, dockerfile, target, dockerignore, files, goals, start, isHalfTyped, isAnswered]);

  return { views: isAnswered ? answered.views : null, isLost };
}
