import type { Model, Stage } from "@stagemap/model";

const NAME = /^[a-z][a-z0-9._-]*$/;
const RESERVED = new Set(["scratch", "context"]);

/** Why a stage cannot have a name; null when it can. `except` is the stage that is to have it. */
export function nameFault(model: Model, name: string, except: Stage | null): string | null {
  if (name === "") return "A stage needs a name to be called by.";
  if (/[A-Z]/.test(name))
    return `“${name}” has capitals: BuildKit keeps stage names in lower case.`;
  if (!NAME.test(name)) {
    return `“${name}” is no name for a stage: it begins with a letter, and goes on with letters, digits, “-”, “_” and “.”.`;
  }
  if (RESERVED.has(name))
    return `“${name}” means something else to everybody: choose another name.`;
  const other = model.stages.find((stage) => stage.name === name && stage !== except);
  return other === undefined ? null : `There is a stage called ${name} already.`;
}

/** A name that no stage has, and that no line takes for an image: the wanted one, or with a number behind it. */
export function freeName(model: Model, wanted: string): string {
  const { source } = model.tree;
  const taken = new Set(model.stages.map(({ name }) => name));
  for (const { span } of model.edges) taken.add(source.slice(span.start, span.end).toLowerCase());
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  return name;
}
