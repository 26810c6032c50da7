import { mentions } from "@stagemap/text";
import { isPreparation } from "@stagemap/shell";
import { packageUsesOf } from "./package-uses.ts";
import type { CheckContext, Site } from "./rule.ts";
import { runAt } from "./run-commands.ts";
import type { Run } from "./runs.ts";
import { definitionsByStage } from "./definitions.ts";
import type { Definition } from "./definitions.ts";

/** A variable that changes often, with the steps that it makes run again for nothing. */
export interface VolatileDefinition {
  readonly definition: Definition;
  /** ENV and LABEL lines that only pass its value on; they have to stay below it. */
  readonly followers: readonly Site[];
  /** RUNs that install something and need none of it; at least one. */
  readonly passed: readonly Run[];
  /** The first step that may need it; null when none does. */
  readonly user: Site | null;
}

/** Names of what is another one in every build. */
const EACH_BUILD =
  /^(?:GIT_(?:COMMIT|SHA|REV|REVISION|HASH|REF|TAG|BRANCH|DESCRIBE)\w*|COMMIT(?:_(?:SHA|HASH|ID|REF))?|VCS_REF|SHORT_SHA|REVISION|BUILD_(?:NUMBER|NUM|ID|DATE|TIME|TIMESTAMP|SHA|REF|COMMIT|URL)|BUILD(?:DATE|TIME|NUMBER)|TIMESTAMP|CACHE_?BUST(?:ER)?|DATE|GITHUB_(?:SHA|RUN_ID|RUN_NUMBER)|CI_(?:COMMIT_SHA|PIPELINE_ID|JOB_ID|BUILD_ID))$/i;

/** The same with something in front. With a fixed value it is the commit of something to download. */
const EACH_BUILD_OF =
  /_(?:GIT_(?:COMMIT|SHA|REV|HASH|REF)|COMMIT(?:_(?:SHA|HASH|ID))?|REVISION|BUILD_(?:NUMBER|ID|DATE|TIME|TIMESTAMP))$/i;

/** Names of the version of what is built, which changes with every release. */
const EACH_RELEASE =
  /^(?:(?:APP|BUILD|IMAGE|RELEASE|PROJECT|PACKAGE|SERVICE)_VERSION|VERSION|RELEASE)$/i;

/** Values that a build is meant to replace. */
const PLACEHOLDER =
  /^(?:|dev|devel|develop|development|latest|unknown|none|local|snapshot|main|master|0\.0\.0.*|n\/a|undefined|\(?unset\)?)$/i;

/** Variables that change often and stand above installs, in text order. */
export function volatileDefinitions(context: CheckContext): readonly VolatileDefinition[] {
  const found: VolatileDefinition[] = [];
  for (const [stage, definitions] of definitionsByStage(context)) {
    if (stage < 0) continue;
    for (const definition of definitions) {
      const seen = isVolatile(definition) ? follow(context, definition) : null;
      if (seen !== null) found.push(seen);
    }
  }
  return found;
}

function isVolatile({ name, text, instruction }: Definition): boolean {
  if (EACH_BUILD.test(name)) return true;
  if (EACH_BUILD_OF.test(name)) return instruction === "ARG" && text === null;
  if (!EACH_RELEASE.test(name)) return false;
  // A fixed version in ARG is mostly that of something to download.
  return instruction === "ENV" ? !text?.includes("$") : PLACEHOLDER.test(text ?? "");
}

function follow(context: CheckContext, definition: Definition): VolatileDefinition | null {
  const { site } = definition;
  const names = [definition.name];
  const followers: Site[] = [];
  const passed: Run[] = [];
  let user: Site | null = null;
  for (const each of context.sites) {
    if (each.stage !== site.stage || each.index <= site.index) continue;
    const run = runAt(context, each);
    const isNamed = names.some((name) => mentions(each.item.raw, name));
    const { name, pairs } = each.instruction;
    if (isNamed && (name === "ENV" || name === "LABEL") && passed.length === 0) {
      followers.push(each);
      if (name === "ENV") names.push(...pairs.map(({ key }) => key.text));
      continue;
    }
    if (isNamed || name === "ONBUILD" || name === null) {
      user = each;
      break;
    }
    if (name !== "RUN" || run === undefined) continue;
    // Any other program may look into its environment.
    const isInstall =
      packageUsesOf(context, run).length > 0 && run.script.commands.every(isPreparation);
    if (!isInstall) {
      user = each;
      break;
    }
    passed.push(run);
  }
  return passed.length === 0 ? null : { definition, followers, passed, user };
}
