import { requireNode } from "./require-node.mjs";

requireNode();
// Loaded only now and without a top-level await, so that an old Node gets as far as the sentence above.
void import("./bench/bench.mjs").then(({ bench }) => bench());
