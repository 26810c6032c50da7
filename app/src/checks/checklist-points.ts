import type { ChecklistItemView } from "@stagemap/analysis";
import type { Finding } from "./finding.ts";

/** What the panel knows of a point besides its verdict. */
interface KnownPoint {
  /** A few words, because the panel is narrow. */
  readonly text: string;
  /** The rules whose findings have its fix, the closest first. */
  readonly rules: readonly string[];
}

const known: ReadonlyMap<string, KnownPoint> = new Map([
  ["separate-build", { text: "Build and runtime are separate", rules: ["BuildToolsShip"] }],
  ["slim-runtime", { text: "Slim base for the runtime", rules: ["LargeFinalBase"] }],
  [
    "copy-needed",
    { text: "Only what is needed is copied", rules: ["SourcesShip", "SecretCopied"] },
  ],
  [
    "production-deps",
    { text: "Production dependencies only", rules: ["DevelopmentDependenciesShip"] },
  ],
  [
    "layer-order",
    {
      text: "Layers ordered for the cache",
      rules: ["BroadCopyBeforeInstall", "VolatileVariableEarly"],
    },
  ],
  ["dockerignore", { text: "A .dockerignore", rules: ["MissingDockerignore"] }],
  ["scratch", { text: "scratch for static binaries", rules: ["StaticBinaryOnSystem"] }],
  [
    "secrets",
    {
      text: "No secret embedded",
      rules: ["SecretByValue", "SecretsUsedInArgOrEnv", "SecretCopied"],
    },
  ],
]);

/** A point that is not known here has its own text. */
export function shortText({ id, text }: ChecklistItemView): string {
  return known.get(id)?.text ?? text;
}

/** The finding that says of a point what is to be done; null when none does. */
export function findingOfPoint(
  { id, verdict }: ChecklistItemView,
  findings: readonly Finding[],
): Finding | null {
  if (verdict !== "todo") return null;
  for (const ruleId of known.get(id)?.rules ?? []) {
    const found = findings.find(({ problem }) => problem.rule?.id === ruleId);
    if (found !== undefined) return found;
  }
  return null;
}
