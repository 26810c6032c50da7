import { wholeContextCopies } from "../broad-copy.ts";
import { done, notApplicable, spanAt, todo } from "./point.ts";
import type { ChecklistPoint } from "./point.ts";

export const dockerignore: ChecklistPoint = {
  id: "dockerignore",
  text: "A .dockerignore keeps unnecessary files out",
  judge({ context }) {
    const [broad] = wholeContextCopies(context, context.needed);
    if (broad === undefined) {
      return notApplicable("No COPY takes the whole build context: each names what it takes.");
    }
    const isThere = context.dockerignore !== null && /^[^#\r\n]*\S/m.test(context.dockerignore);
    if (isThere)
      return done("There is a .dockerignore for what COPY takes from the build context.");
    return todo(
      `Line ${broad.line} copies the whole build context, and no .dockerignore is known.`,
      spanAt(context, broad, broad.instruction.rest),
    );
  },
};
