import type { ExtractionView, Picture, StageAction, StageView } from "@stagemap/analysis";
import type { Subject } from "../graph/graph-pane-props.ts";
import { partSelection, partsAt } from "../selection/parts.ts";
import type { AppState } from "../state/app-state.ts";
import { proposeExtraction, proposeSharing } from "./stage-engine.ts";
import type { FormField, FormValues, StageForm } from "./stage-forms.ts";
import { userOf } from "./structure-actions.ts";

/** Forms of actions that take stages apart or put them together: they ask the engine what they begin with. */
export type StructureFormId = (typeof STRUCTURE_FORMS)[number];

const STRUCTURE_FORMS = ["extract-steps", "inline-stage", "share-beginning"] as const;

export function isStructureForm(id: string): id is StructureFormId {
  return STRUCTURE_FORMS.some((each) => each === id);
}

/** The form for a part of the picture; null when that is gone. */
export async function structureFormOf(
  state: AppState,
  id: StructureFormId,
  { key }: Subject,
): Promise<StageForm | null> {
  const { picture } = state.analysis;
  const stage = picture.stages.find(
    (each) => each.key === key || each.steps.some((step) => step.key === key),
  );
  if (stage === undefined) return null;
  switch (id) {
    case "extract-steps":
      return extractForm(state, stage, key);
    case "inline-stage":
      return inlineForm(picture, stage);
    case "share-beginning":
      return shareForm(state, stage);
  }
}

async function extractForm(
  state: AppState,
  stage: StageView,
  key: string,
): Promise<StageForm | null> {
  const several = partSelection(partsAt(state, { kind: "step", key })).steps;
  if (several.length > 1) return extractSeveral(state, stage, several);
  const at = stage.steps.findIndex((step) => step.key === key);
  const chosen = (values: FormValues): readonly string[] =>
    stage.steps
      .slice(Number(values["first"] ?? at), Number(values["last"] ?? at) + 1)
      .map((step) => step.key);
  const proposal = await proposeExtraction(state, stage.key, [key]);
  if (at === -1 || proposal === null) return null;
  const numbers = stage.steps.map((_, index) => index);
  return {
    title: "Extract into a stage",
    description: `What the steps make comes back into ${stage.title} with COPY --from.`,
    fields: [
      nameField(proposal),
      { id: "first", label: "From", ...stepChoice(stage, numbers.slice(0, at + 1), at) },
      { id: "last", label: "Down to", ...stepChoice(stage, numbers.slice(at), at) },
      pathsField(proposal),
    ],
    done: `Extracted from ${stage.title}.`,
    adjusted: async (values, field) => {
      if (field !== "first" && field !== "last") return values;
      const next = await proposeExtraction(state, stage.key, chosen(values));
      return next === null ? values : { ...values, paths: next.paths.join(" "), name: next.name };
    },
    action: (values) => extraction(values, { stage, steps: chosen(values) }),
  };
}

/** For exactly these steps. */
async function extractSeveral(
  state: AppState,
  stage: StageView,
  steps: readonly string[],
): Promise<StageForm | null> {
  const proposal = await proposeExtraction(state, stage.key, steps);
  if (proposal === null) return null;
  return {
    title: `Extract ${steps.length} steps into a stage`,
    description: `What they make comes back into ${stage.title} with COPY --from.`,
    fields: [nameField(proposal), pathsField(proposal)],
    done: `Extracted from ${stage.title}.`,
    action: (values) => extraction(values, { stage, steps }),
  };
}

function nameField({ name }: ExtractionView): FormField {
  return { id: "name", label: "Name", kind: "line", initial: name };
}

function pathsField({ paths }: ExtractionView): FormField {
  return {
    id: "paths",
    label: "Brings back",
    kind: "line",
    initial: paths.join(" "),
    placeholder: "/app/dist",
    hint: "Files and folders that the steps write, with spaces between. Filled in with what is known of them.",
  };
}

function extraction(
  { name = "", paths = "" }: FormValues,
  { stage, steps }: { readonly stage: StageView; readonly steps: readonly string[] },
): StageAction | null {
  const list = paths.split(/\s+/).filter((path) => path !== "");
  if (name.trim() === "") return null;
  return {
    kind: "extract-steps",
    stage: stage.key,
    steps,
    name: name.trim(),
    paths: list.length === 0 ? null : list,
  };
}

function stepChoice(
  { steps }: StageView,
  numbers: readonly number[],
  initial: number,
): Pick<FormField, "kind" | "initial" | "options"> {
  const options = numbers.flatMap((number) => {
    const step = steps[number];
    if (step === undefined) return [];
    return [{ value: String(number), label: shortened(`${step.keyword} ${step.summary}`) }];
  });
  return { kind: "choice", initial: String(initial), options };
}

const longest = 60;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

function inlineForm(picture: Picture, stage: StageView): StageForm {
  const user = userOf(picture, stage)?.title ?? "its user";
  return {
    title: `Inline ${stage.title} into ${user}`,
    description: `Its steps come first in ${user}, and the stage goes.`,
    fields: [],
    done: `Inlined ${stage.title} into ${user}.`,
    action: () => ({ kind: "inline-stage", stage: stage.key }),
  };
}

async function shareForm(state: AppState, stage: StageView): Promise<StageForm | null> {
  const proposal = await proposeSharing(state, stage.key);
  if (proposal === null) return null;
  const { stages } = state.analysis.picture;
  const titleOf = (key: string): string => stages.find((each) => each.key === key)?.title ?? key;
  const single = proposal.partners.map(({ stage: key, steps, name }) => ({
    value: JSON.stringify([key]),
    label: `${titleOf(key)}, ${count(steps)}`,
    name,
  }));
  const keys = proposal.partners.map(({ stage: key }) => key);
  const fewest = Math.min(...proposal.partners.map(({ steps }) => steps));
  const all = {
    value: JSON.stringify(keys),
    label: `${keys.map(titleOf).join(", ")}, ${count(fewest)}`,
    name: proposal.name,
  };
  const options = keys.length > 1 ? [all, ...single] : single;
  const nameFor = (value: string): string =>
    options.find((option) => option.value === value)?.name ?? proposal.name;
  const initial = options[0]?.value ?? "[]";
  return {
    title: `Share the beginning of ${stage.title}`,
    description: "What the stages begin with becomes a stage that all are built on.",
    fields: [
      { id: "name", label: "Name", kind: "line", initial: nameFor(initial) },
      { id: "with", label: "With", kind: "choice", initial, options },
    ],
    done: `Shared the beginning of ${stage.title}.`,
    adjusted: (values, field) =>
      Promise.resolve(
        field === "with" ? { ...values, name: nameFor(values["with"] ?? "") } : values,
      ),
    action: ({ name = "", with: others = "[]" }) => {
      const partners = options.some(({ value }) => value === others) ? keysOf(others) : [];
      if (name.trim() === "" || partners.length === 0) return null;
      return { kind: "share-beginning", stages: [stage.key, ...partners], name: name.trim() };
    },
  };
}

function keysOf(text: string): readonly string[] {
  const keys: unknown = JSON.parse(text);
  return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : [];
}

function count(steps: number): string {
  return steps === 1 ? "one step" : `${steps} steps`;
}
