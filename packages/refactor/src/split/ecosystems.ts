import { DOTNET } from "./ecosystems/dotnet.ts";
import { GO } from "./ecosystems/go.ts";
import { JAVA } from "./ecosystems/java.ts";
import { NODE } from "./ecosystems/node.ts";
import { PYTHON } from "./ecosystems/python.ts";
import { RUST } from "./ecosystems/rust.ts";
import type { Ecosystem } from "./recipe.ts";

/** In the order in which they are asked: a project of two is of the first. */
export const ECOSYSTEMS: readonly Ecosystem[] = [GO, RUST, DOTNET, JAVA, NODE, PYTHON];
