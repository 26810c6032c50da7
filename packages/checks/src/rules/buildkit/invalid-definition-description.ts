import { splitArgument } from "@stagemap/model";
import type { Instruction } from "@stagemap/syntax";
import type { Stage } from "@stagemap/model";
import { insertion, lineEndOf } from "../../edits.ts";
import { isPragma } from "../../hadolint-pragmas.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { isSteered } from "../../written.ts";

export const invalidDefinitionDescription = defineRule({
  id: "InvalidDefinitionDescription",
  origin: "buildkit",
  severity: "warning",
  isExperimental: true,
  summary: "A comment above a stage or an argument begins with its name.",
  rationale:
    "`docker build --call=outline` shows the comment above a stage or an ARG as its description, but only when the comment begins with the name. Another comment there is most likely meant for something else: keep it apart with an empty comment line.",
  source: "https://docs.docker.com/reference/build-checks/invalid-definition-description/",
  examples: [
    {
      bad: "# the first stage\n«FROM alpine AS build»\n",
      fixed: "# the first stage\n#\nFROM alpine AS build\n",
    },
    {
      bad: "# which version\n«ARG VERSION»\nFROM alpine\n",
      fixed: "# which version\n#\nARG VERSION\nFROM alpine\n",
    },
  ],
  good: [
    "# build compiles the program\nFROM alpine AS build\n",
    "# what follows is old\n#\nFROM alpine AS build\n",
    "# the first stage\nFROM alpine\n",
    "# hadolint ignore=DL3006\nFROM alpine AS build\n",
  ],
  *check(context) {
    for (const site of context.sites) {
      const names = describedNames(site.instruction, site.stage);
      const comment = site.comments.at(-1);
      if (comment === undefined || names.length === 0) continue;
      if (names.includes(comment.split(" ", 1)[0] ?? "")) continue;
      // A comment to hadolint, where those count, describes nothing.
      if (!context.settings.isIgnorePragmaOff && isPragma(`#${comment}`)) continue;
      const { keyword, rest, name } = site.instruction;
      const shown = names.length > 1 ? "<arg_key>" : (names[0] ?? "");
      const message = `Comment for ${name} should follow the format: \`# ${shown} <description>\``;
      yield {
        ...findingAt(context, site, { from: keyword.from, to: rest.to }, message),
        // BuildKit gathers comments across empty lines; an empty one without indentation parts them.
        fixes: () =>
          isSteered(site)
            ? []
            : [
                {
                  title: "Keep the comment apart with an empty one",
                  safety: "safe",
                  edits: [insertion(context, site, 0, `#${lineEndOf(context.model.tree)}`)],
                },
              ],
      };
    }
  },
});

/** What the comment above may describe; empty for an unnamed stage and for other instructions. */
function describedNames({ name, args }: Instruction, stage: Stage | null): readonly string[] {
  if (name === "ARG") return args.map((word) => splitArgument(word).name);
  const stageName = name === "FROM" ? (stage?.name ?? null) : null;
  return stageName === null ? [] : [stageName];
}
