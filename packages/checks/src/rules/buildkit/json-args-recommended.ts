import { dispatchedFinding } from "../../dispatched.ts";
import { defineRule } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";

export const jsonArgsRecommended = defineRule({
  id: "JSONArgsRecommended",
  origin: "buildkit",
  severity: "warning",
  summary: "CMD and ENTRYPOINT are written as a JSON array.",
  rationale:
    "Written as plain text the command runs under `/bin/sh -c`. The shell then is process 1, gets the signal when the container is to stop, and does not pass it on: the program is killed after the grace period instead of ending by itself. As a JSON array the program runs without a shell. A SHELL instruction shows that the shell is meant.",
  source: "https://docs.docker.com/reference/build-checks/json-args-recommended/",
  examples: [
    { bad: "FROM alpine\nENTRYPOINT «my-program start»\n" },
    { bad: "FROM alpine\nCMD «echo hello»\n" },
  ],
  good: [
    'FROM alpine\nENTRYPOINT ["my-program", "start"]\n',
    'FROM alpine\nSHELL ["/bin/bash", "-c"]\nENTRYPOINT my-program start\n',
    'FROM alpine AS base\nSHELL ["/bin/bash", "-c"]\nFROM base\nCMD echo hello\n',
  ],
  *check(context) {
    const hasShell: boolean[] = [];
    for (const [index, stage] of context.dispatched.entries()) {
      let isShellSet = inheritsShell(context, hasShell, index);
      for (const dispatched of stage) {
        const { name, isJson, rest, keyword } = dispatched.instruction;
        if (name === "SHELL") isShellSet = true;
        if ((name !== "CMD" && name !== "ENTRYPOINT") || isJson || isShellSet) continue;
        const message = `JSON arguments recommended for ${keyword.text} to prevent unintended behavior related to OS signals`;
        const place = rest.to > rest.from ? rest : keyword;
        yield dispatchedFinding(context, dispatched, place, message);
      }
      hasShell[index] = isShellSet;
    }
  },
});

function inheritsShell(
  { model }: CheckContext,
  hasShell: readonly boolean[],
  index: number,
): boolean {
  const base = model.bases[index];
  return base?.kind === "stage" && (hasShell[base.stage] ?? false);
}
