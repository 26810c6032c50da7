import { marked } from "@stagemap/testkit";
import { applyEdits } from "@stagemap/text";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, checkText, fixesOf, rules } from "../src/index.ts";
import type { CheckedText, Example, Rule, RuleFinding } from "../src/index.ts";

type Around = Pick<Example, "settings" | "dockerignore">;

function check(text: string, { settings, dockerignore }: Around): CheckedText {
  const runOptions = {
    isAll: true,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    dockerignore: dockerignore ?? null,
  };
  return checkText(text, { modelOptions: { target: null }, runOptions });
}

/** The rule's own findings, and those of others that say the same. */
function findingsIn(checked: CheckedText, rule: Rule): readonly RuleFinding[] {
  return checked.findings.filter((each) => each.rule === rule || each.aliases.includes(rule.id));
}

function findings(rule: Rule, text: string, around: Around = {}): readonly RuleFinding[] {
  return findingsIn(check(text, around), rule);
}

/** The text after the first fix of each finding in turn, as long as there is one. */
function fixed(rule: Rule, text: string, around: Around): string {
  const checked = check(text, around);
  for (const finding of findingsIn(checked, rule)) {
    const [fix] = fixesOf(checked, finding);
    if (fix !== undefined && fix.newFiles === undefined) {
      return fixed(rule, applyEdits(text, fix.edits), around);
    }
  }
  return text;
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  const marks = rule.examples.map((example) => [example.bad, example] as const);
  test.each(marks)("finds what is marked in %j", (bad, around) => {
    const { text, spans } = marked(bad);
    expect(findings(rule, text, around).map(({ span }) => span)).toEqual(spans);
  });

  const mended = rule.examples.filter((example) => example.fixed !== undefined);
  test.each(mended.map((example) => [example.bad, example] as const))(
    "mends %j",
    (bad, example) => {
      expect(fixed(rule, marked(bad).text, example)).toBe(example.fixed);
    },
  );

  test("names the files that its fixes make", () => {
    for (const example of rule.examples) {
      const checked = check(marked(example.bad).text, example);
      const [finding] = findingsIn(checked, rule);
      const [fix] = finding === undefined ? [] : fixesOf(checked, finding);
      expect(fix?.newFiles?.map(({ path }) => path)[0]).toBe(example.newFile);
    }
  });

  test.each(rule.good.map((text) => [text]))("is silent about %j", (text) => {
    expect(findings(rule, text)).toEqual([]);
  });

  test("explains itself in sentences and names its source", () => {
    expect(rule.summary).toMatch(/^[A-Z].*\.$/s);
    expect(rule.rationale).toMatch(/^[A-Z`].*\.$/s);
    expect(rule.rationale.length).toBeGreaterThan(80);
    expect(rule.source).toMatch(/^https:\/\//);
    expect(rule.examples.length).toBeGreaterThan(0);
    expect(rule.good.length).toBeGreaterThan(0);
  });
});

test("rules are sorted by their origins and ids, which are unique", () => {
  const ids = rules.map(({ origin, id }) => `${origin} ${id}`);
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
