import { hasLooseDefinitions, planDefinitionsDown } from "../definitions-down.ts";
import { refuse } from "../plan.ts";
import { defineRefactoring } from "../refactoring.ts";

export const moveDefinitionsDown = defineRefactoring({
  id: "move-definitions-down",
  title: "Move every ARG and ENV of the stage down to its first use",
  summary:
    "Every RUN below an ARG or ENV is rebuilt when its value changes, whether it uses it or not. Right above their first uses, new values cost no more than they have to.",
  examples: [
    {
      before:
        "FROM debian:13\n«ARG GIT_SHA»\n# where it listens\nENV PORT=80\nRUN apt-get update && apt-get install -y git\nRUN echo $GIT_SHA > /sha\nRUN touch /a\nCMD a\n",
      after:
        "FROM debian:13\nRUN apt-get update && apt-get install -y git\nARG GIT_SHA\nRUN echo $GIT_SHA > /sha\nRUN touch /a\n# where it listens\nENV PORT=80\nCMD a\n",
    },
    {
      before: "FROM debian:13\n«ENV A=1»\nENV B=$A\nRUN touch /a\nRUN echo $B\n",
      after: "FROM debian:13\nRUN touch /a\nENV A=1\nENV B=$A\nRUN echo $B\n",
    },
    {
      before: "FROM debian:13\n«ARG V»\nRUN echo $V\n",
      refused: "Every ARG and ENV stands right above its first use.",
    },
    { before: "FROM debian:13\n«RUN a»\n", refused: "Only ARG and ENV define variables." },
  ],
  plan({ model, stage, step }) {
    const { name } = step.item.instruction;
    if (name !== "ARG" && name !== "ENV") return refuse("Only ARG and ENV define variables.");
    if (!hasLooseDefinitions(model, stage)) {
      return refuse("Every ARG and ENV stands right above its first use.");
    }
    return planDefinitionsDown(model, [stage.key]);
  },
});
