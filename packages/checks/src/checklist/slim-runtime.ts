import { baseImage } from "../base-images.ts";
import { rootOf } from "../lineage.ts";
import { done, notApplicable, spanAt, todo } from "./point.ts";
import type { ChecklistPoint } from "./point.ts";

export const slimRuntime: ChecklistPoint = {
  id: "slim-runtime",
  text: "What ships is built on a slim, Alpine or distroless image, or on scratch",
  judge({ context }) {
    const { model, target } = context;
    if (target === null) return notApplicable("There is no stage.");
    const root = rootOf(model, target);
    if (root.kind === "scratch")
      return done("What ships starts from scratch: nothing is in it yet.");
    if (root.kind !== "image") return notApplicable("What is below the final stage is not known.");
    const { weight } = baseImage(root.reference);
    const { short } = root.reference;
    if (weight === "unknown")
      return notApplicable(`How large ${short} is, is not known by its name.`);
    if (weight !== "full") return done(`${short} is a small image.`);
    const site = context.sites.find(
      ({ instruction, stage }) =>
        instruction.name === "FROM" &&
        stage !== null &&
        context.shipped.has(stage.index) &&
        model.bases[stage.index] === root,
    );
    const evidence = `${short} brings a whole system with compilers and tools that nothing uses when it runs.`;
    return todo(
      evidence,
      site === undefined ? null : spanAt(context, site, site.instruction.args[0]),
    );
  },
};
