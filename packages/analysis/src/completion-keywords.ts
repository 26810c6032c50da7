import type { InstructionName } from "@stagemap/syntax";
import { GUIDES } from "./completion-instructions.ts";
import type { InstructionGuide } from "./completion-instructions.ts";
import { option } from "./completion-option.ts";
import type { Site } from "./completion-site.ts";
import type { CompletionOption } from "./view-completion.ts";

const NOT_IN_TRIGGERS: ReadonlySet<InstructionName> = new Set(["FROM", "ONBUILD", "MAINTAINER"]);

/** Instructions for the start of a line, those that fit there best first, in the casing of the file. */
export function keywordOptions(
  site: Site,
  { typed, isTrigger }: { readonly typed: string; readonly isTrigger: boolean },
): readonly CompletionOption[] {
  const isLower = hasLowerCase(site, typed);
  return inOrder(site, isTrigger).map(({ name, note, words }) => {
    const label = isLower ? name.toLowerCase() : name;
    return option("instruction", {
      label,
      detail: words.map((word) => word.label).join(" "),
      note,
      insert: `${label} `,
      continues: CONTINUED.has(name),
      isDeprecated: name === "MAINTAINER",
    });
  });
}

/** What there is something to choose from behind. */
const CONTINUED: ReadonlySet<InstructionName> = new Set([
  "FROM",
  "COPY",
  "ADD",
  "USER",
  "EXPOSE",
  "HEALTHCHECK",
  "ONBUILD",
  "STOPSIGNAL",
  "SHELL",
  "CMD",
  "ENTRYPOINT",
]);

function inOrder({ above }: Site, isTrigger: boolean): readonly InstructionGuide[] {
  if (isTrigger) return GUIDES.filter(({ name }) => !NOT_IN_TRIGGERS.has(name));
  const stage = above.stages.at(-1);
  if (stage === undefined) return GUIDES.filter(({ name }) => name === "FROM" || name === "ARG");
  const names = new Set(stage.steps.map(({ item }) => item.instruction.name));
  const isEnded = names.has("CMD") || names.has("ENTRYPOINT");
  return GUIDES.toSorted((a, b) => rank(a.name, isEnded) - rank(b.name, isEnded));
}

/** A stage that says what it runs is mostly done: another may follow. Before that, FROM comes last but for what is seldom. */
function rank(name: InstructionName, isEnded: boolean): number {
  const at = GUIDES.findIndex((each) => each.name === name);
  if (name !== "FROM") return at;
  return isEnded ? -1 : GUIDES.findIndex((each) => each.name === "ADD") + 0.5;
}

/** What is being typed decides; without a letter of it, what most of the file has. */
function hasLowerCase({ above }: Site, typed: string): boolean {
  const keywords = above.tree.items.flatMap((item) =>
    item.kind === "instruction" ? [item.instruction.keyword.text] : [],
  );
  const lower = keywords.filter((keyword) => keyword === keyword.toLowerCase()).length;
  if (keywords.length > 0) return lower * 2 > keywords.length;
  return typed.length > 2 && typed === typed.toLowerCase();
}
