import { applyEdits } from "@stagemap/text";
import { checkText, fixesOf, rules } from "../src/index.ts";
import type { CheckedText, Fix, RuleFinding } from "../src/index.ts";

/** With all rules only where the rule in question is not one that always runs: rules about comments object to some fixes. */
function check(id: string, text: string): CheckedText {
  const rule = rules.find((each) => each.id === id);
  const isAll = rule?.isExperimental === true || rule?.isOffByDefault === true;
  return checkText(text, { modelOptions: { target: null }, runOptions: { isAll } });
}

function isOf({ rule, aliases }: RuleFinding, id: string): boolean {
  return rule.id === id || aliases.includes(id);
}

/** The fixes of a rule's first finding. */
export function offered(id: string, text: string): readonly Fix[] {
  const checked = check(id, text);
  const finding = checked.findings.find((each) => isOf(each, id));
  return finding === undefined ? [] : fixesOf(checked, finding);
}

/** How safe the first fix of a rule's first finding is; "none" without one. */
export function safetyOf(id: string, text: string): Fix["safety"] | "none" {
  return offered(id, text)[0]?.safety ?? "none";
}

/** The text after the first fix of each finding of a rule in turn, as long as there is one. */
export function fixedBy(id: string, text: string): string {
  const checked = check(id, text);
  for (const finding of checked.findings) {
    const [fix] = isOf(finding, id) ? fixesOf(checked, finding) : [];
    if (fix !== undefined && fix.newFiles === undefined) {
      return fixedBy(id, applyEdits(text, fix.edits));
    }
  }
  return text;
}
