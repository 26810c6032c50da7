import { argumentsOf } from "@stagemap/shell";
import type { Command, ShellWord } from "@stagemap/shell";
import { callsOf, unpinned } from "../../calls.ts";
import { defineRule, findingAt } from "../../rule.ts";

const OPTIONS_WITH_VALUE = (
  "-C -w --cache --fetch-retries --fetch-timeout --include --install-strategy --loglevel --maxsockets --network-timeout --omit --only " +
  "--prefix --registry --tag --userconfig --workspace"
).split(" ");

const INSTALLING = new Set(["install", "i", "add"]);

export const dl3016 = defineRule({
  id: "DL3016",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "Packages installed with npm have a version.",
  rationale:
    "`npm install -g typescript` takes the newest release of the day, so a build can break although nothing in the repository changed. Write `typescript@5.9.2`; what the project itself needs belongs into package.json and its lock file, for `npm ci`.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3016",
  examples: [
    { bad: "FROM node:22\nRUN npm install -g typescript@5.9.2 «@vue/cli»\n" },
    { bad: "FROM node:22\nRUN npm install «git+https://example.com/tool.git»\n" },
  ],
  good: [
    "FROM node:22\nRUN npm install\n",
    "FROM node:22\nRUN npm install -g @vue/cli@5.0.8 ./tool ./tool.tgz\n",
    "FROM node:22\nRUN npm install git+https://example.com/tool.git#v1.2\n",
    "FROM node:22\nRUN npm run install tool\n",
  ],
  *check(context) {
    for (const { run, commands } of callsOf(context, (program) => program === "npm")) {
      const isPinned = (text: string): boolean =>
        isFixed(text) || (!context.isAll && /^\.|^file:|[\w-]\/[\w.-]+#/.test(text));
      const [first] = unpinned(context, run, commands.flatMap(namedPackages), isPinned);
      if (first === undefined) continue;
      const message =
        "Pin versions in npm. Instead of `npm install <package>` use `npm install <package>@<version>`";
      yield findingAt(context, run.site, first, message);
    }
  },
});

function namedPackages(command: Command): readonly ShellWord[] {
  const { operands } = argumentsOf(command, { optionsWithValue: OPTIONS_WITH_VALUE });
  return INSTALLING.has(operands[0]?.value ?? "") ? operands.slice(1) : [];
}

function isFixed(text: string): boolean {
  if (/^git(?:\+\w+)?:\/\//.test(text)) return text.includes("#");
  return /\.(?:tar|tar\.gz|tgz)$|^(?:\.{0,2}|~)\//.test(text) || text.includes("@", 1);
}
