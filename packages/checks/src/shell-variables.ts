import type { Layer, Script } from "@stagemap/shell";
import { definitionAt } from "./definitions.ts";
import type { CheckContext } from "./rule.ts";
import { runScripts } from "./run-scripts.ts";
import type { NodeOf, RunScript } from "./run-scripts.ts";
import type { Run } from "./runs.ts";
import { settingsOf } from "./step-settings.ts";

/** How a script gives a variable its value. */
export type VariableSource =
  | { readonly kind: "assignment"; readonly node: NodeOf<"Assignment"> }
  | { readonly kind: "loop"; readonly node: NodeOf<"For"> }
  /** By a builtin such as read, or by something that is not followed. */
  | { readonly kind: "other" };

export interface VariableUse {
  readonly layer: Layer;
  readonly node: NodeOf<"SimpleExpansion"> | NodeOf<"ParameterExpansion">;
  readonly name: string;
}

export interface ShellVariables {
  readonly sources: ReadonlyMap<string, readonly VariableSource[]>;
  readonly uses: readonly VariableUse[];
  /** Names that arithmetic or something else mentions. */
  readonly mentioned: ReadonlySet<string>;
  /** True when the script takes in others, evaluates text or exports all it sets. */
  readonly isOpen: boolean;
}

const kept = new WeakMap<CheckContext, ReadonlyMap<Run, ShellVariables>>();

/** The variables of each RUN's scripts. */
export function shellVariables(context: CheckContext): ReadonlyMap<Run, ShellVariables> {
  const before = kept.get(context);
  if (before !== undefined) return before;
  const byRun = new Map<Run, RunScript[]>();
  for (const script of runScripts(context)) {
    if (!MAY_HAVE_VARIABLES.test(script.layer.text)) continue;
    byRun.set(script.run, [...(byRun.get(script.run) ?? []), script]);
  }
  const found = new Map([...byRun].map(([run, scripts]) => [run, readOnce(run, scripts)]));
  kept.set(context, found);
  return found;
}

/** Scripts stay the same objects under edits elsewhere. */
const byScript = new WeakMap<Script, ShellVariables>();

function readOnce(run: Run, scripts: readonly RunScript[]): ShellVariables {
  const before = byScript.get(run.script);
  if (before !== undefined) return before;
  const variables = readVariables(run, scripts);
  byScript.set(run.script, variables);
  return variables;
}

const MAY_HAVE_VARIABLES = /[$=]/;

function readVariables({ script }: Run, scripts: readonly RunScript[]): ShellVariables {
  const sources = new Map<string, VariableSource[]>();
  const uses: VariableUse[] = [];
  const mentioned = new Set<string>();
  const add = (name: string, source: VariableSource): void => {
    sources.set(name, [...(sources.get(name) ?? []), source]);
  };
  for (const each of scripts) {
    for (const node of each.nodes("Assignment")) add(node.name, { kind: "assignment", node });
    for (const node of each.nodes("For")) add(node.name.text, { kind: "loop", node });
    for (const node of each.nodes("Select")) add(node.name.text, { kind: "other" });
    for (const node of each.nodes("SimpleExpansion")) {
      uses.push({ layer: each.layer, node, name: node.text.slice(1) });
    }
    for (const node of each.nodes("ParameterExpansion")) {
      uses.push({ layer: each.layer, node, name: node.parameter });
      const { operation } = node;
      const isSetting = operation?.type === "Default" && operation.operator.endsWith("=");
      if (isSetting) add(node.parameter, { kind: "other" });
    }
    const calculations = [
      ...each.nodes("ArithmeticExpansion"),
      ...each.nodes("ArithmeticCommand"),
      ...each.nodes("ArithmeticFor"),
    ];
    for (const { pos, end } of calculations) {
      for (const [name] of each.layer.text.slice(pos, end).matchAll(/[A-Za-z_]\w*/g)) {
        mentioned.add(name);
        add(name, { kind: "other" });
      }
    }
  }
  for (const name of namesSetByBuiltins(script.commands)) add(name, { kind: "other" });
  return { sources, uses, mentioned, isOpen: script.commands.some(opensUp) };
}

type Commands = Run["script"]["commands"];

function opensUp({ basename, args }: Commands[number]): boolean {
  switch (basename) {
    case ".":
    case "source":
    case "eval":
      return true;
    case "set":
      return args.some(({ value }) => value === "allexport" || /^-[a-z]*a/.test(value ?? ""));
    case "export":
    case "declare":
      // What `export $(…)` names only the shell knows.
      return args.some(({ text }) => /^["']?[$`]/.test(text));
    default:
      return false;
  }
}

const SETTERS: ReadonlySet<string> = new Set(
  "read export local declare typeset readonly getopts mapfile readarray printf unset let".split(
    " ",
  ),
);

function namesSetByBuiltins(commands: Commands): readonly string[] {
  return commands.flatMap(({ basename, args }) =>
    basename !== null && SETTERS.has(basename)
      ? args.flatMap(({ text }) => /^["']?([A-Za-z_]\w*)/.exec(text)?.[1] ?? [])
      : [],
  );
}

/** What BuildKit hands to every RUN when it was given to it. */
const PROXIES = /^(?:http|https|ftp|no|all)_proxy$/i;

/** True when a variable is there before the script begins. */
export function isGivenOutside(
  context: CheckContext,
  { site, mounts }: Run,
  name: string,
): boolean {
  if (PROXIES.test(name) || definitionAt(context, site, name) !== null) return true;
  if (mounts.some(({ env }) => env === name)) return true;
  return settingsOf(context).at.get(site)?.variable(name) !== undefined;
}
