import { createMatcher, ignoredSource, parseIgnoreFile } from "@stagemap/dockerignore";
import { flagValue, isHeredoc, parseGitSource } from "@stagemap/model";
import { goQuote } from "@stagemap/syntax";
import { dispatchedFinding } from "../../dispatched.ts";
import { letInFixes } from "../../let-in.ts";
import { defineRule } from "../../rule.ts";
import type { CheckContext, Dispatched } from "../../rule.ts";
import { settingsOf, valueOf } from "../../step-settings.ts";

export const copyIgnoredFile = defineRule({
  id: "CopyIgnoredFile",
  origin: "buildkit",
  severity: "warning",
  summary: "COPY and ADD name nothing that .dockerignore keeps out.",
  rationale:
    "What .dockerignore leaves out never reaches the builder, so a COPY that names it finds nothing and the build fails. Either the file belongs into the build, and .dockerignore has to let it in, or the line is not needed. BuildKit does not look when the .dockerignore has exceptions with `!`.",
  source: "https://docs.docker.com/reference/build-checks/copy-ignored-file/",
  examples: [
    { bad: "FROM node\nCOPY «dist» /app/dist\n", dockerignore: "node_modules\ndist\n" },
    { bad: "FROM scratch\nADD «./tmp/hello.txt» /hello.txt\n", dockerignore: "*/hello.txt\n" },
    { bad: "FROM scratch\nCOPY «.» /\n", dockerignore: "*\n" },
  ],
  good: [
    "FROM node\nCOPY dist /app/dist\n",
    "FROM node AS build\nRUN make\nFROM nginx\nCOPY --from=build /dist /www\n",
  ],
  *check(context) {
    const { dockerignore } = context;
    if (dockerignore === null) return;
    const matcher = createMatcher(parseIgnoreFile(dockerignore));
    if (matcher.hasExceptions || matcher.patterns.length === 0) return;
    for (const dispatched of context.dispatched.flat()) {
      for (const { source, span } of localSources(context, dispatched)) {
        const ignored = ignoredSource(matcher, source);
        if (ignored === null) continue;
        const command = dispatched.instruction.name === "ADD" ? "Add" : "Copy";
        const message = `Attempting to ${command} file ${goQuote(ignored)} that is excluded by .dockerignore`;
        yield {
          ...dispatchedFinding(context, dispatched, span, message),
          fixes: () => letInFixes(dockerignore, ignored),
        };
      }
    }
  },
});

interface LocalSource {
  /** With variables replaced. */
  readonly source: string;
  readonly span: { readonly from: number; readonly to: number };
}

/** What COPY or ADD names of the build context: no stage, no address, no heredoc. */
function localSources(
  context: CheckContext,
  { instruction, site }: Dispatched,
): readonly LocalSource[] {
  const isAdd = instruction.name === "ADD";
  if (!isAdd && instruction.name !== "COPY") return [];
  if ((flagValue(instruction, "from") ?? "") !== "") return [];
  const variable = settingsOf(context).at.get(site)?.variable ?? (() => undefined);
  const { escape } = context.model.tree;
  return instruction.args
    .slice(0, -1)
    .filter(({ text }) => !isHeredoc(text))
    .map((word) => ({ source: valueOf(word, variable, escape), span: word }))
    .filter(({ source }) => !isAdd || !isAddress(source));
}

function isAddress(source: string): boolean {
  if (!source.includes(":")) return false;
  return /^https?:\/\//.test(source) || parseGitSource(source).kind === "git";
}
