import type { Stage } from "@stagemap/model";
import { createScriptCache, isWindowsImage, managerUses, shellOf } from "@stagemap/shell";
import type { Manager, Script } from "@stagemap/shell";

const scripts = createScriptCache();

/** What the steps of a stage run, in order, each script read once. */
export function scriptsOf(stage: Stage): readonly Script[] {
  let shell = shellOf(null, { isWindows: isWindowsImage(stage.base) });
  return stage.steps.flatMap(({ item }) => {
    const { name, args } = item.instruction;
    if (name === "SHELL") shell = shellOf(args.map(({ text }) => text));
    const script = name === "RUN" ? scripts.get(item, shell) : null;
    return script === null ? [] : [script];
  });
}

/** The package managers that scripts call, each once, those called last first. */
export function managersIn(list: readonly Script[]): readonly Manager[] {
  const found = list.flatMap((script) => managerUses(script).map(({ manager }) => manager));
  return [...new Set(found.toReversed())];
}
