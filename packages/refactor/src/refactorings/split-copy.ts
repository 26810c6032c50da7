import { refuse } from "../plan.ts";
import { defineRefactoring } from "../refactoring.ts";
import { planSplit } from "../split-copy/plan-split.ts";
import { SPLIT_EXAMPLES } from "../split-copy/examples.ts";
import { readTaken } from "../split-copy/taken.ts";

export const splitCopy = defineRefactoring({
  id: "split-copy",
  title: "Copy the manifests, install, and then the rest",
  summary:
    "With all sources above an install, a change of any file downloads everything again. With the manifests alone above it, it is done again only when a dependency changes.",
  examples: SPLIT_EXAMPLES,
  plan(site) {
    const taken = readTaken(site);
    return typeof taken === "string" ? refuse(taken) : planSplit(site, taken);
  },
});
