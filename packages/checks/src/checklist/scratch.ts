import { baseImage } from "../base-images.ts";
import { binaryOf } from "../compiled-binary.ts";
import { rootOf } from "../lineage.ts";
import { packageUses } from "../package-uses.ts";
import { done, notApplicable, spanAt, todo } from "./point.ts";
import type { ChecklistPoint } from "./point.ts";

/** Images that are nothing but a system: what runs there can mostly run on less. */
const PLAIN_SYSTEM =
  /(?:^|\/)(?:alpine|debian|ubuntu|busybox|fedora|centos|almalinux|rockylinux|amazonlinux|ubi\d?(?:-\w+)?|wolfi-base|buildpack-deps|golang|rust|\w*-?slim)$/;

export const scratch: ChecklistPoint = {
  id: "scratch",
  text: "scratch or a distroless image is considered for static binaries",
  judge({ context }) {
    const { model, needed, target } = context;
    const use = packageUses(context).find(
      (each) => each.stage !== null && needed.has(each.stage) && binaryOf(context, each) !== null,
    );
    if (use === undefined || target === null) {
      return notApplicable("Nothing is compiled to a binary that could run by itself.");
    }
    const root = rootOf(model, target);
    if (root.kind === "scratch") return done("The binary ships on scratch.");
    if (root.kind !== "image") return notApplicable("What is below the final stage is not known.");
    const { short } = root.reference;
    const { name, weight } = baseImage(root.reference);
    if (weight === "minimal") return done(`The binary ships on ${short}.`);
    if (!PLAIN_SYSTEM.test(name)) {
      return notApplicable(`What ships needs more of ${short} than the binary alone would.`);
    }
    return todo(
      `The binary of line ${use.run.site.line} could be linked statically and ship on scratch instead of ${short}.`,
      spanAt(context, use.run.site, use.command),
    );
  },
};
