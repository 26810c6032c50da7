import { createMatcher, ignoredSource, parseIgnoreFile } from "@stagemap/dockerignore";
import { goQuote } from "@stagemap/syntax";
import { contextSources } from "../../context-sources.ts";
import { dispatchedFinding } from "../../dispatched.ts";
import { letInFixes } from "../../let-in.ts";
import { defineRule } from "../../rule.ts";

export const copyIgnoredFile = defineRule({
  id: "CopyIgnoredFile",
  origin: "buildkit",
  severity: "warning",
  summary: "COPY and ADD name nothing that .dockerignore keeps out.",
  rationale:
    "What .dockerignore leaves out never reaches the builder, so a COPY that names it finds nothing and the build fails. Either the file belongs into the build, and .dockerignore has to let it in, or the line is not needed. BuildKit does not look when the .dockerignore has exceptions with `!`.",
  source: "https://docs.docker.com/reference/build-checks/copy-ignored-file/",
  examples: [
    {
      bad: "FROM node\nCOPY «dist» /app/dist\n",
      dockerignore: "node_modules\ndist\n",
      newFile: ".dockerignore",
    },
    {
      bad: "FROM scratch\nADD «./tmp/hello.txt» /hello.txt\n",
      dockerignore: "*/hello.txt\n",
      newFile: ".dockerignore",
    },
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
    for (const { dispatched, source, span } of contextSources(context)) {
      const ignored = ignoredSource(matcher, source);
      if (ignored === null) continue;
      const command = dispatched.instruction.name === "ADD" ? "Add" : "Copy";
      const message = `Attempting to ${command} file ${goQuote(ignored)} that is excluded by .dockerignore`;
      yield {
        ...dispatchedFinding(context, dispatched, span, message),
        fixes: () => letInFixes(dockerignore, ignored),
      };
    }
  },
});
