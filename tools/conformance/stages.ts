import type { Model, Step } from "@stagemap/model";
import { describeCommand } from "./commands.ts";
import { instructionRefusal } from "./refusal.ts";

/** BuildKit's typed instructions by stage, before any variable is replaced, in the form of the conformance files. */
export function dumpStages(model: Model): unknown {
  const refusal = instructionRefusal(model);
  if (refusal !== null) return refusal;
  const { tree, stageItems } = model;
  const metaArgs = model.globals.declarations.map(({ name, defaultText }) => [name, defaultText]);
  const stages = model.stages.map((stage) => {
    const fromItem = stageItems[stage.index] ?? 0;
    return {
      name: stage.name ?? "",
      base: stage.baseWord?.text ?? "",
      platform: stage.platform ?? "",
      line: tree.lines[fromItem] ?? 0,
      steps: stage.steps.map((step) => dumpStep(model, fromItem, step)),
    };
  });
  return { ok: true, metaArgs, stages };
}

function dumpStep({ tree }: Model, fromItem: number, { item, itemOffset }: Step): unknown {
  const index = fromItem + itemOffset;
  const first = tree.lines[index] ?? 0;
  const last = (tree.lines[index + 1] ?? 0) - (item.raw.endsWith("\n") ? 1 : 0);
  const keyword = (item.instruction.name ?? "").toLowerCase();
  return { keyword, lines: [first, last], ...describeCommand(item) };
}
