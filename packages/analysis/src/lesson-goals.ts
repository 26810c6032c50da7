import { inferFiles } from "@stagemap/cache";
import type { Model } from "@stagemap/model";
import { createScene } from "./lesson-scene.ts";
import type { Scene } from "./lesson-scene.ts";
import { goalTitle } from "./lesson-titles.ts";
import { judgeGoal } from "./lesson-verdicts.ts";
import type { LessonGoals } from "./lessons.ts";
import { createReader } from "./text-reader.ts";
import type { GoalView, LessonQuestion } from "./view-lessons.ts";

/** Judges one text after another; what the last one needed is kept for the next. */
export function createLessonGoals(): LessonGoals {
  const read = createReader();
  const readStart = createReader();

  function sceneOf(question: LessonQuestion, reader: typeof read): Scene {
    const { model, options } = reader(question);
    return createScene(question, { model, options, files: filesOf(question, model) });
  }

  return {
    titleOf: goalTitle,
    judge(question) {
      const scene = sceneOf(question, read);
      const { start } = question;
      let startScene: Scene | null = null;
      const compared = (): Scene =>
        (startScene ??= sceneOf(
          {
            goals: [],
            files: start.files,
            start,
            dockerfile: start.dockerfile,
            dockerignore: start.dockerignore,
            target: start.target ?? null,
          },
          readStart,
        ));
      return question.goals.map((goal): GoalView => {
        const { missing, span } = judgeGoal(scene, goal, compared);
        return { title: goalTitle(goal), isMet: missing === null, missing, span };
      });
    },
  };
}

function filesOf({ files }: LessonQuestion, model: Model): readonly string[] {
  return (files ?? inferFiles(model)).toSorted();
}
