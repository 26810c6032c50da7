import { requireNode } from "./require-node.mjs";

requireNode();
// Loaded only now and without a top-level await, so that an old Node gets as far as the sentence above.
void import("./check.mjs").then(({ check }) => check({ isFast: process.argv.includes("--fast") }));
