/**
 * What a learner is to reach, as data. It is decided by what the build would do and never by how the text looks, so that no
 * comment and no stage that nobody needs can reach it. `@stagemap/analysis` decides it and says what is missing.
 */
export type Goal = GoalCheck & {
  /** The goal in the lesson's own words, as a sentence with `code` and without a full stop; left out, it is made from the rest. */
  readonly title?: string;
};

/**
 * A command is its program with as much of what follows as has to be there: "npm ci" is met by `npm ci --omit=dev` as well, by
 * `python -m pip install x` "pip install" is. Options may stand between. Of several commands any one will do.
 */
export type GoalCheck =
  /** A build accepts the text: no error of syntax or model. */
  | { readonly kind: "builds" }
  /** A stage of that name is there, and the target needs it. */
  | { readonly kind: "stage-needed"; readonly stage: string }
  /** The target needs at least so many stages, itself included. */
  | { readonly kind: "stages-needed"; readonly atLeast: number }
  /** The stage that is built, be it picked or the last one, has that name. */
  | { readonly kind: "target"; readonly stage: string }
  /** One of the commands runs in a stage that the build needs; `where` says in which. */
  | {
      readonly kind: "runs";
      readonly commands: readonly string[];
      readonly where?: "ships" | "stays-behind";
    }
  /** What ships starts from one of these: a class, or an image's name with or without a tag. */
  | { readonly kind: "final-base"; readonly oneOf: readonly string[] }
  /** Nothing of the kind is in the image that comes out. */
  | { readonly kind: "not-shipped"; readonly what: ShippedKind }
  /** Nothing is at the absolute path, or below it, in the image that comes out. */
  | { readonly kind: "path-not-shipped"; readonly path: string }
  /** Something is at the path in the image that comes out; with `madeBy`, one of these commands ran where it comes from. */
  | { readonly kind: "path-shipped"; readonly path: string; readonly madeBy?: readonly string[] }
  /** ENTRYPOINT and CMD come to these words in this order, perhaps with others. */
  | { readonly kind: "starts"; readonly words: readonly string[] }
  /** One of the commands runs in the build, and no step that runs one does so again when the file changes. */
  | {
      readonly kind: "change-keeps";
      readonly file: string;
      readonly commands: readonly string[];
    }
  /** A change of the file does run one of the commands again. */
  | {
      readonly kind: "change-reruns";
      readonly file: string;
      readonly commands: readonly string[];
    }
  /** The rule finds nothing, also where comments tell it to be quiet. */
  | { readonly kind: "rule-silent"; readonly rule: string }
  /** The point of the checklist is done. */
  | { readonly kind: "checklist"; readonly point: ChecklistPoint }
  /** What ships is estimated at no more than this; with a share, of what the start ships. */
  | { readonly kind: "size"; readonly megabytes: number }
  | { readonly kind: "size-share"; readonly percent: number }
  /** Every step that runs one of the commands keeps its downloads in a cache mount; with `path`, one that covers that path. */
  | {
      readonly kind: "cache-mount";
      readonly commands: readonly string[];
      readonly path?: string;
    }
  /** A step that runs one of the commands is given a secret by a mount; with `id`, that one. */
  | { readonly kind: "secret-mount"; readonly commands: readonly string[]; readonly id?: string }
  /** COPY and ADD have --link in every stage that ships, and there is at least one. */
  | { readonly kind: "link" }
  /** One of the commands runs in a stage for the platform that builds, whatever the platform that is built for. */
  | { readonly kind: "on-build-platform"; readonly commands: readonly string[] }
  /** A step that runs one of the commands reads the variable, and it has a value there: an ARG declares it, or ENV. */
  | {
      readonly kind: "reads-variable";
      readonly commands: readonly string[];
      readonly variable: string;
    }
  /** In the environment of one that runs one of the commands the variable is set, by an assignment in front of it, ENV or ARG; with `value`, to that. */
  | {
      readonly kind: "given-variable";
      readonly commands: readonly string[];
      readonly variable: string;
      readonly value?: string;
    }
  /** A needed stage has a heredoc in that instruction; with commands, one that runs one of them. */
  | {
      readonly kind: "heredoc";
      readonly instruction: "RUN" | "COPY";
      readonly commands?: readonly string[];
    }
  /** Both run in the build, in stages of which neither needs the other: they can run at the same time. */
  | {
      readonly kind: "parallel";
      readonly one: readonly string[];
      readonly other: readonly string[];
    }
  /** The .dockerignore keeps the file out of the build context. */
  | { readonly kind: "ignored"; readonly file: string };

export type GoalKind = GoalCheck["kind"];

export type ShippedKind = (typeof SHIPPED_KINDS)[number];

/** What `not-shipped` knows. */
export const SHIPPED_KINDS = [
  /** Compilers, SDKs and their like, installed or brought by the base image. */
  "build-tools",
  /** Dependencies of development, where a package manager tells them apart. */
  "development-dependencies",
  /** What package managers downloaded and keep. */
  "package-caches",
  /** The sources that a program was compiled from. */
  "sources",
  /** Files and values that are secret. */
  "secrets",
] as const;

export type ChecklistPoint = (typeof CHECKLIST_POINTS)[number];

/** The checklist's points, in its order. */
export const CHECKLIST_POINTS = [
  "separate-build",
  "slim-runtime",
  "copy-needed",
  "production-deps",
  "layer-order",
  "dockerignore",
  "scratch",
  "secrets",
] as const;

/** The classes that `final-base` knows beside names of images. "small" is any of the others. */
export const BASE_CLASSES = ["scratch", "distroless", "alpine", "slim", "small"] as const;
