import type { SyntaxNode } from "unbash";
import { ownState, within } from "./flow.ts";
import type { Place } from "./flow.ts";
import { throughMap } from "./offset-map.ts";
import type { Reader } from "./reader.ts";
import { forEachSubstitution } from "./words.ts";

/** Reads the scripts that are substituted in a node, whose failure nobody sees. */
export function readSubstitutions(reader: Reader, node: SyntaxNode, place: Place): void {
  readSubstituted(reader, node, { ...place, isStatusKept: false, isTested: true });
}

/** Reads the scripts that are substituted in a node, where `place` says what their failure comes to. */
export function readSubstituted(reader: Reader, node: SyntaxNode, place: Place): void {
  const { layer } = place;
  if (layer === null) return;
  forEachSubstitution(node, layer.text, (part) => {
    const { script } = part;
    if (script === undefined) return;
    const own = within(place, "substitution", { state: ownState(place) });
    if (script.source === undefined) return reader.readList(reader, script.commands, own);
    // Escapes inside backquotes are resolved first, so positions count in a text of its own, which stands here as a whole.
    const map = throughMap(
      { pieces: [0, part.pos, part.end], length: script.source.length },
      layer.map,
    );
    const { shell, command } = layer;
    const inner = { text: script.source, map, tree: script, shell, command, isVerbatim: false };
    reader.layers.push(inner);
    reader.readList(reader, script.commands, { ...own, layer: inner });
  });
}
