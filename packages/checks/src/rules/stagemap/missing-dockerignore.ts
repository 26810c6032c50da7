import { wholeContextCopies } from "../../broad-copy.ts";
import { dockerignoreText } from "../../dockerignore-text.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const missingDockerignore = defineRule({
  id: "MissingDockerignore",
  origin: "stagemap",
  severity: "info",
  summary: "A .dockerignore stands behind a COPY of the whole build context.",
  rationale:
    "`COPY . .` takes all that lies beside the Dockerfile: .git, local dependencies, build output, files with passwords. All of it is sent to the builder, ends up in a layer, and any change in it makes the steps below run again. A .dockerignore names what stays out.",
  source: "https://docs.docker.com/build/concepts/context/#dockerignore-files",
  examples: [{ bad: "FROM node:22\nCOPY «. .»\n", newFile: ".dockerignore" }],
  good: ["FROM node:22\nCOPY src package.json ./\n"],
  *check(context) {
    const { dockerignore } = context;
    if (dockerignore !== null && /^[^#\r\n]*\S/m.test(dockerignore.replace(/^#.*$/gm, ""))) return;
    const copies = wholeContextCopies(context);
    const copy =
      copies.find(({ stage }) => stage !== null && context.needed.has(stage.index)) ?? copies[0];
    if (copy === undefined) return;
    const { keyword, rest } = copy.instruction;
    const message = `${keyword.text.toUpperCase()} takes the whole build context, and no .dockerignore is known that keeps .git, secrets and local builds out`;
    yield {
      ...findingAt(context, copy, rest, message),
      fixes: () => [
        {
          title: "Create a .dockerignore for what is built here",
          safety: "review",
          edits: [],
          newFiles: [{ path: ".dockerignore", text: dockerignoreText(context) }],
        },
      ],
    };
  },
});
