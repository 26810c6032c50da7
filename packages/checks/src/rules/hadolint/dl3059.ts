import { mergeFixes } from "../../merge-runs.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { Run } from "../../runs.ts";
import { runInstructions } from "../../run-commands.ts";

/** Whoever joined commands by hand left the others apart on purpose. */
const FEW = 1;

export const dl3059 = defineRule({
  id: "DL3059",
  origin: "hadolint",
  severity: "info",
  isAboutWhatShips: true,
  summary: "Short RUN instructions that follow each other are one.",
  rationale:
    "Each RUN makes a layer. What a later one deletes stays in the layer of the earlier one, and each layer costs a little when images are pulled and started. In a stage that does not ship, more layers are welcome: they are what the cache can reuse.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3059",
  examples: [
    {
      bad: "FROM debian:13\nRUN mkdir /data\n«RUN» chown 1000 /data\n",
      fixed: "FROM debian:13\nRUN mkdir /data \\\n    && chown 1000 /data\n",
    },
    {
      bad: "FROM debian:13\nRUN a.sh\n# then\n«RUN» b.sh\n",
      fixed: "FROM debian:13\nRUN a.sh \\\n    # then\n    && b.sh\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN a.sh\nWORKDIR /\nRUN b.sh\n",
    "FROM debian:13\nRUN --mount=type=secret,id=a a.sh\nRUN b.sh\n",
    "FROM debian:13\nRUN a.sh && b.sh\nRUN c.sh\n",
  ],
  *check(context) {
    const runs = new Map(runInstructions(context).map((run) => [run.site, run]));
    let before: Run | null = null;
    /** The first of those that belong together. */
    let first: Run | null = null;
    for (const site of context.sites) {
      const run = runs.get(site);
      if (run === undefined || run.isTrigger) {
        before = null;
        first = null;
        continue;
      }
      const isSeparate =
        first === null || flagsOf(run) !== flagsOf(first) || isLong(run) || isLong(first);
      if (isSeparate) first = run;
      const above = before;
      before = run;
      if (isSeparate || above === null) continue;
      const message = "Multiple consecutive `RUN` instructions. Consider consolidation.";
      yield {
        ...findingAt(context, site, site.instruction.keyword, message),
        fixes: () => mergeFixes(context, above, run),
      };
    }
  },
});

function flagsOf({ instruction }: Run): string {
  return instruction.flags
    .map(({ name, value }) => `${name}=${value ?? ""}`)
    .toSorted()
    .join(" ");
}

function isLong({ script }: Run): boolean {
  // What another kind of shell reads is not counted.
  if (script.source.kind === "shell" && script.source.shell.isOpaque) return true;
  // Commands that others run are words to hadolint.
  return (
    script.commands.filter(({ wrapper, name, layer }) => {
      const isOwn = wrapper === null && (layer === null || layer.command === null);
      return isOwn && name !== null;
    }).length > FEW
  );
}
