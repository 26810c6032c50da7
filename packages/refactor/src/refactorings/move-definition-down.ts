import { readsName } from "../conflicts.ts";
import { actorsOf } from "../actors.ts";
import { planMove } from "../move.ts";
import { refuse } from "../plan.ts";
import { defineRefactoring } from "../refactoring.ts";
import { titleOf } from "../words.ts";

export const moveDefinitionDown = defineRefactoring({
  id: "move-definition-down",
  title: "Move this ARG or ENV down to its first use",
  summary:
    "Every RUN below an ARG or ENV is rebuilt when its value changes, whether it uses it or not. Right above its first use, a new value costs no more than it has to.",
  examples: [
    {
      before:
        "FROM debian:13\n# which one\n«ARG GIT_SHA»\nRUN apt-get update && apt-get install -y git\nRUN echo $GIT_SHA > /sha\n",
      after:
        "FROM debian:13\nRUN apt-get update && apt-get install -y git\n# which one\nARG GIT_SHA\nRUN echo $GIT_SHA > /sha\n",
    },
    {
      before: "FROM debian:13\n«ENV PORT=80»\nRUN touch /a\nCMD a\n",
      after: "FROM debian:13\nRUN touch /a\nCMD a\nENV PORT=80\n",
    },
    {
      before: "FROM debian:13\n«ARG V»\nRUN echo $V\n",
      refused: "“RUN echo $V” right below may use it.",
    },
    { before: "FROM debian:13\n«ARG V»\nRUN touch /a\n", refused: "No step of the stage uses it." },
    { before: "FROM debian:13\n«RUN a»\n", refused: "Only ARG and ENV define variables." },
  ],
  plan({ model, stage, step, index }) {
    const { name } = step.item.instruction;
    if (name !== "ARG" && name !== "ENV") return refuse("Only ARG and ENV define variables.");
    const actors = actorsOf(model, stage);
    const defined = actors[index]?.effects.variables.writes ?? [];
    const below = actors.slice(index + 1);
    const isUsed = below.some(({ effects }) =>
      defined.some((each) => readsName(effects.variables.reads, each)),
    );
    // What an ENV sets, the program that runs in the image may use.
    if (name === "ARG" && !isUsed) return refuse("No step of the stage uses it.");
    const request = { stage: stage.key, step: step.key };
    let best: ReturnType<typeof planMove> | null = null;
    for (let gap = index + 2; gap <= stage.steps.length; gap++) {
      const plan = planMove(model, { ...request, gap });
      if (!plan.ok || plan.safety !== "safe") break;
      best = plan;
    }
    if (best?.ok === true) return { ok: true, edits: best.edits, notes: best.notes };
    const next = stage.steps[index + 1];
    return next === undefined
      ? refuse("It is the last step already.")
      : refuse(`${titleOf(next)} right below may use it.`);
  },
});
