import type { Goal, GoalKind } from "./goal.ts";
import { BASE_CLASSES, CHECKLIST_POINTS, SHIPPED_KINDS } from "./goal.ts";

/** What has to be said of a goal of one kind. */
export interface GoalForm {
  readonly kind: GoalKind;
  /** What it asks for, in a few words, for a list to pick from. */
  readonly title: string;
  readonly fields: readonly GoalField[];
}

export interface GoalField {
  /** The property of the goal. */
  readonly name: string;
  /** "list" for texts apart by commas, "words" for those apart by spaces. */
  readonly type: "text" | "list" | "words" | "number" | "choice";
  readonly label: string;
  /** An example of a value. */
  readonly example: string;
  readonly isOptional?: true;
  /** What a choice is between. */
  readonly choices?: readonly string[];
}

const COMMANDS: GoalField = {
  name: "commands",
  type: "list",
  label: "Command",
  example: "npm ci",
};
const FILE: GoalField = {
  name: "file",
  type: "text",
  label: "File of the build context",
  example: "src/app.ts",
};
const STAGE: GoalField = { name: "stage", type: "text", label: "Stage", example: "build" };
const PATH: GoalField = { name: "path", type: "text", label: "Path", example: "/app/server" };

/** One form for each kind of goal, those that are wanted most first. */
export const GOAL_FORMS: readonly GoalForm[] = [
  { kind: "builds", title: "A build accepts the Dockerfile", fields: [] },
  {
    kind: "change-keeps",
    title: "A change of a file does not run a command again",
    fields: [FILE, COMMANDS],
  },
  {
    kind: "change-reruns",
    title: "A change of a file runs a command again",
    fields: [FILE, COMMANDS],
  },
  {
    kind: "not-shipped",
    title: "Something does not ship",
    fields: [
      {
        name: "what",
        type: "choice",
        label: "What",
        example: "build-tools",
        choices: SHIPPED_KINDS,
      },
    ],
  },
  {
    kind: "final-base",
    title: "What ships starts from a certain image",
    fields: [
      { name: "oneOf", type: "list", label: "Image or class", example: BASE_CLASSES.join(", ") },
    ],
  },
  {
    kind: "path-shipped",
    title: "A file or folder ships",
    fields: [PATH, { ...COMMANDS, name: "madeBy", label: "Made by", isOptional: true }],
  },
  { kind: "path-not-shipped", title: "A file or folder does not ship", fields: [PATH] },
  {
    kind: "runs",
    title: "A command runs in the build",
    fields: [
      COMMANDS,
      {
        name: "where",
        type: "choice",
        label: "Where",
        example: "",
        isOptional: true,
        choices: ["ships", "stays-behind"],
      },
    ],
  },
  {
    kind: "starts",
    title: "The image starts a program",
    fields: [{ name: "words", type: "words", label: "Words", example: "node server.js" }],
  },
  { kind: "stage-needed", title: "A stage is there and needed", fields: [STAGE] },
  {
    kind: "stages-needed",
    title: "The build has several stages",
    fields: [{ name: "atLeast", type: "number", label: "At least", example: "2" }],
  },
  { kind: "target", title: "A stage is what is built", fields: [STAGE] },
  {
    kind: "rule-silent",
    title: "A check finds nothing",
    fields: [{ name: "rule", type: "text", label: "Check", example: "SecretsUsedInArgOrEnv" }],
  },
  {
    kind: "checklist",
    title: "A point of the checklist is done",
    fields: [
      {
        name: "point",
        type: "choice",
        label: "Point",
        example: "secrets",
        choices: CHECKLIST_POINTS,
      },
    ],
  },
  {
    kind: "cache-mount",
    title: "A command has a cache mount",
    fields: [COMMANDS, { ...PATH, example: "/root/.npm", isOptional: true }],
  },
  {
    kind: "secret-mount",
    title: "A command is given a secret by a mount",
    fields: [
      COMMANDS,
      { name: "id", type: "text", label: "Id", example: "npmrc", isOptional: true },
    ],
  },
  { kind: "ignored", title: "The .dockerignore keeps a file out", fields: [FILE] },
  { kind: "link", title: "Copies into what ships have --link", fields: [] },
  {
    kind: "on-build-platform",
    title: "A command runs on the platform that builds",
    fields: [COMMANDS],
  },
  {
    kind: "reads-variable",
    title: "A command reads a variable",
    fields: [
      COMMANDS,
      { name: "variable", type: "text", label: "Variable", example: "TARGETARCH" },
    ],
  },
  {
    kind: "given-variable",
    title: "A command is given a variable",
    fields: [
      COMMANDS,
      { name: "variable", type: "text", label: "Variable", example: "CGO_ENABLED" },
      { name: "value", type: "text", label: "Value", example: "0", isOptional: true },
    ],
  },
  {
    kind: "heredoc",
    title: "An instruction has a heredoc",
    fields: [
      {
        name: "instruction",
        type: "choice",
        label: "Instruction",
        example: "RUN",
        choices: ["RUN", "COPY"],
      },
      { ...COMMANDS, isOptional: true },
    ],
  },
  {
    kind: "parallel",
    title: "Two commands can run at the same time",
    fields: [
      { ...COMMANDS, name: "one", label: "One" },
      { ...COMMANDS, name: "other", label: "Other", example: "npm run build" },
    ],
  },
  {
    kind: "size",
    title: "What ships is estimated below a size",
    fields: [{ name: "megabytes", type: "number", label: "Megabytes", example: "100" }],
  },
  {
    kind: "size-share",
    title: "What ships is estimated below a share of the start",
    fields: [{ name: "percent", type: "number", label: "Percent", example: "50" }],
  },
];

const mostCharacters = 200;
const mostItems = 12;

/** The goal in what a link or a storage held; null for what is none, or lacks something. Nothing but what its form asks for is kept. */
export function readGoal(value: unknown): Goal | null {
  if (typeof value !== "object" || value === null) return null;
  // Read as a record of unknowns: every field is checked below.
  const given = new Map(Object.entries(value as Readonly<Record<string, unknown>>));
  const form = GOAL_FORMS.find(({ kind }) => kind === given.get("kind"));
  if (form === undefined) return null;
  const entries: [string, unknown][] = [["kind", form.kind]];
  for (const field of form.fields) {
    const found = given.get(field.name);
    if (found === undefined && field.isOptional === true) continue;
    if (!isValue(field, found)) return null;
    entries.push([field.name, found]);
  }
  const title = given.get("title");
  if (typeof title === "string" && isText(title)) entries.push(["title", title]);
  // The form has checked each property of that kind.
  return Object.fromEntries(entries) as unknown as Goal;
}

function isValue({ type, choices }: GoalField, value: unknown): boolean {
  switch (type) {
    case "text":
      return isText(value);
    case "choice":
      return choices?.some((choice) => choice === value) === true;
    case "number":
      return typeof value === "number" && Number.isFinite(value) && value >= 0;
    case "list":
    case "words":
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.length <= mostItems &&
        value.every((item) => isText(item))
      );
  }
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "" && value.length <= mostCharacters;
}
