import { forEachChild } from "unbash";
import type { ParseError, SyntaxNode } from "unbash";
import { originSpan } from "./offset-map.ts";
import type { LocalSpan } from "@stagemap/syntax";
import type { Layer, Script } from "./types.ts";

/** Called for a node; false to leave what is inside it out. */
export type Visitor = (node: SyntaxNode, parents: readonly SyntaxNode[]) => boolean | void;

/**
 * Visits a node of a layer's tree and everything inside, in the order of the text, with its parents, outermost first. Scripts
 * inside backquotes with escapes are layers of their own and are left out.
 */
export function walk(node: SyntaxNode, visitor: Visitor): void {
  const parents: SyntaxNode[] = [];
  const visit = (each: SyntaxNode): void => {
    const isApart = each.type === "Script" && each.source !== undefined && parents.length > 0;
    if (isApart || visitor(each, parents) === false) return;
    parents.push(each);
    forEachChild(each, visit);
    parents.pop();
  };
  visit(node);
}

/** Where a node of the layer's tree stands in the item. */
export function spanOf({ map }: Layer, { pos, end }: { pos: number; end: number }): LocalSpan {
  return originSpan(map, pos, end);
}

export interface ScriptProblem extends LocalSpan {
  readonly message: string;
}

/** What the shell would refuse of the scripts, those inside words and substitutions too. Reads all of them. */
export function scriptProblems({ layers }: Script): readonly ScriptProblem[] {
  const problems: ScriptProblem[] = [];
  for (const layer of layers) {
    const add = ({ message, pos }: ParseError): void => {
      problems.push({ ...originSpan(layer.map, pos, pos + 1), message });
    };
    walk(layer.tree, (node) => {
      if (node.type === "Script") for (const error of errorsOf(node)) add(error);
    });
  }
  return problems;
}

function errorsOf(script: Extract<SyntaxNode, { readonly type: "Script" }>): readonly ParseError[] {
  return script.errors ?? [];
}
