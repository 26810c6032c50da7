import { flagValue, isHeredoc, parseGitSource } from "@stagemap/model";
import { expand } from "@stagemap/syntax";
import type { LocalSpan } from "@stagemap/syntax";
import type { CheckContext, Dispatched } from "./rule.ts";
import { settingsOf } from "./step-settings.ts";

/** What a COPY or ADD names of the build context. */
export interface ContextSource {
  readonly dispatched: Dispatched;
  /** With variables replaced, as BuildKit does it: by nothing where they have no value. */
  readonly source: string;
  readonly span: LocalSpan;
}

/** Every source of COPY and ADD that lies in the build context: of no stage, no address, no heredoc. Stage by stage. */
export function contextSources(context: CheckContext): readonly ContextSource[] {
  return context.dispatched.flat().flatMap((dispatched) => sourcesOf(context, dispatched));
}

function sourcesOf(context: CheckContext, dispatched: Dispatched): readonly ContextSource[] {
  const { instruction, site } = dispatched;
  const isAdd = instruction.name === "ADD";
  if (!isAdd && instruction.name !== "COPY") return [];
  if ((flagValue(instruction, "from") ?? "") !== "") return [];
  const lookUp = settingsOf(context).at.get(site)?.variable ?? (() => undefined);
  const { escape } = context.model.tree;
  return instruction.args
    .slice(0, -1)
    .filter(({ text }) => !isHeredoc(text))
    .map((word): ContextSource => {
      const result = expand(word.text, { escape, lookUp });
      return { dispatched, source: result.ok ? result.text : word.text, span: word };
    })
    .filter(({ source }) => !isAdd || !isAddress(source));
}

function isAddress(source: string): boolean {
  if (!source.includes(":")) return false;
  return /^https?:\/\//.test(source) || parseGitSource(source).kind === "git";
}
