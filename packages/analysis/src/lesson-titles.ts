import type { ChecklistPoint, Goal, GoalCheck, ShippedKind } from "@stagemap/lessons";

/** What a goal asks for, as a sentence with `code` and without a full stop. */
export function goalTitle(goal: Goal): string {
  return goal.title ?? titleOf(goal);
}

const SHIPPED: Readonly<Record<ShippedKind, string>> = {
  "build-tools": "No compiler and no SDK is in what ships",
  "development-dependencies": "No development dependency is in what ships",
  "package-caches": "No package manager’s cache is in what ships",
  sources: "No source of a compiled program is in what ships",
  secrets: "No secret is in a layer, in the history or in the Dockerfile",
};

const POINTS: Readonly<Record<ChecklistPoint, string>> = {
  "separate-build": "Checklist: what builds is in another stage than what runs",
  "slim-runtime": "Checklist: what ships is built on a small image",
  "copy-needed": "Checklist: only what is needed is copied into what ships",
  "production-deps": "Checklist: only production dependencies ship",
  "layer-order": "Checklist: the steps are in an order that the cache likes",
  dockerignore: "Checklist: a .dockerignore keeps out what no step needs",
  scratch: "Checklist: a static program ships on scratch or a distroless image",
  secrets: "Checklist: no secret is embedded",
};

function titleOf(goal: GoalCheck): string {
  switch (goal.kind) {
    case "builds":
      return "A build accepts the Dockerfile";
    case "stage-needed":
      return `There is a stage \`${goal.stage}\`, and the target needs it`;
    case "stages-needed":
      return `The build has at least ${goal.atLeast} stages that the target needs`;
    case "target":
      return `The stage \`${goal.stage}\` is what is built`;
    case "runs":
      return `${say(goal.commands)} runs${PLACES[goal.where ?? "anywhere"]}`;
    case "final-base":
      return `What ships starts from ${orList(goal.oneOf.map(sayBase))}`;
    case "not-shipped":
      return SHIPPED[goal.what];
    case "path-not-shipped":
      return `Nothing is at \`${goal.path}\` in what ships`;
    case "path-shipped":
      return goal.madeBy === undefined
        ? `\`${goal.path}\` is in what ships`
        : `\`${goal.path}\` ships, made by ${say(goal.madeBy)}`;
    case "starts":
      return `The image starts \`${goal.words.join(" ")}\``;
    case "change-keeps":
      return `A change of \`${goal.file}\` does not run ${say(goal.commands)} again`;
    case "change-reruns":
      return `A change of \`${goal.file}\` runs ${say(goal.commands)} again`;
    case "rule-silent":
      return `The check \`${goal.rule}\` finds nothing`;
    case "checklist":
      return POINTS[goal.point];
    case "size":
      return `What ships is estimated at ${goal.megabytes} MB or less`;
    case "size-share":
      return `What ships is estimated at ${goal.percent} % of the start or less`;
    case "cache-mount":
      return goal.path === undefined
        ? `${say(goal.commands)} keeps its downloads in a cache mount`
        : `${say(goal.commands)} has a cache mount at \`${goal.path}\``;
    case "secret-mount":
      return goal.id === undefined
        ? `${say(goal.commands)} is given its secret by a mount`
        : `${say(goal.commands)} is given the secret \`${goal.id}\` by a mount`;
    case "link":
      return "Every `COPY` into what ships has `--link`";
    case "on-build-platform":
      return `${say(goal.commands)} runs on the platform that builds, whatever it builds for`;
    case "reads-variable":
      return `${say(goal.commands)} reads \`${goal.variable}\``;
    case "given-variable":
      return goal.value === undefined
        ? `${say(goal.commands)} is given \`${goal.variable}\``
        : `${say(goal.commands)} is given \`${goal.variable}=${goal.value}\``;
    case "heredoc":
      return goal.commands === undefined
        ? `A \`${goal.instruction}\` of the build has a heredoc`
        : `${say(goal.commands)} stands in a heredoc of \`${goal.instruction}\``;
    case "parallel":
      return `${say(goal.one)} and ${say(goal.other)} can run at the same time`;
    case "ignored":
      return `The .dockerignore keeps \`${goal.file}\` out`;
  }
}

const PLACES = {
  anywhere: " in the build",
  ships: " in a stage that ships",
  "stays-behind": " in a stage that stays behind",
} as const;

function sayBase(base: string): string {
  switch (base) {
    case "scratch":
      return "`scratch`";
    case "distroless":
      return "a distroless image";
    case "alpine":
      return "an Alpine image";
    case "slim":
      return "a slim image";
    case "small":
      return "a small image";
    default:
      return `\`${base}\``;
  }
}

function say(commands: readonly string[]): string {
  return orList(commands.map((command) => `\`${command}\``));
}

function orList(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
