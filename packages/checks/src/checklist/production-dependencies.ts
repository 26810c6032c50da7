import { shippedContents } from "../stage-content.ts";
import { done, notApplicable, spanAt, todo } from "./point.ts";
import type { ChecklistPoint } from "./point.ts";

export const productionDependencies: ChecklistPoint = {
  id: "production-deps",
  text: "Only production dependencies are in what ships",
  judge({ context }) {
    const shipped = shippedContents(context).filter(
      ({ kind, flag }) => kind === "dependencies" && flag !== null,
    );
    const all = shipped.find(({ flag, isHidden }) => flag === true && !isHidden);
    if (all !== undefined) {
      const [copy] = all.copies;
      const way = copy === undefined ? "" : `, and line ${copy.line} copies them into what ships`;
      const evidence = `Line ${all.site.line} installs development dependencies too${way}.`;
      return todo(evidence, spanAt(context, all.site, all.span));
    }
    const [some] = shipped;
    if (some === undefined) {
      return notApplicable("Nothing that ships tells development dependencies from others.");
    }
    return done(
      `Line ${some.site.line} leaves development dependencies out.`,
      spanAt(context, some.site, some.span),
    );
  },
};
