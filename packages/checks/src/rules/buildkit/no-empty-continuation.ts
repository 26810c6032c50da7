import { defineRule } from "../../rule.ts";
import type { CheckContext, Finding, Site } from "../../rule.ts";

export const noEmptyContinuation = defineRule({
  id: "NoEmptyContinuation",
  origin: "buildkit",
  severity: "warning",
  summary: "A continued line is not followed by an empty one.",
  rationale:
    "BuildKit still skips empty lines inside an instruction, but says that a future version will refuse them: an empty line looks like the end of the instruction and is not. Remove it, or put a comment there.",
  source: "https://docs.docker.com/reference/build-checks/no-empty-continuation/",
  examples: [{ bad: "FROM alpine\n«RUN apk add \\\n\n    curl»\n" }],
  good: ["FROM alpine\nRUN apk add \\\n    # for downloads\n    curl\n"],
  *check(context) {
    for (const site of context.sites) {
      if (site.item.hasEmptyContinuation) yield emptyLine(context, site);
    }
  },
});

/** BuildKit names the last line of the instruction, before any heredoc's body, and no comment can skip it. */
function emptyLine({ model }: CheckContext, site: Site): Finding {
  const { item, index, line } = site;
  const start = model.tree.starts[index] ?? 0;
  const joined = item.raw.slice(0, item.heredocs[0]?.body.from ?? item.raw.length);
  const lineEnds = joined.split("\n").length - 1;
  const lastLine = line + lineEnds - (joined.endsWith("\n") ? 1 : 0);
  const { from } = item.instruction.keyword;
  const span = { start: start + from, end: start + joined.trimEnd().length };
  return { message: "Empty continuation line", span, line: lastLine, site: null };
}
