import type { Analysis, ArgumentView, StageKey } from "@stagemap/analysis";

/** What the panel says of one argument besides its name, value and places. */
export interface ArgumentRow {
  readonly argument: ArgumentView;
  /** False for a name that FROM uses and no line declares: a value would have no effect. */
  readonly canBeGiven: boolean;
  /** Its defaults as written, each once; with the stages that have it where they differ. Empty without any. */
  readonly defaults: readonly DefaultText[];
  /** What the default comes to, when that is not what is written; else null. */
  readonly comesTo: string | null;
  readonly remark: Remark | null;
}

export interface DefaultText {
  readonly text: string;
  /** "in deps, builder"; null when all declarations have this default or none. */
  readonly where: string | null;
}

export interface Remark {
  /** "missing" when the text cannot be built because of it. */
  readonly kind: "missing" | "note";
  readonly message: string;
}

/** What can be given, in text order. */
export function argumentRows(analysis: Analysis): readonly ArgumentRow[] {
  const titles = stageTitles(analysis);
  return analysis.arguments
    .filter(({ scope }) => scope !== "platform")
    .map((argument) => {
      const defaults = defaultsOf(argument, titles);
      const { value, isGiven, declarations } = argument;
      const [only] = defaults;
      const isPlain = defaults.length !== 1 || withoutQuotes(only?.text ?? "") === value;
      return {
        argument,
        canBeGiven: declarations.length > 0,
        defaults,
        comesTo: isGiven || isPlain ? null : value,
        remark: remarkOn(argument, analysis, titles),
      };
    });
}

/** What BuildKit sets by itself and the text uses. */
export function platformRows(analysis: Analysis): readonly ArgumentView[] {
  return analysis.arguments.filter(({ scope }) => scope === "platform");
}

/** Values that were given for names that the text does not declare, in the order of their giving. */
export function undeclaredValues(
  analysis: Analysis,
  given: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const known = new Set(
    analysis.arguments.flatMap(({ key, scope, declarations }) =>
      scope === "platform" || declarations.length > 0 ? [key] : [],
    ),
  );
  return [...given].filter(([name]) => !known.has(name));
}

/** The text inside a pair of quotes that are around all of it. */
function withoutQuotes(text: string): string {
  return /^(["'])([^"'$\\]*)\1$/.exec(text)?.[2] ?? text;
}

export type StageTitles = ReadonlyMap<StageKey, string>;

export function stageTitles({ picture }: Analysis): StageTitles {
  return new Map(picture.stages.map(({ key, title }) => [key, title]));
}

function defaultsOf({ declarations }: ArgumentView, titles: StageTitles): readonly DefaultText[] {
  const stagesByText = new Map<string, string[]>();
  for (const { defaultText, stage } of declarations) {
    if (defaultText === null) continue;
    const stages = stagesByText.get(defaultText) ?? [];
    stages.push(stage === null ? "FROM lines" : (titles.get(stage) ?? stage));
    stagesByText.set(defaultText, stages);
  }
  return [...stagesByText].map(([text, stages]) => ({
    text,
    where: stagesByText.size === 1 ? null : `in ${stages.join(", ")}`,
  }));
}

function remarkOn(argument: ArgumentView, analysis: Analysis, titles: StageTitles): Remark | null {
  const { key, declarations, uses, value } = argument;
  const inFrom = uses.filter(({ stage, step }) => stage !== null && step === null);
  const isGlobal = declarations.some(({ stage }) => stage === null);
  if (inFrom.length > 0 && !isGlobal) {
    const message = `FROM sees only what is declared before the first FROM. Write “ARG ${key}” there.`;
    return { kind: "missing", message };
  }
  const broken = inFrom.filter(({ stage }) => hasBrokenBase(analysis, stage));
  if (broken.length > 0 && (value ?? "") === "") {
    const blank = broken.filter(({ stage }) => hasBrokenBase(analysis, stage, "model/blank-base"));
    const names = new Intl.ListFormat("en").format(
      (blank.length > 0 ? blank : broken).map(({ stage }) => titles.get(stage ?? "") ?? ""),
    );
    const message =
      blank.length > 0
        ? `Without a value the base of ${names} is blank. Type one, such as alpine:3.20, to make the picture whole.`
        : `Without a value the base of ${names} is not valid. Type one to make the picture whole.`;
    return { kind: "missing", message };
  }
  return uses.length === 0 ? remarkOnUnused(argument) : null;
}

const BASE_PROBLEMS = [
  "model/blank-base",
  "model/image-reference",
  "model/expansion",
  "model/platform",
];

function hasBrokenBase(
  { problems }: Analysis,
  stage: StageKey | null,
  ...codes: readonly string[]
): boolean {
  const wanted = codes.length === 0 ? BASE_PROBLEMS : codes;
  return problems.some(
    (problem) => problem.stage === stage && problem.step === null && wanted.includes(problem.code),
  );
}

function remarkOnUnused({ declarations }: ArgumentView): Remark {
  const isInStage = declarations.some(({ stage }) => stage !== null);
  const message = isInStage
    ? "No line names it, but RUN steps behind it see it in their environment."
    : "Declared, never used.";
  return { kind: "note", message };
}
