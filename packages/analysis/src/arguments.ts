import { absoluteSpan, instructionSpan } from "@stagemap/syntax";
import { variableValue } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import type { ArgumentPlace, ArgumentView } from "./view.ts";

interface Draft {
  readonly name: string;
  scope: ArgumentView["scope"];
  defaultText: string | null;
  readonly declarations: ArgumentPlace[];
  readonly uses: ArgumentPlace[];
}

/** Every argument of a model with where it is declared and used. */
export function listArguments(model: Model): ArgumentView[] {
  const drafts = new Map<string, Draft>();
  const declared = new Set<string>();
  for (const { name, defaultText, word, item } of model.globals.declarations) {
    const draft = draftOf(drafts, name, "global");
    draft.defaultText ??= defaultText;
    draft.declarations.push({
      ...placeAt(model, item, null),
      span: absoluteSpan(model.tree, item, word),
    });
    declared.add(name);
  }
  for (const { stage, declarations } of model.scopes) {
    for (const { name, defaultText, span, itemOffset } of declarations) {
      const isPlatform = !declared.has(name) && model.globals.values.has(name);
      const draft = draftOf(drafts, name, isPlatform ? "platform" : "stage");
      draft.defaultText ??= defaultText;
      const item = itemAt(model, stage.index, itemOffset);
      const place = placeAt(model, item, stage.index);
      draft.declarations.push({ ...place, span: absoluteSpan(model.tree, item, span) });
    }
  }
  addUses(model, drafts);
  return [...drafts.values()].map((draft) => finish(model, draft));
}

function draftOf(drafts: Map<string, Draft>, name: string, scope: Draft["scope"]): Draft {
  const known = drafts.get(name);
  if (known !== undefined) return known;
  const draft: Draft = { name, scope, defaultText: null, declarations: [], uses: [] };
  drafts.set(name, draft);
  return draft;
}

function addUses(model: Model, drafts: Map<string, Draft>): void {
  for (const { stage, uses } of model.scopes) {
    for (const name of stage.usedGlobals) {
      const scope = model.globals.values.has(name) ? "platform" : "global";
      const draft = drafts.get(name) ?? draftOf(drafts, name, scope);
      draft.uses.push(placeAt(model, itemAt(model, stage.index, 0), stage.index));
    }
    for (const { name, itemOffset } of uses) {
      drafts
        .get(name)
        ?.uses.push(placeAt(model, itemAt(model, stage.index, itemOffset), stage.index));
    }
  }
}

function itemAt({ stageItems }: Model, stage: number, itemOffset: number): number {
  return (stageItems[stage] ?? 0) + itemOffset;
}

function placeAt(model: Model, item: number, stage: number | null): ArgumentPlace {
  const { tree, stages, stageItems } = model;
  const owner = stage === null ? undefined : stages[stage];
  const itemOffset = item - (stageItems[stage ?? 0] ?? 0);
  const step = owner?.steps.find((each) => each.itemOffset === itemOffset);
  return {
    stage: owner?.key ?? null,
    step: step?.key ?? null,
    line: tree.lines[item] ?? 1,
    span: instructionSpan(tree, item),
  };
}

function finish(model: Model, { name, ...draft }: Draft): ArgumentView {
  const given = model.buildArguments.get(name);
  const inStage = model.scopes.find(({ declarations }) =>
    declarations.some((declaration) => declaration.name === name),
  );
  const valueInStage = inStage === undefined ? undefined : variableValue(inStage.variables, name);
  const value = given ?? model.globals.values.get(name) ?? valueInStage ?? null;
  return { key: name, value, isGiven: given !== undefined, ...draft };
}
