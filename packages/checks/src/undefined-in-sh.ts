import { findingAt } from "./rule.ts";
import type { CheckContext, Finding } from "./rule.ts";
import { portableScripts } from "./run-scripts.ts";
import type { NodeOf, ScriptNode } from "./run-scripts.ts";
import { withBash } from "./with-bash.ts";

interface Construct<Type extends ScriptNode["type"]> {
  readonly type: Type;
  /** Whether a node of the type is one of these; every one is when it is left out. */
  readonly isMeant?: (node: NodeOf<Type>) => boolean;
  /** True when BusyBox's shell knows it, too. */
  readonly isInBusybox: boolean;
  /** With its verb: "arrays are". */
  readonly what: string;
}

/** A finding for each use of what bash has and no standard, in scripts that another shell may run; bash is the way out. */
export function* undefinedInSh<Type extends ScriptNode["type"]>(
  context: CheckContext,
  { type, isMeant, isInBusybox, what }: Construct<Type>,
): Iterable<Finding> {
  for (const script of portableScripts(context, { isInBusybox })) {
    for (const node of script.nodes(type)) {
      if (isMeant?.(node) === false) continue;
      yield {
        ...findingAt(
          context,
          script.run.site,
          script.spanOf(node),
          `In POSIX sh, ${what} undefined.`,
        ),
        fixes: () => withBash(context, script.run),
      };
    }
  }
}
