import { refuse } from "../plan.ts";
import { defineRefactoring, localPlan } from "../refactoring.ts";
import { lineEndOf } from "../stage-text.ts";
import { chainOf, commentLines, plainRun, stateChange } from "./run-parts.ts";

const DELETES =
  /(?:^|[\s;&|(])(?:rm|apt-get\s+(?:clean|purge|autoremove)|(?:dnf|yum|zypper)\s+clean|npm\s+cache\s+clean)\b/;

export const splitRun = defineRefactoring({
  id: "split-run",
  title: "Give each command a RUN of its own",
  summary:
    "In a stage that does not ship, more layers are welcome: an edit of one command then rebuilds only what comes after it.",
  examples: [
    {
      before: "FROM debian:13 AS build\n«RUN a && b | c»\nFROM scratch\n",
      after: "FROM debian:13 AS build\nRUN a\nRUN b | c\nFROM scratch\n",
    },
    {
      before:
        "FROM debian:13\n«RUN --network=none \\\n    a --long \\\n      word \\\n    # why\n    && b»\n",
      after:
        "FROM debian:13\nRUN --network=none \\\n    a --long \\\n      word\n# why\nRUN --network=none b\n",
    },
    { before: "FROM debian:13\n«RUN a»\n", refused: "There is only one command." },
    {
      before: "FROM debian:13\n«RUN cd /x && a»\n",
      refused: "“cd” holds for the commands behind it.",
    },
    {
      before: "FROM debian:13\n«RUN a; b»\n",
      refused: "The commands are not joined with “&&” alone.",
    },
    { before: "FROM debian:13\n«RUN <<EOF\na\nEOF»\n", refused: "The script stands in a heredoc." },
  ],
  plan(site) {
    const { model, step, settings } = site;
    const { raw, instruction } = step.item;
    const run = plainRun(step.item, settings);
    if (!run.ok) return refuse(run.reason);
    const parts = chainOf(run.script);
    if (parts === null) return refuse("The commands are not joined with “&&” alone.");
    if (parts.length < 2) return refuse("There is only one command.");
    const last = parts.at(-1) ?? { from: 0, to: 0 };
    const state = stateChange(run.script, { from: 0, to: last.from });
    if (state !== null) return refuse(`“${state}” holds for the commands behind it.`);
    const lineEnd = lineEndOf(model);
    const { keyword, flags } = instruction;
    const head = [keyword, ...flags].map(({ from, to }) => raw.slice(from, to)).join(" ");
    const indent = raw.slice(0, keyword.from);
    const edits = parts.slice(1).map(({ from }, index) => {
      const end = parts[index]?.to ?? from;
      const comments = commentLines(raw.slice(end, from), lineEnd);
      return { from: end, to: from, newText: `${lineEnd}${comments.join("")}${indent}${head} ` };
    });
    const isDeleting = DELETES.test(raw.slice(parts[1]?.from ?? 0));
    const notes = isDeleting
      ? [{ message: "What a later RUN deletes stays in the layer of the earlier one." }]
      : [];
    return localPlan(site, edits, notes);
  },
});
