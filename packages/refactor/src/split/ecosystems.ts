import { GO } from "./ecosystems/go.ts";
import { NODE } from "./ecosystems/node.ts";
import { PYTHON } from "./ecosystems/python.ts";
import type { Ecosystem } from "./recipe.ts";

/** In the order in which they are asked: a project of two is of the first. */
export const ECOSYSTEMS: readonly Ecosystem[] = [GO, NODE, PYTHON];
