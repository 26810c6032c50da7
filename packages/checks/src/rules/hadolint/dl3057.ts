import { stagesBelow } from "../../context.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const dl3057 = defineRule({
  id: "DL3057",
  origin: "hadolint",
  severity: "info",
  isOffByDefault: true,
  isAboutWhatShips: true,
  summary: "An image says how to find out whether it is well.",
  rationale:
    "Docker only sees whether the program is still there, not whether it answers. A HEALTHCHECK tries it from time to time, and `docker ps`, Compose and Swarm then know of a server that hangs. Kubernetes has probes of its own and looks at none of this.",
  source: "https://docs.docker.com/reference/dockerfile/#healthcheck",
  examples: [
    { bad: "FROM «nginx:1.29»\n" },
    { bad: 'FROM «alpine:3.22» AS base\nFROM «base»\nCMD ["server"]\n' },
  ],
  good: [
    "FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://localhost/\n",
    "FROM nginx:1.29 AS base\nFROM base\nHEALTHCHECK NONE\n",
  ],
  *check(context) {
    const { model, sites, shipped, isAll } = context;
    const own = new Set(
      sites.flatMap(({ instruction, stage }) =>
        instruction.name === "HEALTHCHECK" && stage !== null ? [stage.index] : [],
      ),
    );
    for (const { index, baseWord } of model.stages) {
      if (!isAll && !shipped.has(index)) continue;
      const isInherited = [...stagesBelow(model, index)].some((each) => own.has(each));
      const isAdded = [...own].some((each) => stagesBelow(model, each).has(index));
      const site = context.siteOfItem.get(model.stageItems[index] ?? -1);
      if (isInherited || isAdded || site === undefined) continue;
      const place = baseWord ?? site.instruction.keyword;
      yield findingAt(context, site, place, "`HEALTHCHECK` instruction missing.");
    }
  },
});
