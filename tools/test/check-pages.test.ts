import { join } from "node:path";
import { expect, test } from "vitest";
import { stalePages } from "../docs/main.ts";

test("docs/checks says what the rules say (npm run docs writes it anew)", () => {
  expect(stalePages(join(import.meta.dirname, "../../docs/checks"))).toEqual([]);
});
