import type { Model, Stage, Step } from "@stagemap/model";
import type { Instruction, InstructionItem, LocalSpan } from "@stagemap/syntax";
import type { Span } from "@stagemap/text";

export type Severity = "error" | "warning" | "info";

/** A rule is data and one function. Its fields feed the tests, the panel and the documentation alike. */
export interface Rule {
  /** The name under which people skip it: BuildKit's own for its rules. */
  readonly id: string;
  readonly origin: "buildkit" | "stagemap";
  readonly severity: Severity;
  /** True for what BuildKit only checks when asked to with `# check=experimental=`. */
  readonly isExperimental?: boolean;
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
