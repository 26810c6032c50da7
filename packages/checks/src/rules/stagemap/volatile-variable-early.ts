import { lineEndOf } from "../../edits.ts";
import { packageUsesOf } from "../../package-uses.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { startWithComments } from "../../runtime-stage.ts";
import { volatileDefinitions } from "../../volatile-definitions.ts";
import type { VolatileDefinition } from "../../volatile-definitions.ts";

export const volatileVariableEarly = defineRule({
  id: "VolatileVariableEarly",
  origin: "stagemap",
  severity: "info",
  summary: "What changes with every build is declared below the expensive steps.",
  rationale:
    "Every RUN has all ARG and ENV variables above it in its cache key, whether it uses them or not. A commit, a date or a build number declared on top is another one each time, so every install below is done anew. Declare it right above the first step that needs it.",
  source: "https://docs.docker.com/reference/dockerfile/#impact-on-build-caching",
  examples: [
    {
      bad: "FROM debian:13\nARG «GIT_COMMIT»\nRUN apt-get install -y git\nRUN make COMMIT=$GIT_COMMIT\n",
      fixed:
        "FROM debian:13\nRUN apt-get install -y git\nARG GIT_COMMIT\nRUN make COMMIT=$GIT_COMMIT\n",
    },
    {
      bad: 'FROM node:22\nARG «BUILD_DATE»\nLABEL created=$BUILD_DATE\nRUN npm ci\nCMD ["node"]\n',
      fixed: 'FROM node:22\nRUN npm ci\nARG BUILD_DATE\nLABEL created=$BUILD_DATE\nCMD ["node"]\n',
    },
  ],
  good: [
    "FROM debian:13\nRUN apt-get install -y git\nARG GIT_COMMIT\nRUN make COMMIT=$GIT_COMMIT\n",
    "FROM debian:13\nARG VERSION=1.2.3\nRUN apt-get install -y curl\nRUN curl -O https://example.com/a-$VERSION.tar.gz\n",
    "FROM debian:13\nARG GIT_COMMIT\nRUN make COMMIT=$GIT_COMMIT\nRUN apt-get install -y git\n",
  ],
  *check(context) {
    for (const volatile of volatileDefinitions(context)) {
      const { definition, passed } = volatile;
      const { site, name, instruction } = definition;
      const [first] = passed;
      const words =
        instruction === "ENV"
          ? site.instruction.pairs.map(({ key }) => key)
          : site.instruction.args;
      const word = words.find(({ text }) => text === name || text.startsWith(`${name}=`));
      if (word === undefined || first === undefined) continue;
      const more = passed.length > 1 ? ` and ${passed.length - 1} more` : "";
      const message = `"${name}" changes often, and each change runs line ${first.site.line}${more} again, which does not need it`;
      const span = { from: word.from, to: Math.min(word.to, word.from + name.length) };
      yield { ...findingAt(context, site, span, message), fixes: () => moved(context, volatile) };
    }
  },
});

/** Moves the line, and those that pass its value on, to the first step that may need it. */
function moved(context: CheckContext, volatile: VolatileDefinition): Fix[] {
  const { definition, followers, passed, user } = volatile;
  const { site } = definition;
  const { tree } = context.model;
  const count =
    site.instruction.name === "ENV" ? site.instruction.pairs.length : site.instruction.args.length;
  const hasOthers =
    count > 1 ||
    followers.some(({ instruction }) => instruction.name === "ENV" && instruction.pairs.length > 1);
  if (hasOthers || isInSharedComment(context, site)) return [];
  const last = passed.at(-1)?.site;
  if (last === undefined || last.item.isOpen) return [];
  const parts = [site, ...followers].map((each) => {
    const start = startWithComments(context, each);
    return { start, end: tree.starts[each.index + 1] ?? tree.source.length };
  });
  const text = parts.map(({ start, end }) => tree.source.slice(start, end)).join("");
  const at =
    user === null
      ? (tree.starts[last.index + 1] ?? tree.source.length)
      : startWithComments(context, user);
  const isBroken = at > 0 && tree.source[at - 1] !== "\n";
  const newText = isBroken ? lineEndOf(tree) + text.replace(/\r?\n$/, "") : text;
  const isSystem = passed.every((run) =>
    packageUsesOf(context, run).every(({ manager }) => manager.ecosystem === "system"),
  );
  return [
    {
      title:
        user === null
          ? `Move ${definition.name} below the installs`
          : `Move ${definition.name} to line ${user.line}, where it is first of use`,
      safety:
        isSystem && followers.length === 0 && definition.text?.includes("$") !== true
          ? "safe"
          : "review",
      edits: [
        ...parts.map((span) => ({ span, newText: "" })),
        { span: { start: at, end: at }, newText },
      ],
    },
  ];
}

/** True when the comment above speaks of more lines than this one, as above a group of ARGs. */
function isInSharedComment({ model: { tree } }: CheckContext, { index }: Site): boolean {
  const next = tree.items[index + 1];
  return (
    tree.items[index - 1]?.kind === "comment" &&
    next?.kind === "instruction" &&
    /^(?:ARG|ENV)$/.test(next.instruction.name ?? "")
  );
}
