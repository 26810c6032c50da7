import type { RuleSettings } from "@stagemap/checks";
import type { Span, TextEdit } from "@stagemap/text";

/** A stage's name in lower case, or "#2" for the unnamed stage number 2. Stays the same under edits elsewhere. */
export type StageKey = string;
/** A step of a stage. Stays the same under edits elsewhere. */
export type StepKey = string;
/** What an edge can start from: a stage's key, "image:<full reference>", "named:<name of a named context>" or "context". */
export type NodeKey = string;

/** What the user has made: the only input of an analysis. */
export interface AnalysisInput {
  readonly dockerfile: string;
  /** The stage to build; null builds the last one, as Docker does. An unknown key counts as null. */
  readonly target: StageKey | null;
  /** Values given for build arguments, by name. */
  readonly buildArguments?: BuildArguments;
  /** Where the build runs, like "linux/amd64", the default. One that is no platform counts as the default. */
  readonly buildPlatform?: string | null;
  /** What it builds for; the build platform by default. */
  readonly targetPlatform?: string | null;
  /** Values given with --build-context, by name. One without a value, or with a name that none can have, has no effect. */
  readonly namedContexts?: NamedContextValues;
  /** The text of the .dockerignore; null or left out when none is known. */
  readonly dockerignore?: string | null;
  /** The paths of the build context; null or left out when they are not known for certain. The same array as long as it says the same. */
  readonly contextFiles?: readonly string[] | null;
  /** What the project wants of the rules; the defaults when it is left out. The same object as long as it says the same. */
  readonly ruleSettings?: RuleSettings;
}

/**
 * Only own properties count, and any name will do: `Object.fromEntries` makes an own property even of "__proto__", which an
 * assignment does not.
 */
export type BuildArguments = Readonly<Record<string, string>>;

/** As `BuildArguments`. */
export type NamedContextValues = Readonly<Record<string, string>>;

/** Everything that the screen shows of a Dockerfile. Plain data; equal parts of two analyses are the same objects. */
export interface Analysis {
  readonly picture: Picture;
  /** True while the text is half-typed and `picture` is the last good one. */
  readonly isPictureKept: boolean;
  /** In text order, errors first at one place. */
  readonly problems: readonly Problem[];
  /** False while only BuildKit's refusals are known, because the checks are not loaded. */
  readonly isChecked: boolean;
  /** Empty until the text has an instruction and the checks are loaded. */
  readonly checklist: readonly ChecklistItemView[];
  readonly places: Places;
  /** What can be set from outside: declared arguments in text order, then platform arguments that the text uses. */
  readonly arguments: readonly ArgumentView[];
  /** In the order of their giving. */
  readonly namedContexts: readonly NamedContextView[];
  readonly counts: Counts;
}

/** A named context that was given. */
export interface NamedContextView {
  /** Its name as given. */
  readonly key: string;
  readonly value: string;
  /** What the value names; "invalid" when it names nothing. */
  readonly kind:
    | "image"
    | "scratch"
    | "oci-layout"
    | "target"
    | "git"
    | "web"
    | "directory"
    | "invalid";
  /** Sentences on why it does not count or a build would refuse it; null when nothing is wrong as far as it shows. */
  readonly problem: string | null;
  /** Where it counts, in text order: the FROM of a stage that it replaces, and what names an image that it replaces. */
  readonly uses: readonly ArgumentPlace[];
}

/** A build argument, wherever it is declared. */
export interface ArgumentView {
  /** Its name. */
  readonly key: string;
  /**
   * "platform" when BuildKit sets it by itself and no line gives it another default; else "global" when it is declared before
   * the first FROM, or used by a FROM and not declared at all; else "stage".
   */
  readonly scope: "global" | "stage" | "platform";
  /** As written at its first declaration that has one; null without. */
  readonly defaultText: string | null;
  /** What it comes to in the global scope, else at the end of the first stage that has a value for it; null when it has none. */
  readonly value: string | null;
  /** True when the value is given from outside. */
  readonly isGiven: boolean;
  /** In text order. Empty for a name that a FROM uses and no line declares: a value given for it has no effect. */
  readonly declarations: readonly ArgumentDeclaration[];
  /** FROM lines, steps, and ARG lines before the first FROM that use it, each once, in text order. */
  readonly uses: readonly ArgumentPlace[];
}

export interface ArgumentDeclaration extends ArgumentPlace {
  /** As written; null without one. */
  readonly defaultText: string | null;
  /** What the argument is from here on; null without a value. */
  readonly value: string | null;
}

export interface ArgumentPlace {
  /** Null before the first FROM. */
  readonly stage: StageKey | null;
  /** Null for a FROM line and before the first. */
  readonly step: StepKey | null;
  /** Of the instruction, in upper case. */
  readonly keyword: string;
  /** From 1. */
  readonly line: number;
  readonly span: Span;
}

export interface Picture {
  /** In text order. */
  readonly stages: readonly StageView[];
  /** Images and named contexts, in order of first use. */
  readonly images: readonly ImageView[];
  /** In text order of the line that makes them. */
  readonly edges: readonly EdgeView[];
  /** The stage that is built; null only when there is no stage. */
  readonly target: StageKey | null;
}

export interface StageView {
  readonly key: StageKey;
  /** From 0, as Docker counts. */
  readonly number: number;
  /** As written; null for an unnamed stage. */
  readonly name: string | null;
  /** The name, or "Stage 2" for an unnamed one. */
  readonly title: string;
  readonly base: BaseView;
  /** As written after --platform=, else null. */
  readonly platform: string | null;
  /** 0 to 7; the same for a stage wherever it is shown. */
  readonly color: number;
  readonly role: "target" | "built" | "unbuilt";
  /** True for the last stage, which Docker builds when no target is named. */
  readonly isLast: boolean;
  /** A sentence, for an unbuilt stage; else null. */
  readonly whyUnbuilt: string | null;
  /** A sentence, for a stage whose place a named context takes, so that none of its steps runs; else null. */
  readonly whyReplaced: string | null;
  readonly steps: readonly StepView[];
}

export interface BaseView {
  readonly kind: "image" | "scratch" | "stage" | "named-context" | "missing";
  /** For display: "python:3.11-slim", "scratch", the stage's title, a context's value, or "" when missing. */
  readonly label: string;
  /** The key of the stage, image or named context; null for scratch and missing. */
  readonly node: NodeKey | null;
}

export interface StepView {
  readonly key: StepKey;
  /** Upper case; as written when it is no instruction of Docker's. */
  readonly keyword: string;
  /** The rest on one line, without the flags that `sources` shows; heredocs shortened to their marker. */
  readonly summary: string;
  /** What the step takes from elsewhere, in text order. Empty for most steps. */
  readonly sources: readonly SourceView[];
}

export interface SourceView {
  readonly kind: "copy" | "mount";
  /** A stage's title, a short image name or the name of a named context. */
  readonly label: string;
  /** Null when it leads nowhere. */
  readonly node: NodeKey | null;
}

/** An image, or a named context in the place of an image or a stage. */
export interface ImageView {
  readonly key: NodeKey;
  readonly kind: "image" | "named-context";
  /** Short, as one would write it: "nginx:alpine". A context's name. */
  readonly label: string;
  /** "docker.io/library/nginx:alpine". A context's value. */
  readonly reference: string;
  /** True when a COPY --from or a mount names it; such images and named contexts are always drawn, mere bases on demand. */
  readonly isCopiedFrom: boolean;
}

export interface EdgeView {
  readonly key: string;
  readonly kind: "base" | "copy" | "mount" | "context";
  /** Where content comes from. */
  readonly from: NodeKey;
  /** The stage that uses it. */
  readonly to: StageKey;
  /** The row that it lands on; null for a base edge, which lands on the card's head. */
  readonly step: StepKey | null;
  /** The copied paths, shortened: "/app/dist", "/a, /b", "/a +3". Empty for a base edge. */
  readonly label: string;
  /** Every copied or mounted path, for a tooltip. */
  readonly paths: readonly string[];
  /** False when the target does not need it. */
  readonly isBuilt: boolean;
}

export interface Problem {
  /** "syntax/…", "model/…" or "check/…" */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly span: Span;
  /** From 1. */
  readonly line: number;
  readonly stage: StageKey | null;
  readonly step: StepKey | null;
  /** The rule that speaks, for what a check found. */
  readonly rule?: RuleView;
  /** Ids of other rules that say the same. */
  readonly aliases?: readonly string[];
  /** What a rule of it can be skipped by: a comment above its instruction, or only the file's directive. */
  readonly skippedBy?: "comment" | "directive";
}

/** A rule as people meet it. */
export interface RuleView {
  /** The name under which `# check=skip=` knows it. */
  readonly id: string;
  readonly origin: "buildkit" | "hadolint" | "shellcheck" | "stagemap";
  readonly severity: "error" | "warning" | "info" | "style";
  readonly summary: string;
  readonly rationale: string;
  /** The address that it comes from. */
  readonly source: string;
  readonly examples: readonly RuleExample[];
  /** Texts in which it finds nothing. */
  readonly good: readonly string[];
  /** Rules that belong together: those that want fixed versions. */
  readonly group: "pinning" | null;
  /** Ids of rules that say the same, sorted. */
  readonly sameAs: readonly string[];
  /** True for one that runs only when somebody asks for it. */
  readonly isOffByDefault: boolean;
}

export interface RuleExample {
  /** A text in which the rule finds something, with what it finds in «marks». */
  readonly bad: string;
  /** The .dockerignore beside it; null without one. */
  readonly dockerignore: string | null;
  /** The text after the first fix; null where none changes it. */
  readonly fixed: string | null;
  /** The files that the first fix makes. */
  readonly newFiles: FixView["newFiles"];
}

/** A way to mend a problem that was tried out: it leaves every other check as content as it was. */
export interface FixView {
  /** "Write the stage name in lower case" */
  readonly title: string;
  /** "safe" when the build does the same as before, but for what the problem is about; "review" when a person has to look. */
  readonly safety: "safe" | "review";
  readonly edits: readonly TextEdit[];
  /** Files to create beside the Dockerfile; mostly none. */
  readonly newFiles: readonly { readonly path: string; readonly text: string }[];
}

/** All safe fixes at once, down to what they make possible in turn. */
export interface FixAllView {
  readonly edits: readonly TextEdit[];
  /** How many problems they mend. */
  readonly fixed: number;
}

/** One point of the checklist of a good multi-stage build. */
export interface ChecklistItemView {
  readonly id: string;
  readonly text: string;
  readonly verdict: "done" | "todo" | "does not apply";
  /** One sentence: what in this file decides it. */
  readonly evidence: string;
  /** Where that stands; null when it is about what is missing. */
  readonly span: Span | null;
}

/** Where the parts of the picture stand in the text that was analysed, kept apart from what they are. */
export interface Places {
  /** Stages with all their lines, in text order; they do not overlap. */
  readonly stages: readonly Place[];
  /** FROM lines (keyed by stage) and steps (keyed by step), in text order; they do not overlap. */
  readonly rows: readonly RowPlace[];
  /** The words that make an edge, keyed by edge, in text order. */
  readonly edges: readonly Place[];
}

export interface Place {
  readonly key: string;
  readonly span: Span;
}

export interface RowPlace extends Place {
  readonly stage: StageKey;
  readonly isFrom: boolean;
}

export interface Counts {
  readonly stages: number;
  readonly builtStages: number;
  readonly steps: number;
  readonly errors: number;
  readonly warnings: number;
}

/** A file to report on, with what is known around it. */
export interface ReportInput extends AnalysisInput {
  /** Runs the rules that are off by default too, and weighs findings as their rules do, wherever they stand. */
  readonly isAll?: boolean;
  /** Applies all safe fixes first: the report is on what comes out. */
  readonly isFixed?: boolean;
}

export interface FileReport {
  /** The text that the report is on: the given one, or that with all safe fixes. */
  readonly text: string;
  /** How many findings were fixed. */
  readonly fixed: number;
  /** In text order. */
  readonly findings: readonly FindingReport[];
  readonly checklist: readonly ChecklistItemView[];
}

/** What a rule finds, or what BuildKit refuses. */
export interface FindingReport {
  /** A rule's id, or "syntax/…" and "model/…" for what BuildKit refuses. */
  readonly rule: string;
  /** Ids of other rules that say the same. */
  readonly aliases: readonly string[];
  readonly severity: RuleView["severity"];
  readonly span: Span;
  readonly message: string;
  /** What is wanted, in a sentence. */
  readonly summary: string;
  readonly source: string;
  /** The best fix that was tried out; null without one. */
  readonly fix: { readonly title: string; readonly isSafe: boolean } | null;
}
