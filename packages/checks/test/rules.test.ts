import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { marked } from "@stagemap/testkit";
import { describe, expect, test } from "vitest";
import { rules, runChecks } from "../src/index.ts";
import type { Rule, RuleFinding } from "../src/index.ts";

function findings(rule: Rule, text: string): readonly RuleFinding[] {
  const model = buildModel(parse(text), { target: null });
  return runChecks(model, { isExperimental: true }).filter((finding) => finding.rule === rule);
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  test.each(rule.examples.map(({ bad }) => [bad]))("finds what is marked in %j", (bad) => {
    const { text, spans } = marked(bad);
    expect(findings(rule, text).map(({ span }) => span)).toEqual(spans);
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

test("rules are sorted by their ids, which are unique", () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].toSorted());
});
