import type { SyntaxNode } from "unbash";
import type { Command, Layer, Script, ShellWord } from "../types.ts";
import { walk } from "../walk.ts";
import { readWord } from "../words.ts";
import { callOf, resolveWord } from "./collect.ts";
import type { Call, Collection } from "./collect.ts";
import type { FileAccess } from "./effects.ts";

/**
 * What the shell itself looks at and writes beside its commands: wildcards anywhere, what loops and groups are redirected to, and the
 * files that `[[ … ]]` asks for.
 */
export function addCompounds(collection: Collection, script: Script): void {
  for (const layer of script.layers) {
    if (!/[*?[<>]/.test(layer.text)) continue;
    walk(layer.tree, (node) => addNode({ collection, script, layer }, node));
  }
  for (const command of script.commands) {
    if (command.layer !== null) addGlobs(collection, command);
  }
}

interface Site {
  readonly collection: Collection;
  readonly script: Script;
  readonly layer: Layer;
}

function addNode(site: Site, node: SyntaxNode): void {
  const { collection, layer } = site;
  switch (node.type) {
    case "Redirected":
      for (const redirect of node.redirects) {
        if (redirect.type !== "Redirect" || redirect.target === undefined) continue;
        const word = readWord(redirect.target, layer);
        if (redirect.operator.endsWith("&") && /^(?:\d+|-)$/.test(word.text)) continue;
        const places = placesAt(site, node.pos, word);
        collection.reads.push(...places);
        if (redirect.operator.includes(">")) collection.writes.push(...places);
      }
      return;
    case "For":
    case "Select":
      for (const each of node.wordlist ?? []) {
        const word = readWord(each, layer);
        if (hasGlob(word)) collection.reads.push(...placesAt(site, node.pos, word));
      }
      return;
    case "TestUnary":
      // Those that ask for files; -n, -z, -v and -o ask for texts, variables and options.
      if (/^-[a-mp-uw-yA-Z]$/.test(node.operator)) {
        collection.reads.push(...placesAt(site, node.pos, readWord(node.operand, layer)));
      }
      return;
    case "TestBinary":
      if (/^-(?:nt|ot|ef)$/.test(node.operator)) {
        for (const each of [node.left, node.right]) {
          collection.reads.push(...placesAt(site, node.pos, readWord(each, layer)));
        }
      }
      return;
    default:
  }
}

/** What a word names where a compound stands: in the folder of the nearest command. */
function placesAt({ collection, script, layer }: Site, pos: number, word: ShellWord): FileAccess[] {
  const own = script.commands.filter((command) => command.layer === layer);
  const next = own.find(({ node }) => node !== null && node.pos >= pos) ?? own.at(-1);
  if (next === undefined) return [{ path: "/", scope: "tree", isCertain: false }];
  const call = callOf(collection, next, { options: [], operands: [] });
  return resolveWord(collection, call, word);
}

/** Wildcards of any command: which files there are decides its words. */
function addGlobs(collection: Collection, command: Command): void {
  const words = command.args.filter(hasGlob);
  if (words.length === 0) return;
  const call: Call = callOf(collection, command, { options: [], operands: [] });
  for (const word of words) {
    // What looks like an option, an address or a pattern for another program names no file.
    if (/^-|:\/\/|^[<>=~!^]|=/.test(word.text)) continue;
    collection.reads.push(...resolveWord(collection, call, word));
  }
}

function hasGlob({ text, isQuoted, node }: ShellWord): boolean {
  if (!/[*?[]/.test(text) || node === null) return false;
  if (!isQuoted) return !/^\$[?*]$|^\[\[?$/.test(text);
  const parts = node.type === "Word" ? (node.parts ?? []) : [];
  return parts.some(({ type }) => type === "Glob" || type === "ExtendedGlob");
}
