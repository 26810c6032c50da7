import type { CheckContext } from "./rule.ts";

/** The name if no stage and no image of the text has it, else with the first number behind it that is free. */
export function freeName({ model }: CheckContext, name: string): string {
  const taken = new Set([...model.stages.map((stage) => stage.name), ...model.images.keys()]);
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}
