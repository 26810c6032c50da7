import { distributionOf, imageName } from "@stagemap/images";
import type { Distribution, ImageName } from "@stagemap/images";
import type { Model, Stage, Step } from "@stagemap/model";
import { managerUses, readScript, scriptOf } from "@stagemap/shell";
import type { ManagerUse, Script } from "@stagemap/shell";
import type { InstructionItem, InstructionName } from "@stagemap/syntax";
import { replaced, settingsOf } from "../settings.ts";
import type { Settings } from "../settings.ts";
import { readStart } from "./start.ts";
import type { Start } from "./start.ts";

/** The stage that is split, read once for all who ask. */
export interface Subject {
  readonly model: Model;
  readonly stage: Stage;
  readonly image: ImageName;
  readonly distribution: Distribution;
  /** The base as written. */
  readonly baseText: string;
  readonly steps: readonly SplitStep[];
  /** What the image starts; null when no line says it. */
  readonly start: Start | null;
  /** What holds at the end. */
  readonly end: Settings;
}

export interface SplitStep {
  /** Its number in the stage. */
  readonly index: number;
  readonly step: Step;
  readonly item: InstructionItem;
  readonly name: InstructionName | null;
  /** What holds where it runs. */
  readonly settings: Settings;
  /** What a RUN, CMD, ENTRYPOINT or HEALTHCHECK runs; null for others. */
  readonly script: Script | null;
  /** The calls of package managers in it. */
  readonly uses: readonly ManagerUse[];
  readonly line: number;
}

/** Reads a stage on an image; null where its base is none. */
export function readSubject(model: Model, stage: Stage): Subject | null {
  const base = model.bases[stage.index];
  const settings = settingsOf(model)[stage.index];
  if (base?.kind !== "image" || settings === undefined) return null;
  const image = imageName(base.reference);
  const first = model.stageItems[stage.index] ?? 0;
  const steps = stage.steps.map((step, index): SplitStep => {
    const at = settings.before[index] ?? settings.end;
    const source = scriptOf(step.item, at.shell);
    const script = source === null ? null : readScript(source, step.item.raw);
    const uses = script === null ? [] : managerUses(script, { variable: at.variable });
    return {
      index,
      step,
      item: step.item,
      name: step.item.instruction.name,
      settings: at,
      script,
      uses,
      line: model.tree.lines[first + step.itemOffset] ?? 0,
    };
  });
  return {
    model,
    stage,
    image,
    distribution: distributionOf(image),
    baseText: stage.baseWord?.text ?? "",
    steps,
    start: readStart(steps),
    end: settings.end,
  };
}

/** The words of an instruction with their variables replaced. */
export function wordsOf({ item, settings }: SplitStep): readonly string[] {
  return item.instruction.args.map(({ text }) => replaced(settings, text).text);
}
