import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkText, judgeChecklist } from "../src/index.ts";

function verdicts(
  text: string,
  dockerignore: string | null = null,
): Readonly<Record<string, string>> {
  const checked = checkText(text, { modelOptions: { target: null }, runOptions: { dockerignore } });
  return Object.fromEntries(judgeChecklist(checked).map(({ id, verdict }) => [id, verdict]));
}

test("an empty text has no checklist", () => {
  expect(verdicts("# nothing yet\n")).toEqual({});
});

const article = join(import.meta.dirname, "../../../../shared/article");
const isThere = existsSync(join(article, "checklist.json"));

describe.skipIf(!isThere)("the article's cases", () => {
  const expected: Record<string, Record<string, string | null>> = isThere
    ? JSON.parse(readFileSync(join(article, "checklist.json"), "utf8")).verdicts
    : {};
  test.each(Object.entries(expected))("%s", (id, wanted) => {
    const text = readFileSync(join(article, "cases", `${id}.Dockerfile`), "utf8");
    const judged = Object.entries(wanted).filter(([, verdict]) => verdict !== null);
    expect(verdicts(text)).toMatchObject(Object.fromEntries(judged));
  });
});
