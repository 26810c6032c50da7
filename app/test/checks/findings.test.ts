import { describe, expect, test } from "vitest";
import type { FindingFilter } from "../../src/checks/finding-filter.ts";
import { filterFindings, ruleChoices } from "../../src/checks/finding-filter.ts";
import { groupByRule, groupByStage } from "../../src/checks/finding-groups.ts";
import { findingsOf, weightOf } from "../../src/checks/finding.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";
import { problemOf, ruleNamed } from "./problems.ts";

const pin = ruleNamed("DL3008", { group: "pinning" });
const taste = ruleNamed("DL3059", { origin: "hadolint", severity: "style" });
const own = ruleNamed("RootShips", { origin: "stagemap" });

describe("findings", () => {
  test("have keys that tell equal ones apart and do not depend on the place", () => {
    const before = findingsOf([problemOf(pin), problemOf(pin), problemOf(own)]);
    const after = findingsOf([
      problemOf(pin, { line: 9, span: { start: 90, end: 99 } }),
      problemOf(pin),
      problemOf(own),
    ]);
    expect(new Set(before.map(({ key }) => key)).size).toBe(3);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  test("about taste are quieter than notes", () => {
    expect(weightOf(problemOf(taste, { severity: "info" }))).toBe("style");
    expect(weightOf(problemOf(own, { severity: "info" }))).toBe("info");
    expect(weightOf(problemOf(null, { severity: "error" }))).toBe("error");
  });
});

describe("the filter", () => {
  const findings = findingsOf([
    problemOf(null, { severity: "error", message: "unknown instruction: RUM" }),
    problemOf(pin, { message: "Pin versions", line: 12 }),
    problemOf(taste, { severity: "info", message: "Many RUN", aliases: ["DL9999"] }),
    problemOf(own, { message: "Root" }),
  ]);
  const all: FindingFilter = { query: "", hidden: [], isOnlyFixable: false, rule: "" };
  const fixable = new Map([[findings[3]?.key ?? "", "safe" as const]]);

  test.each<[Partial<FindingFilter>, number[]]>([
    [{}, [0, 1, 2, 3]],
    [{ hidden: ["error", "info"] }, [1, 3]],
    [{ query: "pin VERSIONS" }, [1]],
    [{ query: "line 12" }, [1]],
    [{ query: "dl9999" }, [2]],
    [{ query: "wants rootships" }, [3]],
    [{ isOnlyFixable: true }, [3]],
    [{ rule: "from:hadolint" }, [1, 2]],
    [{ rule: "from:refused" }, [0]],
    [{ rule: "group:pinning" }, [1]],
    [{ rule: "rule:RootShips" }, [3]],
    [{ rule: "rule:gone" }, []],
  ])("%j", (part, expected) => {
    const listed = filterFindings(findings, { ...all, ...part }, fixable);
    expect(listed).toEqual(expected.map((index) => findings[index]));
  });

  test("offers what there is, the most frequent first", () => {
    const { groups, rules } = ruleChoices([...findings, ...findingsOf([problemOf(own)])]);
    expect(groups.map(({ label, count }) => `${label} ${count}`)).toEqual([
      "Stagemap 2",
      "hadolint 2",
      "Fixed versions 1",
      "Refused by BuildKit 1",
    ]);
    expect(rules.map(({ label, count }) => `${label} ${count}`)).toEqual([
      "RootShips 2",
      "DL3008 1",
      "DL3059 1",
    ]);
  });
});

describe("the list", () => {
  const app = startApp();
  typeText(app, fourStages);
  const { picture } = app.store.getState().analysis;

  test("is in the order of the stages, with what is outside of them first", () => {
    const findings = findingsOf([
      problemOf(pin, { stage: "runner" }),
      problemOf(pin, { stage: "deps" }),
      problemOf(pin, { stage: null }),
      problemOf(pin, { stage: "gone" }),
    ]);
    const sections = groupByStage(findings, picture);
    expect(sections.map(({ title, count }) => [title, count])).toEqual([
      ["Outside the stages", 2],
      ["deps", 1],
      ["runner", 1],
    ]);
  });

  test("has one entry for many findings of a rule in a stage, where the first one stands", () => {
    const findings = findingsOf([
      problemOf(own, { stage: "deps" }),
      ...[1, 2, 3, 4].map((line) => problemOf(pin, { stage: "deps", line })),
      problemOf(null, { stage: "deps" }),
    ]);
    const [section] = groupByStage(findings, picture);
    expect(
      section?.entries.map((each) => (each.kind === "one" ? 1 : each.findings.length)),
    ).toEqual([1, 4, 1]);
    const fewer = groupByStage(findings.slice(0, 4), picture);
    expect(fewer[0]?.entries.map(({ kind }) => kind)).toEqual(["one", "one", "one", "one"]);
  });

  test("by rule begins with the loudest and most frequent", () => {
    const findings = findingsOf([
      problemOf(taste, { severity: "info" }),
      problemOf(pin),
      problemOf(own),
      problemOf(own, { stage: "b" }),
      problemOf(null, { severity: "error" }),
    ]);
    const [section] = groupByRule(findings);
    const names = section?.entries.map((each) => (each.kind === "many" ? each.rule.id : "refused"));
    expect(names).toEqual(["refused", "RootShips", "DL3008", "DL3059"]);
    expect(groupByRule([])).toEqual([]);
  });
});
