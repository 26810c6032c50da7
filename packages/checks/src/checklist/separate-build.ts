import { packageUses } from "../package-uses.ts";
import { done, isOfProject, notApplicable, spanAt, stageTitle, todo } from "./point.ts";
import type { ChecklistPoint } from "./point.ts";

export const separateBuild: ChecklistPoint = {
  id: "separate-build",
  text: "Dependencies are built in a stage of their own",
  judge({ context }) {
    const { model, shipped } = context;
    const taken = model.edges.find(
      ({ kind, from, to }) =>
        kind === "copy" && shipped.has(to) && (from.kind === "stage" || from.kind === "image"),
    );
    if (taken !== undefined) {
      const from =
        taken.from.kind === "stage" ? stageTitle(context, taken.from.stage) : "another image";
      return done(`What ships is copied from ${from}.`, taken.span);
    }
    const use = packageUses(context).find(
      ({ stage, manager, action }) =>
        (stage === null || shipped.has(stage)) && isOfProject(manager.ecosystem, action),
    );
    if (use === undefined) return notApplicable("Nothing is built or installed for a project.");
    const { site } = use.run;
    return todo(
      `${use.manager.id} runs in the stage that ships (line ${site.line}): all that it needs stays in the image.`,
      spanAt(context, site, use.command),
    );
  },
};
