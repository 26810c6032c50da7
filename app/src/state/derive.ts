import type { Analysis, AnalysisInput, Analyzer, RuleSettings, StageKey } from "@stagemap/analysis";
import type { BuildSettings } from "./build-settings.ts";
import type { PointedAt } from "./view-slice.ts";
import { carrySubject } from "./subjects.ts";

/** What everything else on the screen follows from. */
export interface Source {
  readonly text: string;
  readonly wantedTarget: StageKey | null;
  readonly buildSettings: BuildSettings;
  readonly ruleSettings: RuleSettings;
}

/** What follows from the source, or has to follow it. */
export interface Derived extends Source {
  readonly analysis: Analysis;
  readonly selection: PointedAt | null;
  readonly hover: PointedAt | null;
}

export interface Derive {
  /** The analysis of the empty text. */
  readonly empty: Analysis;
  /** The state after `before` when some of its source becomes what `part` says. */
  change(before: Derived, part: Partial<Source>): Derived;
  /** The same source analysed again, because more is known by now. */
  again(before: Derived): Derived;
}

export function createDerive(analyzer: Analyzer): Derive {
  const empty = analyzer.analyze({ dockerfile: "", target: null });

  function follow(before: Derived, source: Source): Derived {
    const analysis = analyzer.analyze(inputOf(source));
    const after = { text: source.text, analysis };
    return {
      ...source,
      analysis,
      selection: carried(before.selection, before, after),
      // The pointer has not moved, but what is under it may have: it says so itself at its next move.
      hover: carried(before.hover, before, after),
    };
  }

  return {
    empty,
    change(before, part) {
      const source = { ...sourceOf(before), ...part };
      const isSame =
        source.text === before.text &&
        source.wantedTarget === before.wantedTarget &&
        source.buildSettings === before.buildSettings &&
        source.ruleSettings === before.ruleSettings;
      return isSame ? { ...source, ...followersOf(before) } : follow(before, source);
    },
    again: (before) => follow(before, sourceOf(before)),
  };
}

function sourceOf({ text, wantedTarget, buildSettings, ruleSettings }: Derived): Source {
  return { text, wantedTarget, buildSettings, ruleSettings };
}

function inputOf({ text, wantedTarget, buildSettings, ruleSettings }: Source): AnalysisInput {
  const { buildPlatform, targetPlatform } = buildSettings;
  return {
    dockerfile: text,
    target: wantedTarget,
    // Made from entries, a record keeps even an argument that is called "__proto__".
    buildArguments: Object.fromEntries(buildSettings.arguments),
    namedContexts: Object.fromEntries(buildSettings.contexts),
    buildPlatform,
    targetPlatform,
    ruleSettings,
  };
}

function followersOf({ analysis, selection, hover }: Derived): Omit<Derived, keyof Source> {
  return { analysis, selection, hover };
}

function carried(
  pointed: PointedAt | null,
  before: { readonly text: string; readonly analysis: Analysis },
  after: { readonly text: string; readonly analysis: Analysis },
): PointedAt | null {
  if (pointed === null) return null;
  const subject = carrySubject(pointed.subject, before, after);
  if (subject === pointed.subject) return pointed;
  return subject === null ? null : { subject, from: pointed.from };
}
