import type { Picture, StageAction, StageKey, StageView, StepView } from "@stagemap/analysis";
import type { Subject } from "../graph/graph-pane-props.ts";
import type { StructureFormId } from "./structure-forms.ts";

/** A form that asks for what an action needs. */
export interface StageForm {
  readonly title: string;
  readonly description: string;
  readonly fields: readonly FormField[];
  /** What is done once it is applied: "Renamed build." */
  readonly done: string;
  /** The action with these values; null while something is missing. */
  action(values: FormValues): StageAction | null;
  /** The values once a field has another one, where others follow it. */
  adjusted?(values: FormValues, field: string): Promise<FormValues>;
}

export type FormValues = Readonly<Record<string, string>>;

export interface FormField {
  readonly id: string;
  readonly label: string;
  readonly kind: "line" | "lines" | "choice" | "switch";
  /** "on" and "" for a switch. */
  readonly initial: string;
  readonly placeholder?: string;
  /** A sentence below the field. */
  readonly hint?: string;
  /** To choose from; suggestions for a line. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Beginnings that a click writes into the field. */
  readonly starts?: readonly string[];
}

export type FormId = PlainFormId | StructureFormId;

type PlainFormId =
  | "rename-stage"
  | "add-stage"
  | "change-base"
  | "copy-from"
  | "mount-from"
  | "reconnect"
  | "delete-stage"
  | "insert-step"
  | "edit-step";

interface FormSite {
  readonly picture: Picture;
  readonly stage: StageView;
  readonly step: StepView | null;
  /** The key of the subject, for an edge. */
  readonly key: string;
  /** The stage to copy from, where it is known already; else "". */
  readonly source: StageKey;
  /** What stands in the text for the step. */
  readonly stepText: string;
}

const INSTRUCTIONS = ["RUN", "COPY", "ENV", "ARG", "WORKDIR", "USER", "EXPOSE", "CMD", "LABEL"];

const FORMS: Readonly<Record<PlainFormId, (site: FormSite) => StageForm>> = {
  "rename-stage": ({ stage }) => ({
    title: `Rename ${stage.title}`,
    description: "Every line that means the stage follows, those that name it by number as well.",
    fields: [
      { id: "name", label: "Name", kind: "line", initial: stage.name ?? "", placeholder: "build" },
    ],
    done: `Renamed ${stage.title}.`,
    action: ({ name = "" }) =>
      name.trim() === "" ? null : { kind: "rename-stage", stage: stage.key, name: name.trim() },
  }),
  "add-stage": ({ picture, stage }) => ({
    title: "Add a stage",
    description: `It comes right behind ${stage.title}.`,
    fields: [
      baseField(picture, stage.number + 1, stage.name ?? ""),
      { id: "name", label: "Name", kind: "line", initial: "", placeholder: "test" },
    ],
    done: "Added a stage.",
    action: ({ base = "", name = "" }) =>
      base.trim() === ""
        ? null
        : {
            kind: "add-stage",
            index: stage.number + 1,
            base: base.trim(),
            name: name.trim() === "" ? null : name.trim(),
          },
  }),
  "change-base": ({ picture, stage }) => ({
    title: `Change what ${stage.title} is built on`,
    description: "An image, or a stage that stands above it.",
    fields: [baseField(picture, stage.number, stage.base.label)],
    done: `Changed what ${stage.title} is built on.`,
    action: ({ base = "" }) =>
      base.trim() === "" ? null : { kind: "change-base", stage: stage.key, base: base.trim() },
  }),
  "copy-from": ({ picture, stage, source }) => ({
    title: `Copy into ${stage.title} from another stage`,
    description: "Writes a COPY --from behind the last step.",
    fields: [
      stageField(picture, stage, source),
      {
        id: "paths",
        label: "Paths",
        kind: "line",
        initial: "",
        placeholder: "/app/dist",
        hint: "Where they lie in that stage; several with spaces between.",
      },
      { id: "destination", label: "To", kind: "line", initial: "", placeholder: "/srv/" },
      { id: "chown", label: "Owner", kind: "line", initial: "", placeholder: "as it is: root" },
      {
        id: "link",
        label: "Independent of the steps above (--link)",
        kind: "switch",
        initial: "",
      },
    ],
    done: `Copied into ${stage.title}.`,
    action: ({ from = "", paths = "", destination = "", chown = "", link = "" }) => {
      const list = paths.split(/\s+/).filter((path) => path !== "");
      if (from === "" || list.length === 0 || destination.trim() === "") return null;
      return {
        kind: "copy-from",
        from,
        to: stage.key,
        gap: copyGap(stage),
        paths: list,
        destination: destination.trim(),
        chown: chown.trim(),
        isLinked: link === "on",
      };
    },
  }),
  "mount-from": ({ picture, stage, step }) => ({
    title: "Let the RUN see another stage",
    description: "The files are there while it runs, and stay out of the image.",
    fields: [
      stageField(picture, stage, ""),
      { id: "source", label: "Path", kind: "line", initial: "", placeholder: "/ (all of it)" },
      { id: "target", label: "Seen at", kind: "line", initial: "", placeholder: "/deps" },
    ],
    done: "Mounted the stage.",
    action: ({ from = "", source = "", target = "" }) =>
      from === "" || target.trim() === "" || step === null
        ? null
        : {
            kind: "mount-from",
            from,
            to: stage.key,
            step: step.key,
            source: source.trim(),
            target: target.trim(),
          },
  }),
  reconnect: ({ picture, stage, key }) => ({
    title: "Take it from another stage",
    description: "The line stays as it is, but for the stage that it names.",
    fields: [stageField(picture, stage, "")],
    done: "Connected with another stage.",
    action: ({ from = "" }) => (from === "" ? null : { kind: "reconnect", edge: key, from }),
  }),
  "delete-stage": ({ stage }) => ({
    title: `Delete ${stage.title}`,
    description: "With the lines that copy from it and mount it.",
    fields: [],
    done: `Deleted ${stage.title}.`,
    action: () => ({ kind: "delete-stage", stage: stage.key, withUsers: true }),
  }),
  "insert-step": ({ stage, step }) => ({
    title: `Add a step to ${stage.title}`,
    description:
      step === null ? "It comes last." : `It comes behind ${step.keyword} ${step.summary}.`,
    fields: [
      { id: "text", label: "Instruction", kind: "lines", initial: "RUN ", starts: INSTRUCTIONS },
    ],
    done: "Added a step.",
    action: ({ text = "" }) =>
      /^\s*\S+\s+\S/.test(text)
        ? {
            kind: "insert-step",
            stage: stage.key,
            gap: step === null ? stage.steps.length : stage.steps.indexOf(step) + 1,
            text,
          }
        : null,
  }),
  "edit-step": ({ stage, step, stepText }) => ({
    title: "Edit the step",
    description: `In ${stage.title}.`,
    fields: [{ id: "text", label: "Instruction", kind: "lines", initial: stepText }],
    done: "Edited the step.",
    action: ({ text = "" }) =>
      step === null || text.trim() === ""
        ? null
        : { kind: "edit-step", stage: stage.key, step: step.key, text },
  }),
};

/** The form for a part of the picture; null when that is gone. */
export function formOf(
  id: PlainFormId,
  {
    picture,
    subject,
    stepText,
    source = "",
  }: {
    readonly picture: Picture;
    readonly subject: Subject;
    readonly stepText: string;
    readonly source?: StageKey | undefined;
  },
): StageForm | null {
  if (id === "add-stage" && picture.stages.length === 0) return firstStage(picture);
  const edge = picture.edges.find(({ key }) => subject.kind === "edge" && key === subject.key);
  const stageKey = subject.kind === "stage" ? subject.key : edge?.to;
  const stage = picture.stages.find(({ key, steps }) =>
    subject.kind === "step" ? steps.some((each) => each.key === subject.key) : key === stageKey,
  );
  if (stage === undefined) return null;
  const step = stage.steps.find(({ key }) => key === subject.key) ?? null;
  const key = edge === undefined ? "" : subject.key;
  return FORMS[id]({ picture, stage, step, key, stepText, source });
}

/** A text without a stage gets its first one. */
function firstStage(picture: Picture): StageForm {
  return {
    title: "Start with a stage",
    description: "A stage begins with an image. The last stage of a Dockerfile is what ships.",
    fields: [
      { ...baseField(picture, 0, ""), hint: "An image, or scratch for an empty one." },
      { id: "name", label: "Name", kind: "line", initial: "", placeholder: "build" },
    ],
    done: "Added a stage.",
    action: ({ base = "", name = "" }) =>
      base.trim() === ""
        ? null
        : {
            kind: "add-stage",
            index: 0,
            base: base.trim(),
            name: name.trim() === "" ? null : name.trim(),
          },
  };
}

function baseField({ stages }: Picture, below: number, initial: string): FormField {
  return {
    id: "base",
    label: "Built on",
    kind: "line",
    initial,
    placeholder: "alpine:3.22",
    hint: "An image, a stage above, or scratch.",
    options: stages
      .filter(({ number, name }) => number < below && name !== null)
      .map(({ name, title }) => ({ value: name ?? "", label: `stage ${title}` })),
  };
}

function stageField({ stages }: Picture, user: StageView, initial: string): FormField {
  const others = stages.filter(({ number }) => number < user.number);
  return {
    id: "from",
    label: "From",
    kind: "choice",
    initial: others.some(({ key }) => key === initial) ? initial : (others.at(-1)?.key ?? ""),
    options: others.map(({ key, title }) => ({ value: key, label: title })),
    ...(others.length === 0 && { hint: "No stage stands above this one." }),
  };
}

const ENDS = new Set(["CMD", "ENTRYPOINT", "EXPOSE", "HEALTHCHECK", "STOPSIGNAL", "USER", "LABEL"]);

/** Before the lines that say how the image runs. */
function copyGap({ steps }: StageView): number {
  return steps.findLastIndex(({ keyword }) => !ENDS.has(keyword)) + 1;
}
