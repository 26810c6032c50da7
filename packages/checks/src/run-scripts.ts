import { spanOf, walk } from "@stagemap/shell";
import type { Layer } from "@stagemap/shell";
import type { LocalSpan } from "@stagemap/syntax";
import { baseSystem } from "./base-system.ts";
import type { CheckContext } from "./rule.ts";
import { runInstructions } from "./run-commands.ts";
import type { Run } from "./runs.ts";

/** A node of a script's tree. */
export type ScriptNode = Parameters<typeof walk>[0];
type NodeType = ScriptNode["type"];
export type NodeOf<Type extends NodeType> = Extract<ScriptNode, { readonly type: Type }>;

/** A script that stands in the file as the shell reads it, by its nodes. */
export interface RunScript {
  readonly run: Run;
  readonly layer: Layer;
  /** In text order. */
  readonly nodes: <Type extends NodeType>(type: Type) => readonly NodeOf<Type>[];
  /** Null for the script itself. */
  readonly parentOf: (node: ScriptNode) => ScriptNode | null;
  readonly spanOf: (node: { readonly pos: number; readonly end: number }) => LocalSpan;
}

const scripts = new WeakMap<CheckContext, readonly RunScript[]>();

/** The scripts of all RUNs, and those that heredocs in them give to a shell; none of opaque shells. */
export function runScripts(context: CheckContext): readonly RunScript[] {
  const before = scripts.get(context);
  if (before !== undefined) return before;
  const found = runInstructions(context).flatMap((run) =>
    run.script.layers
      .filter((layer) => layer.isVerbatim)
      .map((layer) => ({ run, layer, ...indexOf(layer) })),
  );
  scripts.set(context, found);
  return found;
}

type Index = Pick<RunScript, "nodes" | "parentOf" | "spanOf">;

/** Layers stay the same objects under edits elsewhere. */
const indexes = new WeakMap<Layer, Index>();

function indexOf(layer: Layer): Index {
  const before = indexes.get(layer);
  if (before !== undefined) return before;
  const byType = new Map<NodeType, ScriptNode[]>();
  const parents = new Map<ScriptNode, ScriptNode>();
  walk(layer.tree, (node, path) => {
    const list = byType.get(node.type);
    if (list === undefined) byType.set(node.type, [node]);
    else list.push(node);
    const parent = path.at(-1);
    if (parent !== undefined) parents.set(node, parent);
  });
  const index: Index = {
    nodes: <Type extends NodeType>(type: Type): readonly NodeOf<Type>[] => {
      const list = byType.get(type);
      return list !== undefined && isOfType(list, type) ? list : [];
    },
    parentOf: (node) => parents.get(node) ?? null,
    spanOf: (node) => spanOf(layer, node),
  };
  indexes.set(layer, index);
  return index;
}

/** The lists hold nodes of one type each. */
function isOfType<Type extends NodeType>(
  list: readonly ScriptNode[],
  type: Type,
): list is readonly NodeOf<Type>[] {
  return list[0]?.type === type;
}

/** True when the file holds a stretch of the script as it is, on one line. */
export function isStretchAsWritten(
  { run, layer }: RunScript,
  { from, to }: LocalSpan,
  { pos, end }: { readonly pos: number; readonly end: number },
): boolean {
  return run.site.item.raw.slice(from, to) === layer.text.slice(pos, end);
}

/**
 * The scripts whose shell may not know more than POSIX asks for. `isInBusybox` tells that BusyBox's shell knows what is looked
 * for: then Alpine's scripts are left out, as those of systems are whose /bin/sh is bash. Where everything is asked for, all are in.
 */
export function portableScripts(
  context: CheckContext,
  { isInBusybox }: { readonly isInBusybox: boolean },
): readonly RunScript[] {
  return runScripts(context).filter(({ run, layer }) => {
    const { family } = layer.shell;
    if (family !== "sh" && family !== "dash" && family !== "ash") return false;
    if (context.isAll) return true;
    if (family === "ash") return !isInBusybox;
    const stage = run.site.stage?.index ?? null;
    const system = stage === null || family === "dash" ? "unknown" : baseSystem(context, stage);
    if (system === "alpine" || system === "busybox") return !isInBusybox;
    return system === "debian" || system === "unknown";
  });
}
