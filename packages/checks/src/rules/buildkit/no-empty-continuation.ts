import { defineRule } from "../../rule.ts";
import type { CheckContext, Finding, Fix, Site } from "../../rule.ts";
import type { TextEdit } from "@stagemap/text";
import { replacement } from "../../edits.ts";

export const noEmptyContinuation = defineRule({
  id: "NoEmptyContinuation",
  origin: "buildkit",
  severity: "warning",
  summary: "A continued line is not followed by an empty one.",
  rationale:
    "BuildKit still skips empty lines inside an instruction, but says that a future version will refuse them: an empty line looks like the end of the instruction and is not. Remove it, or put a comment there.",
  source: "https://docs.docker.com/reference/build-checks/no-empty-continuation/",
  examples: [
    {
      bad: "FROM alpine\n«RUN apk add \\\n\n    curl»\n",
      fixed: "FROM alpine\nRUN apk add \\\n    curl\n",
    },
    {
      bad: "FROM alpine\n«RUN a && \\\n  \n\n  # why\n\n  b»\n",
      fixed: "FROM alpine\nRUN a && \\\n  # why\n  b\n",
    },
  ],
  good: ["FROM alpine\nRUN apk add \\\n    # for downloads\n    curl\n"],
  *check(context) {
    for (const site of context.sites) {
      if (site.item.hasEmptyContinuation) yield emptyLine(context, site);
    }
  },
});

/** BuildKit names the last line of the instruction, before any heredoc's body, and no comment can skip it. */
function emptyLine(context: CheckContext, site: Site): Finding {
  const { model } = context;
  const { item, index, line } = site;
  const start = model.tree.starts[index] ?? 0;
  const joined = joinedLines(site);
  const lineEnds = joined.split("\n").length - 1;
  const lastLine = line + lineEnds - (joined.endsWith("\n") ? 1 : 0);
  const { from } = item.instruction.keyword;
  const span = { start: start + from, end: start + joined.trimEnd().length };
  return {
    message: "Empty continuation line",
    span,
    line: lastLine,
    site: null,
    fixes: () => withoutEmptyLines(context, site),
  };
}

/** The instruction's lines without the bodies of heredocs. */
function joinedLines({ item }: Site): string {
  return item.raw.slice(0, item.heredocs[0]?.body.from ?? item.raw.length);
}

/** What Go takes for a space. */
const BLANK = /^[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]*$/;

/** Takes out the empty lines, which the instruction never had. Its other lines and the comments between them stay. */
function withoutEmptyLines(context: CheckContext, site: Site): Fix[] {
  const edits: TextEdit[] = [];
  let from = 0;
  let blankFrom: number | null = null;
  for (const line of [...joinedLines(site).split(/(?<=\n)/), null]) {
    const isBlank = line !== null && from > 0 && BLANK.test(line);
    if (isBlank) blankFrom ??= from;
    else if (blankFrom !== null) {
      edits.push(replacement(context, site, { from: blankFrom, to: from }, ""));
      blankFrom = null;
    }
    from += line?.length ?? 0;
  }
  const title = edits.length === 1 ? "Remove the empty line" : "Remove the empty lines";
  return edits.length === 0 ? [] : [{ title, safety: "safe", edits }];
}
