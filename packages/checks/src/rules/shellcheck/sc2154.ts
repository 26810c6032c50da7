import { spanOf } from "@stagemap/shell";
import { declaredBefore } from "../../declaring.ts";
import { definitionsByStage } from "../../definitions.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import type { Run } from "../../runs.ts";
import { isGivenOutside, shellVariables } from "../../shell-variables.ts";
import type { VariableUse } from "../../shell-variables.ts";
import { wholeFix } from "../../whole-fix.ts";

export const sc2154 = defineRule({
  id: "SC2154",
  origin: "shellcheck",
  severity: "warning",
  summary: "A variable has a value before it is used.",
  rationale:
    "The shell takes nothing for a variable that nobody set, without a word: `rm -rf $dir/*` then empties the root. An ARG from before the first FROM counts in a stage only when the stage declares it again, and what one RUN sets is gone in the next one. Variables in capitals are left out, for the base image may bring them.",
  source: "https://www.shellcheck.net/wiki/SC2154",
  examples: [
    {
      bad: 'ARG version=1\nFROM debian:13\nRUN ./get.sh "«$version»"\n',
      fixed: 'ARG version=1\nFROM debian:13\nARG version\nRUN ./get.sh "$version"\n',
    },
    { bad: 'FROM debian:13\nRUN name=a\nRUN touch "«${name}»"\n' },
  ],
  good: [
    'FROM debian:13\nARG version\nRUN ./get.sh "$version" "${other:-1}"\n',
    'FROM debian:13\nRUN while read -r line; do echo "$line"; done < list\n',
    'FROM debian:13\nRUN . /etc/os-release && echo "$version_id"\n',
    'FROM debian:13\nRUN echo "$HOME" "$https_proxy"\n',
    'FROM debian:13\nRUN --mount=type=secret,id=key,env=key ./get.sh "$key"\n',
  ],
  *check(context) {
    for (const [run, { uses, sources, isOpen }] of shellVariables(context)) {
      if (isOpen) continue;
      const told = new Set<string>();
      for (const use of uses) {
        const { name, node, layer } = use;
        if (!/^[A-Za-z_]\w*$/.test(name) || !/[a-z]/.test(name) || told.has(name)) continue;
        if (isGuarded(use) || sources.has(name) || isGivenOutside(context, run, name)) continue;
        told.add(name);
        const message = `${name} is referenced but not assigned.`;
        yield {
          ...findingAt(context, run.site, spanOf(layer, node), message),
          fixes: () => declared(context, run, name),
        };
      }
    }
  },
});

/** `${name:-…}` and the like say what happens without a value. */
function isGuarded({ node }: VariableUse): boolean {
  return node.type === "ParameterExpansion" && node.operation?.type === "Default";
}

/** An argument from before the first FROM, declared in the stage too. */
function declared(context: CheckContext, { site }: Run, name: string): readonly Fix[] {
  const isGlobal = definitionsByStage(context)
    .get(-1)
    ?.some((each) => each.instruction === "ARG" && each.name === name);
  if (isGlobal !== true || site.stage === null) return [];
  return wholeFix("Declare the argument in this stage", "review", [
    declaredBefore(context, site, name),
  ]);
}
