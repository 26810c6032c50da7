import { dispatchedFinding } from "../../dispatched.ts";
import { replacement } from "../../edits.ts";
import { execForm } from "../../exec-form.ts";
import type { ExecForm } from "../../exec-form.ts";
import { carriesOutCommand } from "../../image-starts.ts";
import { holdsComment } from "../../written.ts";
import { stagesBelow } from "../../context.ts";
import { defineRule } from "../../rule.ts";
import { runAt } from "../../run-commands.ts";
import type { CheckContext, Dispatched, Fix } from "../../rule.ts";

export const jsonArgsRecommended = defineRule({
  id: "JSONArgsRecommended",
  origin: "buildkit",
  severity: "warning",
  summary: "CMD and ENTRYPOINT are written as a JSON array.",
  rationale:
    "Written as plain text the command runs under `/bin/sh -c`. The shell then is process 1, gets the signal when the container is to stop, and does not pass it on: the program is killed after the grace period instead of ending by itself. As a JSON array the program runs without a shell. A SHELL instruction shows that the shell is meant.",
  source: "https://docs.docker.com/reference/build-checks/json-args-recommended/",
  examples: [
    {
      bad: "FROM alpine\nENTRYPOINT «my-program start»\n",
      fixed: 'FROM alpine\nENTRYPOINT ["my-program", "start"]\n',
    },
    { bad: "FROM alpine\nCMD «echo hello»\n", fixed: 'FROM alpine\nCMD ["echo", "hello"]\n' },
    {
      bad: "FROM alpine\nCMD «cd /app && my-program $FLAGS»\n",
      fixed: 'FROM alpine\nCMD ["/bin/sh", "-c", "cd /app && exec my-program $FLAGS"]\n',
    },
    {
      bad: "FROM alpine\nCMD «['my-program', 'start']»\n",
      fixed: 'FROM alpine\nCMD ["my-program", "start"]\n',
    },
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
        yield {
          ...dispatchedFinding(context, dispatched, place, message),
          fixes: () => asArray(context, dispatched, index),
        };
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

const TITLES: Readonly<Record<ExecForm["kind"], string>> = {
  program: "Start the program without a shell",
  "handing-on": "Start it with a shell that gives its place to the program",
  shell: "Say that a shell is meant",
  repaired: "Write the array as JSON",
};

function asArray(context: CheckContext, dispatched: Dispatched, stage: number): Fix[] {
  const { site, instruction, isTrigger } = dispatched;
  const run = runAt(context, site);
  const { rest } = instruction;
  if (run === undefined || isTrigger || holdsComment(site, rest)) return [];
  const form = execForm(run);
  if (form === null) return [];
  const isSafe = form.kind === "program" && startsTheSame(context, dispatched, form, stage);
  return [
    {
      title: TITLES[form.kind],
      safety: isSafe ? "safe" : "review",
      edits: [replacement(context, site, rest, form.text)],
    },
  ];
}

/**
 * True when the container starts the same program as before. ENTRYPOINT in shell form swallows what CMD says; what CMD says is
 * handed to the program in ENTRYPOINT. A script without "#!" needs the shell that is taken away.
 */
function startsTheSame(
  context: CheckContext,
  { instruction }: Dispatched,
  { program }: ExecForm,
  stage: number,
): boolean {
  if (/\.(?:sh|bash)$/.test(program)) return false;
  const isWith = (name: string): boolean =>
    family(context, stage).some((each) =>
      context.dispatched[each]?.some((step) => step.instruction.name === name),
    );
  return instruction.name === "ENTRYPOINT"
    ? !isWith("CMD")
    : !isWith("ENTRYPOINT") && carriesOutCommand(context, stage);
}

/** The stages that a stage is built on, itself and those built on it. */
function family({ model }: CheckContext, stage: number): readonly number[] {
  const below = stagesBelow(model, stage);
  return model.stages
    .map(({ index }) => index)
    .filter((index) => below.has(index) || stagesBelow(model, index).has(stage));
}
