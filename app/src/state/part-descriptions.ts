import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import type { AnalysisInput, RuleSettings, StageKey } from "@stagemap/analysis";
import type { SharedLesson, SharedSizes, SharedState } from "@stagemap/share";
import {
  packRuleSettings,
  packSizes,
  unpackLesson,
  unpackRuleSettings,
  unpackWeights,
} from "@stagemap/share";
import type { BuildSettings } from "./build-settings.ts";
import {
  buildOfLink,
  defaultBuildSettings,
  isSameBuild,
  linkBuild,
  readBuild,
  storeBuild,
} from "./build-settings.ts";
import type { Provenance } from "./document-slice.ts";
import { isSameLesson } from "./lesson-slice.ts";
import { isSameSizes, readSizes } from "./size-slice.ts";
import type { OrderWeights } from "./order-weights.ts";
import { isSameWeights, storeWeights } from "./order-weights.ts";
import type { ProjectContext } from "./project-context.ts";
import {
  contextInput,
  contextOf,
  isSameContext,
  noProjectContext,
  readContext,
  storeContext,
} from "./project-context.ts";
import { changedFields, isSameRules, withSettings } from "./rule-settings.ts";
import type { Scenario } from "./scenario.ts";
import { isSameScenario, noScenario, readScenario, storeScenario } from "./scenario.ts";

/** Everything that belongs to a document besides its text: what drafts keep and links carry along with it. */
export interface DocumentParts {
  /** The target that was picked, also while no stage of the text has its name; null for the last stage. */
  readonly wantedTarget: StageKey | null;
  /** The same object as long as nothing in it changes. So are the other parts. */
  readonly buildSettings: BuildSettings;
  /** What is wanted of the checks. */
  readonly ruleSettings: RuleSettings;
  readonly projectContext: ProjectContext;
  readonly scenario: Scenario;
  /** How often things change between two builds; null for what is usual. */
  readonly orderWeights: OrderWeights | null;
  /** Sizes that were measured; null for none. */
  readonly typedSizes: SharedSizes | null;
  /** The lesson that it is worked on for, as a link carries it; null outside of lessons. */
  readonly lesson: SharedLesson | null;
}

/** All that there is to say of one part. */
export interface PartDescription<Value> {
  readonly initial: Value;
  isSame(one: Value, other: Value): boolean;
  /** What the analysis is told of it; nothing for a part that it does not depend on. */
  toInput(value: Value): Partial<AnalysisInput>;
  /** Where it stands in a stored draft. Never changes, because drafts are out there. */
  readonly draftKey: string;
  store(value: Value): unknown;
  /** What is missing or damaged is at its initial value. */
  read(value: unknown): Value;
  /** Empty at the initial value. */
  toLink(value: Value): Partial<SharedState>;
  fromLink(shared: SharedState): Value;
  /** Whether a document that is opened without this part keeps that of the document before it. */
  outlives(opened: Provenance, before: Provenance): boolean;
}

/** What is done with every part asks these, so that a part that joins is one more entry. */
export const partDescriptions: {
  readonly [Name in keyof DocumentParts]: PartDescription<DocumentParts[Name]>;
} = {
  wantedTarget: {
    initial: null,
    isSame: Object.is,
    toInput: (target) => ({ target }),
    draftKey: "target",
    store: (target) => target,
    read: (value) => (typeof value === "string" ? value : null),
    toLink: (target) => ({ target }),
    fromLink: ({ target }) => target,
    outlives: () => false,
  },
  buildSettings: {
    initial: defaultBuildSettings,
    isSame: isSameBuild,
    toInput: ({ buildPlatform, targetPlatform, ...given }) => ({
      // Made from entries, a record keeps even an argument that is called "__proto__".
      buildArguments: Object.fromEntries(given.arguments),
      namedContexts: Object.fromEntries(given.contexts),
      buildPlatform,
      targetPlatform,
    }),
    draftKey: "build",
    store: storeBuild,
    read: readBuild,
    toLink: linkBuild,
    fromLink: buildOfLink,
    outlives: () => false,
  },
  ruleSettings: {
    initial: DEFAULT_SETTINGS,
    isSame: isSameRules,
    toInput: (ruleSettings) => ({ ruleSettings }),
    draftKey: "rules",
    store: (settings) => packRuleSettings(changedFields(settings)),
    read: (value) => withSettings(DEFAULT_SETTINGS, unpackRuleSettings(value) ?? {}),
    toLink: (settings) => ({ ruleSettings: changedFields(settings) }),
    fromLink: ({ ruleSettings = {} }) => withSettings(DEFAULT_SETTINGS, ruleSettings),
    // They are a project's, so the next file that is opened keeps them. What a link brings is its sender's alone: a link
    // comes with its own, and what is opened in its place starts anew.
    outlives: (opened, before) => opened !== "link" && before !== "link",
  },
  projectContext: {
    initial: noProjectContext,
    isSame: isSameContext,
    toInput: contextInput,
    draftKey: "context",
    store: storeContext,
    read: readContext,
    toLink: ({ dockerignore, files, filesFrom }) => ({
      ...(dockerignore !== null && { dockerignore }),
      ...(files !== null && filesFrom !== null && { files: { from: filesFrom, files } }),
    }),
    fromLink: ({ dockerignore = "", files = null }) => contextOf(dockerignore, files),
    // A newer Dockerfile of the same project may well take the old one's place; an example is another project.
    outlives: (opened, before) => opened === "own" && before !== "link",
  },
  scenario: {
    initial: noScenario,
    isSame: isSameScenario,
    toInput: () => ({}),
    draftKey: "scenario",
    store: storeScenario,
    read: readScenario,
    toLink: ({ changes, seconds }) => ({ changes, seconds }),
    fromLink: ({ changes = {}, seconds = {} }) => ({ changes, seconds }),
    outlives: () => false,
  },
  orderWeights: {
    initial: null,
    isSame: isSameWeights,
    toInput: () => ({}),
    draftKey: "weights",
    store: storeWeights,
    read: unpackWeights,
    toLink: (weights) => (weights === null ? {} : { weights }),
    fromLink: ({ weights = null }) => weights,
    // They are a project's, like its build context.
    outlives: (opened, before) => opened === "own" && before !== "link",
  },
  typedSizes: {
    initial: null,
    isSame: isSameSizes,
    toInput: () => ({}),
    draftKey: "sizes",
    store: (sizes) => sizes && packSizes(sizes),
    read: readSizes,
    toLink: (sizes) => (sizes === null ? {} : { sizes }),
    fromLink: ({ sizes = null }) => sizes,
    outlives: () => false,
  },
  lesson: {
    initial: null,
    isSame: isSameLesson,
    toInput: () => ({}),
    draftKey: "lesson",
    store: (lesson) => lesson,
    read: unpackLesson,
    toLink: (lesson) => (lesson === null ? {} : { lesson }),
    fromLink: ({ lesson = null }) => lesson,
    // What is pasted in a lesson is the learner's answer to it.
    outlives: (opened) => opened === "own",
  },
};
