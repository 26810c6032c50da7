import { packageUses } from "../package-uses.ts";
import { done, isOfProject, judgedByRules, notApplicable } from "./point.ts";
import type { ChecklistPoint } from "./point.ts";

const RULES = new Set(["BroadCopyBeforeInstall"]);

export const layerOrder: ChecklistPoint = {
  id: "layer-order",
  text: "Layers are ordered so that a change rebuilds little",
  judge(seen) {
    const { context } = seen;
    const judged = judgedByRules(seen, RULES);
    if (judged !== null) return judged;
    const use = packageUses(context).find(
      ({ stage, manager, action }) =>
        (stage === null || context.needed.has(stage)) && isOfProject(manager.ecosystem, action),
    );
    if (use === undefined) return notApplicable("No step installs dependencies or compiles.");
    return done("Dependencies are installed before the sources are copied.");
  },
};
