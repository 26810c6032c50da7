import type { Rule } from "@stagemap/checks";
import { originNames } from "./origin-names.ts";
import { runExample } from "./run-example.ts";

/** The table of every rule, by origin. */
export function indexPage(
  rules: readonly Rule[],
  sameAs: (rule: Rule) => readonly string[],
): string {
  const rows = rules.map((rule) => {
    const others = sameAs(rule).map(linkTo).join(", ");
    const fix = fixKind(rule);
    const severity = isOff(rule) ? `${rule.severity}, off by default` : rule.severity;
    const cells = [linkTo(rule.id), others, originNames[rule.origin], severity, fix];
    return `| ${[...cells, inCell(rule.summary)].join(" | ")} |`;
  });
  const fixable = rules.filter((rule) => fixKind(rule) !== "");
  return [
    "# Checks",
    "",
    `Stagemap knows ${rules.length} rules, ${fixable.length} of them with a fix. A rule has its page here and in the app, where “Browse checks…” of the palette lists them all. Rules that say the same of one instruction are one finding, which any of their ids skips.`,
    "",
    "| Rule | Same as | From | Severity | Fix | What it wants |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    "A fix is “safe” when the build does the same as before but for what the finding is about, and “review” when somebody has to look at it first.",
    "",
    "The pages are generated from the rules themselves by `npm run docs`.",
    "",
  ].join("\n");
}

/** What its examples are offered. */
function fixKind(rule: Rule): "safe" | "review" | "" {
  const fixes = rule.examples.flatMap((example) => runExample(rule, example).fixes);
  if (fixes.some(({ safety }) => safety === "safe")) return "safe";
  return fixes.length > 0 ? "review" : "";
}

function isOff({ isOffByDefault, isExperimental }: Rule): boolean {
  return isOffByDefault === true || isExperimental === true;
}

function linkTo(id: string): string {
  return `[${id}](${id}.md)`;
}

function inCell(sentence: string): string {
  return sentence.replaceAll("|", "\\|").replaceAll("\n", " ");
}
