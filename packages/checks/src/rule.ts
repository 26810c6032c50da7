import type { Model, Stage, Step } from "@stagemap/model";
import type { Instruction, InstructionItem, LocalSpan } from "@stagemap/syntax";
import type { Span, TextEdit } from "@stagemap/text";
import type { Run } from "./runs.ts";
import type { RuleSettings } from "./settings.ts";

/** From heavy to light. "style" is a matter of taste that changes neither the image nor the build. */
export type Severity = "error" | "warning" | "info" | "style";

/** A rule is data and one function. Its fields feed the tests, the panel and the documentation alike. */
export interface Rule {
  /** The name under which people skip it: BuildKit's own for its rules. */
  readonly id: string;
  readonly origin: "buildkit" | "hadolint" | "shellcheck" | "stagemap";
  readonly severity: Severity;
  /** True for what BuildKit only checks when asked to with `# check=experimental=`. */
  readonly isExperimental?: boolean;
  /** The rule, or rules, that say the same: at one instruction the two are one finding, under the first one's id, with this one's among its aliases. */
  readonly sameAs?: string | readonly string[];
  /** True for a rule that only runs when somebody asks for all. */
  readonly isOffByDefault?: boolean;
  /** True for what only matters in the image that comes out: in a stage that does not ship it is a note. */
  readonly isAboutWhatShips?: boolean;
  /** Rules that one switch turns off together: those that want fixed versions. */
  readonly group?: "pinning";
  /** True for what is said of stages because the target does not need them: that weighs as much as the rule says. */
  readonly isAboutLeftOutStages?: boolean;
  /** One sentence: what the rule wants. */
  readonly summary: string;
  /** Why, for a student: what happens otherwise, and what to do. */
  readonly rationale: string;
  /** Where the rule comes from: an address. */
  readonly source: string;
  /** Each text with «marks» around what is found. */
  readonly examples: readonly Example[];
  /** Texts in which it finds nothing. */
  readonly good: readonly string[];
  check(context: CheckContext): Iterable<Finding>;
}

export interface Example {
  readonly bad: string;
  /** The text once the first fix of each finding in turn is applied; left out where there is none. */
  readonly fixed?: string;
  /** What the project wants, for rules that depend on it. */
  readonly settings?: Partial<RuleSettings>;
  /** The .dockerignore beside it, for rules that look at one. */
  readonly dockerignore?: string;
  /** The path of the file that the first fix makes. */
  readonly newFile?: string;
}

/** A way to mend a finding: edits of the checked text. */
export interface Fix {
  /** What it does, starting with a verb: "Write the stage name in lower case". */
  readonly title: string;
  /** "safe" when the build does the same as before, but for what the finding is about; "review" when a person has to look. */
  readonly safety: "safe" | "review";
  readonly edits: readonly TextEdit[];
  /** Files to create beside the Dockerfile. */
  readonly newFiles?: readonly NewFile[];
}

export interface NewFile {
  /** From the build context's top folder: ".dockerignore". */
  readonly path: string;
  readonly text: string;
}

/** What a rule looks at. */
export interface CheckContext {
  readonly model: Model;
  /** Every instruction of the text in order, those before the first FROM included. */
  readonly sites: readonly Site[];
  /** The same by their index among the tree's items. */
  readonly siteOfItem: ReadonlyMap<number, Site>;
  /** What every stage carries out, by the stage's number, each list in the order of the steps. */
  readonly dispatched: readonly (readonly Dispatched[])[];
  /** The number of the stage to build; null when there is none. */
  readonly target: number | null;
  /** Stages that the target needs, itself included. */
  readonly needed: ReadonlySet<number>;
  /** Stages whose layers are in the image that comes out: the target and the stages below it. */
  readonly shipped: ReadonlySet<number>;
  /** The text of the .dockerignore; null when none is known. */
  readonly dockerignore: string | null;
  /** Every RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD with what it runs, in text order, those before the first FROM included. */
  readonly runs: readonly Run[];
  readonly settings: RuleSettings;
  /** True when everything is asked for: rules of hadolint's then find what hadolint finds, also where it is no mistake. */
  readonly isAll: boolean;
}

/** An instruction with its surroundings. */
export interface Site {
  /** Its index among the tree's items. */
  readonly index: number;
  readonly item: InstructionItem;
  readonly instruction: Instruction;
  /** Null before the first FROM. */
  readonly stage: Stage | null;
  /** Null for FROM and before the first. */
  readonly step: Step | null;
  /** From 1. */
  readonly line: number;
  /** The comment lines above it, as BuildKit gathers them: across blank lines, from the last empty comment on. */
  readonly comments: readonly string[];
}

/** An instruction that BuildKit carries out in a stage: one of its own, or one that its base left with ONBUILD. */
export interface Dispatched {
  readonly instruction: Instruction;
  /** The instruction's own place; FROM's for what ONBUILD left. */
  readonly site: Site;
  readonly isTrigger: boolean;
}

export interface Finding {
  readonly message: string;
  readonly span: Span;
  /** The line that BuildKit names, from 1. */
  readonly line: number;
  /** Whose comments may switch the rule off; null for findings that only the whole file can skip. */
  readonly site: Site | null;
  /**
   * What would mend it, best first. Called only when somebody asks; what it answers is offered when it keeps the contract
   * of `certify.ts`.
   */
  readonly fixes?: () => Iterable<Fix>;
}

/** Keeps a rule's type while its file spells out only the data. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** A finding on a part of an instruction. */
export function findingAt(
  { model }: CheckContext,
  site: Site,
  { from, to }: LocalSpan,
  message: string,
): Finding {
  const start = model.tree.starts[site.index] ?? 0;
  return { message, span: { start: start + from, end: start + to }, line: site.line, site };
}

/** One point of the checklist of a good multi-stage build, judged. */
export interface ChecklistItem {
  readonly id: string;
  /** What is wanted, in a few words. */
  readonly text: string;
  readonly verdict: Verdict;
  /** One sentence: what in this file decides it. */
  readonly evidence: string;
  /** Where that stands; null when it is about what is missing. */
  readonly span: Span | null;
}

export type Verdict = "done" | "todo" | "does not apply";
