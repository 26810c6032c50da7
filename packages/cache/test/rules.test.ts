import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tellStories } from "./check-story.ts";
import { ARGUMENT_STORIES } from "./rule-stories/arguments.ts";
import { BUILDER_STORIES } from "./rule-stories/builder.ts";
import { COPY_STORIES } from "./rule-stories/copy.ts";
import { FROM_STORIES } from "./rule-stories/from.ts";
import { RUN_STORIES } from "./rule-stories/run.ts";
import { SUBTLE_STORIES } from "./rule-stories/subtle.ts";

const stories = [
  ...FROM_STORIES,
  ...RUN_STORIES,
  ...COPY_STORIES,
  ...ARGUMENT_STORIES,
  ...BUILDER_STORIES,
  ...SUBTLE_STORIES,
];

tellStories(stories);

const table = join(import.meta.dirname, "../../../../shared/facts/cache-rules.json");

test.skipIf(!existsSync(table))("every row of the rule table has a story", () => {
  const { instructions } = JSON.parse(readFileSync(table, "utf8"));
  const rows: string[] = instructions.map((row: { instruction: string }) => row.instruction);
  const told = new Set(stories.map(({ rule }) => rule));
  expect(rows.filter((row) => !told.has(row))).toEqual([]);
});
