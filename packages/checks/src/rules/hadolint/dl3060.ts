import { argumentsOf } from "@stagemap/shell";
import type { Command } from "@stagemap/shell";
import { isMountedAway, removes } from "../../cache-places.ts";
import { commandBehind } from "../../command-edits.ts";
import { definitionAt } from "../../definitions.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import { runInstructions } from "../../run-commands.ts";
import type { Run } from "../../runs.ts";
import { wholeFix } from "../../whole-fix.ts";

const YARN_CACHES = [".cache/yarn", "/usr/local/share/.cache/yarn", ".yarn/berry/cache"];

export const dl3060 = defineRule({
  id: "DL3060",
  origin: "hadolint",
  severity: "info",
  isAboutWhatShips: true,
  summary: "A RUN that installs with yarn cleans its cache.",
  rationale:
    "By default yarn keeps a copy of every package that it downloads. In a layer that copy is of no use and often as large as node_modules. `yarn cache clean` in the same RUN takes it away, and with a cache mount on the directory it never gets there. In a stage that nothing is built on it does not matter.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3060",
  examples: [
    {
      bad: "FROM node:22\nRUN «yarn install --frozen-lockfile»\n",
      fixed: "FROM node:22\nRUN yarn install --frozen-lockfile && yarn cache clean\n",
    },
    { bad: "FROM node:22\nRUN yarn cache clean && «yarn install»\n" },
  ],
  good: [
    "FROM node:22\nRUN yarn install && yarn cache clean\n",
    "FROM node:22\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install\n",
    "FROM node:22 AS build\nRUN yarn install\nFROM scratch\nCOPY --from=build /app /app\n",
  ],
  *check(context) {
    const last = context.model.stages.length - 1;
    const isBase = new Set(
      context.model.bases.flatMap((base) => (base.kind === "stage" ? [base.stage] : [])),
    );
    for (const run of runInstructions(context)) {
      const number = run.site.stage?.index ?? -1;
      if (number !== last && !isBase.has(number)) continue;
      const { commands } = run.script;
      const installed = commands.findLastIndex(isInstall);
      const command = commands[installed];
      if (command === undefined || commands.slice(installed).some(isCleaning)) continue;
      if (isMountedAway(run, cachesOf(context, run))) continue;
      const message = "`yarn cache clean` missing after `yarn install` was run.";
      yield {
        ...findingAt(context, run.site, command, message),
        fixes: () => {
          const edit = commandBehind(context, run, { command, text: "yarn cache clean" });
          return wholeFix("Add yarn cache clean", "safe", [edit]);
        },
      };
    }
  },
});

const STYLE = {
  optionsWithValue: ["--cwd", "--registry", "--cache-folder", "--modules-folder", "--mutex"],
};

/** `yarn install`, or `yarn` without a subcommand, which is the same. */
function isInstall(command: Command): boolean {
  if (command.basename !== "yarn") return false;
  const { operands, options } = argumentsOf(command, STYLE);
  if (operands.length > 0) return operands.some(({ value }) => value === "install");
  return !options.some(({ name }) => /^(?:-v|--version|-h|--help)$/.test(name));
}

function isCleaning(command: Command): boolean {
  if (command.basename !== "yarn") return removes(command, YARN_CACHES);
  return command.args.some(({ value }) => value === "clean");
}

function cachesOf(context: CheckContext, { site }: Run): readonly string[] {
  const moved = definitionAt(context, site, "YARN_CACHE_FOLDER")?.text;
  return moved === undefined || moved === null ? YARN_CACHES : [...YARN_CACHES, moved];
}
