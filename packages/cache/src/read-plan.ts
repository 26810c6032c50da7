import type { Edge, Model, Origin, Stage } from "@stagemap/model";
import { expand } from "@stagemap/syntax";
import type { Instruction, InstructionItem, Word } from "@stagemap/syntax";
import { readCopy } from "./copy-vertex.ts";
import { lookUpIn, setVariable, startEnvironment } from "./environment.ts";
import type { Environment } from "./environment.ts";
import { joinPath } from "./paths.ts";
import type { Part, Plan, StagePlan, StepSetting, Vertex } from "./plan.ts";
import { readRun } from "./run-vertex.ts";

/** A stage while its steps are read in order. */
export interface Walk {
  readonly model: Model;
  readonly plan: Omit<StagePlan, "vertices">;
  readonly environment: Environment;
  /** A word with its variables replaced, as it was where that fails. */
  readonly expand: (text: string) => string;
  setting: StepSetting;
  readonly edited: ReadonlySet<string>;
  /** Seconds that --build-arg SOURCE_DATE_EPOCH gives; "" without. */
  readonly epoch: string;
}

/** An instruction with what it refers to. */
export interface Site {
  readonly instruction: Instruction;
  readonly item: InstructionItem;
  /** What its references lead to, in their order. */
  readonly origins: readonly Origin[];
}

/** What a reader of one instruction finds out. */
export interface VertexCore {
  readonly kind: Vertex["kind"];
  readonly parts: readonly Part[];
  readonly inputs: Vertex["inputs"];
  readonly isLink: boolean;
  readonly destination: string;
}

const EPOCH = "SOURCE_DATE_EPOCH";
/** Arguments that steer the builder and reach no step (dockerfile2llb/convert.go, nonEnvArgs). */
const BUILDER_ARGUMENTS = new Set(["BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE"]);

/** One plan a model, for as long as somebody holds that. */
const plans = new WeakMap<Model, Plan>();

const NOTHING: ReadonlySet<string> = new Set();

/** What a model's build consists of. `edited` has keys of steps and stages that count as other than they are written. */
export function readPlan(model: Model, edited: readonly string[] = []): Plan {
  if (edited.length > 0) return planOf(model, new Set(edited));
  const known = plans.get(model);
  if (known !== undefined) return known;
  const plan = planOf(model, NOTHING);
  plans.set(model, plan);
  return plan;
}

function planOf(model: Model, edited: ReadonlySet<string>): Plan {
  const ends: End[] = [];
  const stages: StagePlan[] = [];
  const origins = originsOf(model);
  for (const stage of model.stages) {
    const { plan, end } = readStage(model, stage, { ends, stages, origins, edited });
    stages.push(plan);
    ends.push(end);
  }
  return { stages };
}

interface End {
  readonly environment: Environment;
  readonly setting: StepSetting;
}

interface Known {
  readonly ends: readonly End[];
  readonly stages: readonly StagePlan[];
  readonly origins: Origins;
  readonly edited: ReadonlySet<string>;
}

const START: StepSetting = {
  directory: "/",
  user: "",
  shell: null,
  directoryLine: null,
  userLine: null,
  shellLine: null,
};

function readStage(model: Model, stage: Stage, known: Known): { plan: StagePlan; end: End } {
  const { index } = stage;
  const item = model.stageItems[index] ?? 0;
  const base = model.bases[index] ?? { kind: "none" };
  const below = base.kind === "stage" ? known.ends[base.stage] : undefined;
  const belowPlan = base.kind === "stage" ? known.stages[base.stage] : undefined;
  const environment = startEnvironment(below?.environment ?? null);
  const { escape } = model.tree;
  const lookUp = lookUpIn(environment, model.scopes[index]);
  const platform = expandGlobal(model, stage.platform ?? "") || (belowPlan?.platform ?? "");
  const plan = {
    stage,
    line: model.tree.lines[item] ?? 1,
    base,
    platform: platform || (model.globals.values.get("TARGETPLATFORM") ?? ""),
    isReplaced: model.replaced.has(index),
    isEdited: known.edited.has(stage.key),
  };
  const walk: Walk = {
    model,
    plan,
    environment,
    expand(text) {
      const result = expand(text, { escape, lookUp });
      return result.ok ? result.text : text;
    },
    setting: below?.setting ?? START,
    edited: known.edited,
    epoch: model.buildArguments.get(EPOCH) ?? model.globals.values.get(EPOCH) ?? "",
  };
  const vertices: Vertex[] = [];
  if (!plan.isReplaced) {
    const triggers = (belowPlan?.stage ?? null)?.triggers ?? [];
    const rest = [...(known.origins.triggers.get(index) ?? [])];
    for (const trigger of triggers) {
      const own = rest.splice(0, trigger.references.length);
      const site = { instruction: trigger.instruction, item: trigger.item, origins: own };
      vertices.push(
        readVertex(walk, site, { step: null, offset: 0, line: lineOf(model, trigger) }),
      );
    }
    for (const step of stage.steps) {
      const { instruction } = step.item;
      const own = known.origins.steps.get(step) ?? [];
      const line = model.tree.lines[item + step.itemOffset] ?? 1;
      const site = { instruction, item: step.item, origins: own };
      vertices.push(readVertex(walk, site, { step, offset: step.itemOffset, line }));
    }
  }
  return { plan: { ...plan, vertices }, end: { environment, setting: walk.setting } };
}

function expandGlobal({ tree, globals }: Model, text: string): string {
  const result = expand(text, {
    escape: tree.escape,
    lookUp: (name) => globals.values.get(name),
  });
  return result.ok ? result.text : text;
}

/** The line of the ONBUILD that left a trigger. A trigger that was parsed anew has no item in the tree; then it is 1. */
function lineOf({ tree }: Model, { item }: { readonly item: InstructionItem }): number {
  const index = tree.items.indexOf(item);
  return tree.lines[Math.max(index, 0)] ?? 1;
}

interface Origins {
  readonly steps: ReadonlyMap<Stage["steps"][number], readonly Origin[]>;
  /** By stage: what the instructions that ONBUILD left there refer to. */
  readonly triggers: ReadonlyMap<number, readonly Origin[]>;
}

function originsOf({ edges }: Model): Origins {
  const steps = new Map<Stage["steps"][number], Origin[]>();
  const triggers = new Map<number, Origin[]>();
  for (const edge of edges) {
    if (edge.kind !== "copy" && edge.kind !== "mount") continue;
    if (edge.step === null) add(triggers, edge.to, edge);
    else add(steps, edge.step, edge);
  }
  return { steps, triggers };
}

function add<Key>(map: Map<Key, Origin[]>, key: Key, { from }: Edge): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [from]);
  else list.push(from);
}

interface Place {
  readonly step: Vertex["step"];
  /** How many items after FROM; 0 for what ONBUILD left. */
  readonly offset: number;
  readonly line: number;
}

function readVertex(walk: Walk, site: Site, place: Place): Vertex {
  // ARG and ENV do not see what they set themselves.
  const { variables } = walk.environment;
  const core = readCore(walk, site, place);
  const isEdited = walk.edited.has(place.step?.key ?? "");
  const own: readonly Part[] = isEdited
    ? [...core.parts, { name: "edited", value: "" }]
    : core.parts;
  const parts = own.flatMap(({ name, value }) => [name, value]);
  const { step, line } = place;
  const { instruction, item } = site;
  return {
    ...core,
    parts: own,
    step,
    line,
    instruction,
    item,
    definition: [core.kind, ...parts].join("\0"),
    variables,
    setting: walk.setting,
  };
}

function readCore(walk: Walk, site: Site, place: Place): VertexCore {
  const { instruction } = site;
  const [first] = instruction.args;
  const other = walk.edited.has(place.step?.key ?? "") ? OTHER : "";
  switch (instruction.name) {
    case "RUN":
      return readRun(walk, site);
    case "COPY":
    case "ADD":
      return readCopy(walk, site);
    case "WORKDIR":
      return readWorkdir(walk, first, place.line);
    case "ENV":
      readEnv(walk, instruction, { line: place.line, other });
      break;
    case "ARG":
      readArg(walk, instruction, { ...place, other });
      break;
    case "USER":
      if (first !== undefined) {
        walk.setting = {
          ...walk.setting,
          user: walk.expand(first.text) + other,
          userLine: place.line,
        };
      }
      break;
    case "SHELL": {
      const shell = instruction.args.map(({ text }) => text + other);
      walk.setting = { ...walk.setting, shell, shellLine: place.line };
      break;
    }
    default:
  }
  const { text } = instruction.rest;
  const parts: Part[] = [{ name: "text", value: `${instruction.keyword.text} ${text}` }];
  return { kind: "config", parts, inputs: [], isLink: false, destination: "" };
}

function readWorkdir(walk: Walk, word: Word | undefined, line: number): VertexCore {
  const path = word === undefined ? "" : walk.expand(word.text);
  const directory = joinPath(walk.setting.directory, path);
  walk.setting = { ...walk.setting, directory, directoryLine: line };
  const parts: Part[] = [
    { name: "text", value: directory },
    { name: "user", value: walk.setting.user },
  ];
  if (/^\d+$/.test(walk.epoch)) parts.push({ name: "epoch", value: walk.epoch });
  // The root is there already: WORKDIR / makes no layer.
  const kind = directory === "/" ? "config" : "workdir";
  return { kind, parts, inputs: [], isLink: false, destination: directory };
}

/** What stands behind a value that counts as another one, because its line is edited. */
const OTHER = " (edited)";

function readEnv(
  walk: Walk,
  { pairs }: Instruction,
  { line, other }: { readonly line: number; readonly other: string },
): void {
  const values = pairs.map(
    ({ key, value }) => [walk.expand(key.text), walk.expand(value.text)] as const,
  );
  for (const [name, value] of values) {
    setVariable(walk.environment, name, {
      value: value + other,
      origin: "environment",
      line,
    });
  }
}

function readArg(
  walk: Walk,
  { args }: Instruction,
  { offset, line, other }: Place & { readonly other: string },
): void {
  const declarations = walk.model.scopes[walk.plan.stage.index]?.declarations ?? [];
  for (const { text } of args) {
    const [name = ""] = text.split("=", 1);
    const declared = declarations.find((each) => each.itemOffset === offset && each.name === name);
    const value = declared?.value ?? null;
    if (value === null || BUILDER_ARGUMENTS.has(name)) continue;
    setVariable(walk.environment, name, {
      value: value + other,
      origin: "argument",
      line,
    });
  }
}
