import type { Example, Rule } from "@stagemap/checks";
import { originNames } from "./origin-names.ts";
import { runExample } from "./run-example.ts";

/** What a rule says of itself, with what it finds and what its fixes do, as they come out when they are run. */
export function rulePage(rule: Rule, sameAs: readonly string[]): string {
  const { id, origin, severity, summary, rationale, source, examples, good } = rule;
  const facts = [`**${severity}**`, `from ${originNames[origin]}`];
  if (sameAs.length > 0)
    facts.push(`same as ${sameAs.map((other) => `[${other}](${other}.md)`).join(", ")}`);
  if (rule.isOffByDefault === true || rule.isExperimental === true) facts.push("off by default");
  const parts = [
    `# ${id}`,
    summary,
    facts.join(" · "),
    "## Why",
    rationale,
    "## What it finds",
    ...examples.map((example) => examplePart(rule, example)),
    "## What it is content with",
    ...good.map((text) => fenced(text)),
    "## How to ignore it",
    ...ignoring(rule),
    "## Source",
    `<${source}>`,
    "---",
    "Generated from the rule by `npm run docs`. [All checks](README.md)",
  ];
  return `${parts.join("\n\n")}\n`;
}

function examplePart(rule: Rule, example: Example): string {
  const { fixed, dockerignore } = example;
  const { text, findings, fixes } = runExample(rule, example);
  const messages = findings.map(({ line, message }) => `- line ${line}: ${oneLine(message)}`);
  const parts = [fenced(text)];
  if (dockerignore !== undefined)
    parts.push("with this `.dockerignore`:", fenced(dockerignore, "text"));
  if (messages.length > 0) parts.push(messages.join("\n"));
  const titles = new Set(fixes.map(({ title, safety }) => `${title} (${safety})`));
  if (fixed !== undefined) {
    parts.push(titles.size > 0 ? `Fixed: ${said(titles)}.` : "Fixed:", fenced(fixed));
  } else if (titles.size > 0) parts.push(`Fix: ${said(titles)}.`);
  for (const { path, text: newText } of fixes.flatMap(({ newFiles = [] }) => newFiles)) {
    parts.push(`New file \`${path}\`:`, fenced(newText, "text"));
  }
  return parts.join("\n\n");
}

function ignoring({ id, origin, isExperimental }: Rule): readonly string[] {
  if (isExperimental === true) {
    return [
      "It only runs where the file asks for it, in its first lines:",
      fenced(`# check=experimental=${id}\n`),
    ];
  }
  return [
    "Above an instruction this comment skips it there; among the first lines of the file it skips it everywhere:",
    fenced(`# check=skip=${id}\n`),
    ...(origin === "hadolint" || origin === "shellcheck"
      ? [`hadolint’s own \`# hadolint ignore=${id}\` above the instruction is honoured as well.`]
      : []),
  ];
}

/** A block of code, with a fence longer than any inside. */
function fenced(text: string, language = "dockerfile"): string {
  const inside = text.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...inside.map(({ length }) => length + 1)));
  return `${fence}${language}\n${text}${text.endsWith("\n") ? "" : "\n"}${fence}`;
}

function said(titles: ReadonlySet<string>): string {
  return [...titles].map(oneLine).join("; ");
}

function oneLine(sentence: string): string {
  return sentence.replaceAll(/\s*\n\s*/g, " ");
}
