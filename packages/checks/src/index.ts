export { optionsOfFile } from "./options.ts";
export type { Example, Rule, Severity } from "./rule.ts";
export { rules } from "./rules.ts";
export type { RuleFinding, RunOptions } from "./run.ts";
export { runChecks } from "./run.ts";
