import { marked } from "@stagemap/testkit";
import { applyEdits } from "@stagemap/text";
import { describe, expect, test } from "vitest";
import { checkText, fixesOf, rules } from "../src/index.ts";
import type { CheckedText, Rule, RuleFinding } from "../src/index.ts";

function check(text: string): CheckedText {
  return checkText(text, { modelOptions: { target: null }, runOptions: { isAll: true } });
}

function findings(rule: Rule, text: string): readonly RuleFinding[] {
  return check(text).findings.filter((finding) => finding.rule === rule);
}

/** The text after the first fix of each finding in turn, as long as there is one. */
function fixed(rule: Rule, text: string): string {
  const checked = check(text);
  for (const finding of checked.findings) {
    const [fix] = finding.rule === rule ? fixesOf(checked, finding) : [];
    if (fix !== undefined && fix.newFiles === undefined) {
      return fixed(rule, applyEdits(text, fix.edits));
    }
  }
  return text;
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  test.each(rule.examples.map(({ bad }) => [bad]))("finds what is marked in %j", (bad) => {
    const { text, spans } = marked(bad);
    expect(findings(rule, text).map(({ span }) => span)).toEqual(spans);
  });

  const mended = rule.examples.filter((example) => example.fixed !== undefined);
  test.each(mended.map((example) => [example.bad, example.fixed] as const))(
    "mends %j",
    (bad, good) => {
      expect(fixed(rule, marked(bad).text)).toBe(good);
    },
  );

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
