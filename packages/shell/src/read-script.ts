import { parse } from "unbash";
import { readExecCommand } from "./commands.ts";
import { failureStops, startState } from "./flow.ts";
import type { Place } from "./flow.ts";
import { readList } from "./lists.ts";
import type { NewLayer, Reader } from "./reader.ts";
import type { ExecSource, ScriptSource } from "./script-source.ts";
import type { Layer, Script } from "./types.ts";

/** How deep scripts may stand in scripts before the rest is left unread. */
const DEEPEST_SCRIPT = 8;

/**
 * Everything that the source runs, in a flat list; never throws. `raw` is the text of the item that the source is from. A script
 * of an opaque shell has no commands.
 */
export function readScript(source: ScriptSource, raw: string): Script {
  const reader: Reader = { raw, commands: [], layers: [], functions: [], readList, readLayer };
  if (source.kind === "exec") readExec(reader, source);
  else if (!source.shell.isOpaque) {
    const { text, map, shell } = source;
    readLayer(reader, { text, map, shell, command: null, isVerbatim: true }, null);
  }
  const { commands, layers, functions } = reader;
  const tree = source.kind === "exec" ? null : (layers[0]?.tree ?? null);
  return { source, commands, layers, functions, tree };
}

/** Reads a script that stands alone, or inside a command at `place`. */
function readLayer(reader: Reader, { command, ...rest }: NewLayer, place: Place | null): void {
  const nesting = place?.nesting ?? [];
  if (nesting.filter((kind) => kind === "script").length >= DEEPEST_SCRIPT) return;
  const layer: Layer = { ...rest, command, tree: parse(rest.text) };
  reader.layers.push(layer);
  readList(reader, layer.tree.commands, {
    layer,
    nesting: command === null ? nesting : [...nesting, "script"],
    isConditional: place?.isConditional ?? false,
    isBackground: place?.isBackground ?? false,
    reachedBy: "first",
    pipe: null,
    isStatusKept: place === null || failureStops(place),
    isTested: false,
    state: startState(layer.shell, place === null ? "" : place.state.directory),
  });
}

function readExec(reader: Reader, { words, shell }: ExecSource): void {
  readExecCommand(reader, words, {
    layer: null,
    nesting: [],
    isConditional: false,
    isBackground: false,
    reachedBy: "first",
    pipe: null,
    isStatusKept: true,
    isTested: false,
    state: startState(shell, ""),
  });
}
