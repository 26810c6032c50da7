import type { Statement } from "unbash";
import type { Place } from "./flow.ts";
import type { Command, FunctionDefinition, Layer } from "./types.ts";

/** What is collected while one instruction is read, and the two ways in, which commands take again for what is inside them. */
export interface Reader {
  /** The item's text. */
  readonly raw: string;
  readonly commands: Command[];
  readonly layers: Layer[];
  readonly functions: FunctionDefinition[];
  readonly readList: (reader: Reader, statements: readonly Statement[], place: Place) => void;
  readonly readLayer: (reader: Reader, layer: NewLayer, place: Place | null) => void;
}

export type NewLayer = Omit<Layer, "tree">;
