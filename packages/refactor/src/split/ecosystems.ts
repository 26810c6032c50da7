import { DOTNET } from "./ecosystems/dotnet.ts";
import { GO } from "./ecosystems/go.ts";
import { JAVA } from "./ecosystems/java.ts";
import { NATIVE } from "./ecosystems/native.ts";
import { NODE } from "./ecosystems/node.ts";
import { PHP } from "./ecosystems/php.ts";
import { PYTHON } from "./ecosystems/python.ts";
import { RUBY } from "./ecosystems/ruby.ts";
import { RUST } from "./ecosystems/rust.ts";
import type { Ecosystem } from "./recipe.ts";

/** In the order in which they are asked: a project of two is of the first. */
export const ECOSYSTEMS: readonly Ecosystem[] = [
  GO,
  RUST,
  DOTNET,
  JAVA,
  NODE,
  RUBY,
  PHP,
  PYTHON,
  NATIVE,
];
