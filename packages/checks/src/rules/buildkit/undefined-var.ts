import { observed, observedFinding } from "../../observed.ts";
import { defineRule } from "../../rule.ts";

export const undefinedVar = defineRule({
  id: "UndefinedVar",
  origin: "buildkit",
  severity: "warning",
  summary: "A variable is defined before it is used.",
  rationale:
    "BuildKit replaces a variable that is not defined with nothing, without a word: `COPY $DIR/app .` then copies /app. An ARG from before the first FROM counts in a stage only when the stage declares it again with `ARG NAME`.",
  source: "https://docs.docker.com/reference/build-checks/undefined-var/",
  examples: [
    { bad: "FROM alpine\nCOPY «$dir» .\n" },
    { bad: "ARG VERSION=1\nFROM alpine\nENV APP_VERSION=«$VERSION»\n" },
  ],
  good: [
    "FROM alpine\nARG dir=src\nCOPY $dir .\n",
    "ARG VERSION=1\nFROM alpine\nARG VERSION\nENV APP_VERSION=$VERSION\n",
    "FROM alpine\nENV PATH=$PATH:/app/bin\n",
  ],
  *check(context) {
    for (const seen of observed(context, "undefined")) {
      const { name, suggestion } = seen.observation;
      const hint = suggestion === "" ? "" : ` (did you mean $${suggestion}?)`;
      yield observedFinding(context, seen, `Usage of undefined variable '$${name}'${hint}`);
    }
  },
});
