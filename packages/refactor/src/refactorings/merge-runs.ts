import type { Instruction } from "@stagemap/syntax";
import { refuse } from "../plan.ts";
import { defineRefactoring, localPlan } from "../refactoring.ts";
import { lineEndOf } from "../stage-text.ts";
import { chainOf, plainRun, stateChange } from "./run-parts.ts";

export const mergeRuns = defineRefactoring({
  id: "merge-runs",
  title: "Join this RUN with the next one",
  summary:
    "Each RUN makes a layer, and what a later one deletes stays in the layer of the earlier one. Joined with “&&” they are one layer, and one step for the cache.",
  examples: [
    {
      before: "FROM debian:13\n«RUN mkdir /data»\nRUN chown 1000 /data\n",
      after: "FROM debian:13\nRUN mkdir /data \\\n    && chown 1000 /data\n",
    },
    {
      before: "FROM debian:13\n«RUN --network=none a && b»\n\n# then\nRUN --network=none c | d\n",
      after: "FROM debian:13\nRUN --network=none a && b \\\n    # then\n    && c | d\n",
    },
    {
      before: "FROM debian:13\n«RUN a»\nCOPY . .\nRUN b\n",
      refused: "The next step is no RUN.",
    },
    {
      before: "FROM debian:13\n«RUN cd /x && a»\nRUN b\n",
      refused: "“cd” would hold for the commands of the next RUN as well.",
    },
    {
      before: "FROM debian:13\n«RUN a»\nRUN b || c\n",
      refused: "The next RUN goes on after a failure: behind “&&” it would mean something else.",
    },
    {
      before: "FROM debian:13\n«RUN --mount=type=tmpfs,target=/t a»\nRUN b\n",
      refused: "The two have different flags.",
    },
    {
      before: 'FROM debian:13\n«RUN ["a"]»\nRUN b\n',
      refused: "Exec form runs one program, without a shell.",
    },
  ],
  plan(site) {
    const { model, stage, step, index, item, settings } = site;
    const { tree } = model;
    const next = stage.steps[index + 1];
    if (next?.item.instruction.name !== "RUN") return refuse("The next step is no RUN.");
    const first = plainRun(step.item, settings);
    if (!first.ok) return refuse(first.reason);
    const second = plainRun(next.item, settings);
    if (!second.ok) return refuse(second.reason);
    if (flagsOf(step.item.instruction) !== flagsOf(next.item.instruction)) {
      return refuse("The two have different flags.");
    }
    const state = stateChange(first.script, { from: 0, to: step.item.raw.length });
    if (state !== null) {
      return refuse(`“${state}” would hold for the commands of the next RUN as well.`);
    }
    if (chainOf(second.script) === null) {
      return refuse(
        "The next RUN goes on after a failure: behind “&&” it would mean something else.",
      );
    }
    const end = step.item.instruction.rest.to;
    if (step.item.raw.slice(end).trim() !== "") return refuse("The lines cannot be joined.");
    const between = tree.items.slice(item + 1, item + next.itemOffset - step.itemOffset);
    const lineEnd = lineEndOf(model);
    const comments = between.filter(({ kind }) => kind === "comment").map(({ raw }) => raw.trim());
    const lines = [...comments, "&& "].map((line) => `    ${line}`).join(lineEnd);
    const nextStart = tree.starts[item + next.itemOffset - step.itemOffset] ?? 0;
    const to = nextStart + next.item.instruction.rest.from - (tree.starts[item] ?? 0);
    return localPlan(site, [{ from: end, to, newText: ` ${tree.escape}${lineEnd}${lines}` }]);
  },
});

function flagsOf({ flags }: Instruction): string {
  return flags
    .map(({ name, value }) => `${name}=${value ?? ""}`)
    .toSorted()
    .join(" ");
}
