import { absoluteSpan, expand, instructionSpan } from "@stagemap/syntax";
import type { Model } from "@stagemap/model";
import { stepKeyword } from "./summary.ts";
import type { ArgumentDeclaration, ArgumentPlace, ArgumentView } from "./view.ts";

interface Draft {
  readonly name: string;
  readonly declarations: ArgumentDeclaration[];
  readonly uses: ArgumentPlace[];
}

/** Every argument of a model with where it is declared and used. */
export function listArguments(model: Model): ArgumentView[] {
  const drafts: Drafts = new Map();
  for (const { name, defaultText, word, item } of model.globals.declarations) {
    const { stage, step, keyword, line } = placeAt(model, item, null);
    const span = absoluteSpan(model.tree, item, word);
    const value = model.globals.values.get(name) ?? null;
    const declaration = { stage, step, keyword, line, span, defaultText, value };
    draftOf(drafts, name).declarations.push(declaration);
  }
  for (const { stage: owner, declarations } of model.scopes) {
    for (const { name, defaultText, value, span: local, itemOffset } of declarations) {
      const item = itemAt(model, owner.index, itemOffset);
      const { stage, step, keyword, line } = placeAt(model, item, owner.index);
      const span = absoluteSpan(model.tree, item, local);
      const declaration = { stage, step, keyword, line, span, defaultText, value };
      draftOf(drafts, name).declarations.push(declaration);
    }
  }
  addUses(model, drafts);
  const views = [...drafts.values()].map((draft) => finish(model, draft));
  return [
    ...views.filter(({ scope }) => scope !== "platform"),
    ...views.filter(({ scope }) => scope === "platform"),
  ];
}

type Drafts = Map<string, Draft>;

function draftOf(drafts: Drafts, name: string): Draft {
  const known = drafts.get(name);
  if (known !== undefined) return known;
  const draft: Draft = { name, declarations: [], uses: [] };
  drafts.set(name, draft);
  return draft;
}

function addUses(model: Model, drafts: Drafts): void {
  for (const { defaultText, item } of model.globals.declarations) {
    for (const name of namesIn(defaultText ?? "", model)) {
      addUse(drafts.get(name), placeAt(model, item, null));
    }
  }
  for (const { stage, uses } of model.scopes) {
    for (const name of stage.usedGlobals) {
      const place = placeAt(model, itemAt(model, stage.index, 0), stage.index);
      addUse(draftOf(drafts, name), place);
    }
    for (const { name, itemOffset } of uses) {
      const place = placeAt(model, itemAt(model, stage.index, itemOffset), stage.index);
      addUse(drafts.get(name), place);
    }
  }
}

/** A FROM can use an argument twice: in its own words, and in what ONBUILD left in the stage that it names. */
function addUse(draft: Draft | undefined, place: ArgumentPlace): void {
  if (draft?.uses.at(-1)?.span.start !== place.span.start) draft?.uses.push(place);
}

/** The names that a default looks up, whether they have values or not. */
function namesIn(text: string, { tree, globals }: Model): ReadonlySet<string> {
  if (!text.includes("$")) return NO_NAMES;
  const names = new Set<string>();
  const lookUp = (name: string): string | undefined => {
    names.add(name);
    return globals.values.get(name);
  };
  expand(text, { escape: tree.escape, lookUp });
  return names;
}

const NO_NAMES: ReadonlySet<string> = new Set();

function itemAt({ stageItems }: Model, stage: number, itemOffset: number): number {
  return (stageItems[stage] ?? 0) + itemOffset;
}

/** An instruction as a place to go to; `stage` is null before the first FROM. */
export function placeAt(model: Model, item: number, stage: number | null): ArgumentPlace {
  const { tree, stages, stageItems } = model;
  const owner = stage === null ? undefined : stages[stage];
  const itemOffset = item - (stageItems[stage ?? 0] ?? 0);
  const step = owner?.steps.find((each) => each.itemOffset === itemOffset);
  return {
    stage: owner?.key ?? null,
    step: step?.key ?? null,
    keyword: step === undefined ? (owner === undefined ? "ARG" : "FROM") : stepKeyword(step.item),
    line: tree.lines[item] ?? 1,
    span: instructionSpan(tree, item),
  };
}

/** What BuildKit sets by itself (dockerfile2llb/platform.go, defaultArgs). */
const PLATFORM_NAME = /^(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)$|^TARGETSTAGE$/;

function finish(model: Model, { name, declarations, uses }: Draft): ArgumentView {
  const given = model.buildArguments.get(name);
  const defaultText = declarations.find((each) => each.defaultText !== null)?.defaultText ?? null;
  const isPlatform = defaultText === null && PLATFORM_NAME.test(name);
  const isDeclared = declarations.length > 0;
  const isInStages = isDeclared && declarations.every(({ stage }) => stage !== null);
  const first = declarations.find((each) => each.value !== null);
  // A stage may declare it twice, the second time out of the first.
  const valueInStage = declarations.findLast(({ stage }) => stage === first?.stage)?.value;
  const valueOfGlobal = isInStages && !isPlatform ? undefined : model.globals.values.get(name);
  return {
    key: name,
    scope: isPlatform ? "platform" : isInStages ? "stage" : "global",
    defaultText,
    value: (isDeclared || isPlatform ? given : undefined) ?? valueOfGlobal ?? valueInStage ?? null,
    isGiven: given !== undefined,
    declarations,
    uses,
  };
}
