import { readIgnorePragma } from "../../hadolint-pragmas.ts";
import { defineRule } from "../../rule.ts";

export const dl1001 = defineRule({
  id: "DL1001",
  origin: "hadolint",
  severity: "info",
  isOffByDefault: true,
  summary: "Findings are not silenced by comments in the Dockerfile.",
  rationale:
    "A comment `# hadolint ignore=…` hides a finding from everybody who reads the report. A team that wants all exceptions in one place, where they are reviewed, keeps them in its configuration file and turns this rule on.",
  source: "https://github.com/hadolint/hadolint/wiki/DL1001",
  examples: [{ bad: "«# hadolint ignore=DL3007»\nFROM alpine:latest\n" }],
  good: [
    "# hadolint shell=powershell\nFROM alpine:3.22\n",
    "# hadolint is another tool that reads Dockerfiles\nFROM alpine:3.22\n",
  ],
  *check({ model: { tree } }) {
    if (!tree.source.includes("hadolint")) return;
    for (const [index, item] of tree.items.entries()) {
      if (item.kind !== "comment" || readIgnorePragma(item.raw)?.scope !== "instruction") continue;
      const start = tree.starts[index] ?? 0;
      const from = item.raw.length - item.raw.trimStart().length;
      yield {
        message: "Please refrain from using inline ignore pragmas `# hadolint ignore=DLxxxx`.",
        span: { start: start + from, end: start + item.raw.trimEnd().length },
        line: tree.lines[index] ?? 1,
        site: null,
      };
    }
  },
});
