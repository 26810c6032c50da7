import { done, todo } from "./point.ts";
import type { ChecklistPoint } from "./point.ts";

/** Rules that find a secret, whichever stage it is in: layers of all stages are kept in caches and can be pulled from there. */
const RULES = new Set(["SecretsUsedInArgOrEnv", "SecretByValue", "SecretCopied"]);

export const secrets: ChecklistPoint = {
  id: "secrets",
  text: "No secret is in the image; secrets come from BuildKit's secret mounts",
  judge({ context, findings }) {
    const found = findings.find(({ rule }) => RULES.has(rule.id));
    if (found !== undefined) return todo(found.message, found.span);
    const hasMount = context.runs.some(({ mounts }) =>
      mounts.some(({ type }) => type === "secret"),
    );
    return done(
      hasMount
        ? "Secrets come from secret mounts and stay out of the layers."
        : "No secret was found.",
    );
  },
};
