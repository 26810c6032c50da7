import { allUsers } from "@stagemap/model";
import { checkedWith } from "./check-commands.ts";
import { commandBehind } from "./command-edits.ts";
import { insertion, lineEndOf, linesBelow, replacement } from "./edits.ts";
import { freeName } from "./free-name.ts";
import { packageUses } from "./package-uses.ts";
import type { PackageUse } from "./package-uses.ts";
import type { CheckContext, Fix, Site } from "./rule.ts";
import { runAt } from "./run-commands.ts";
import { startWithComments } from "./runtime-stage.ts";
import { settingsOf } from "./step-settings.ts";
import { wholeFix } from "./whole-fix.ts";
import { inCaseOf } from "./written.ts";

/** The option with which an install leaves development dependencies out. */
const OPTIONS: ReadonlyMap<string, string> = new Map([
  ["npm", "--omit=dev"],
  ["yarn", "--production"],
  ["pnpm", "--prod"],
  ["bun", "--production"],
  ["composer", "--no-dev"],
  ["uv", "--no-dev"],
  ["poetry", "--only=main"],
  ["pdm", "--prod"],
]);

/** Commands that take the development dependencies away again. */
const PRUNING: ReadonlyMap<string, string> = new Map([
  ["npm", "npm prune --omit=dev"],
  ["yarn", "yarn install --production --ignore-scripts --prefer-offline"],
  ["pnpm", "pnpm prune --prod"],
  ["bun", "rm -rf node_modules && bun install --production"],
  ["composer", "composer install --no-dev --no-scripts"],
  ["uv", "uv sync --no-dev"],
  ["pdm", "pdm sync --prod --clean"],
]);

/** Adds the option to all of these calls, where nothing that is built or tested behind them needs what it leaves out. */
export function leaveOut(context: CheckContext, uses: readonly PackageUse[]): readonly Fix[] {
  const [first] = uses;
  const option = first === undefined ? undefined : OPTIONS.get(first.manager.id);
  if (option === undefined || uses.some((use) => use.manager !== first?.manager)) return [];
  const edits = uses.map((use) => {
    const word = use.subcommandWords.at(-1) ?? use.command.nameWord;
    const isPlain = word !== null && use.command.layer?.isVerbatim === true;
    return isPlain && !isNeededLater(context, use)
      ? insertion(context, use.run.site, word.to, ` ${option}`)
      : null;
  });
  return wholeFix(`Leave development dependencies out with ${option}`, "review", edits);
}

/** True when a later step of the stage, or of one on top of it, builds or tests with the dependencies. */
function isNeededLater(context: CheckContext, { run, manager, command }: PackageUse): boolean {
  const { bases } = context.model;
  const own = run.site.stage?.index ?? -1;
  const isOnTop = (stage: number): boolean => {
    let origin = bases[stage];
    for (let depth = 0; origin?.kind === "stage" && depth < bases.length; depth++) {
      if (origin.stage === own) return true;
      origin = bases[origin.stage];
    }
    return stage === own;
  };
  const isBuild = packageUses(context).some(
    (use) =>
      use.manager.ecosystem === manager.ecosystem &&
      (use.action === "build" || use.action === "run") &&
      use.stage !== null &&
      isOnTop(use.stage) &&
      (use.run.site.index > run.site.index || (use.run === run && use.command.from > command.from)),
  );
  return (
    isBuild ||
    context.runs.some(
      (each) =>
        each.instruction.name === "RUN" &&
        each.site.index > run.site.index &&
        isOnTop(each.site.stage?.index ?? -1) &&
        each.script.commands.some(
          (one) => checkedWith(one) !== null || TOOLS.test(one.basename ?? ""),
        ),
    )
  );
}

/** Programs that come with development dependencies. */
const TOOLS =
  /^(?:npx|tsc|webpack|vite|rollup|esbuild|ng|next|nuxt|gulp|grunt|babel|parcel|turbo|nx|make)$/;

/** Calls of one stage whose dependencies a COPY takes. */
interface Copied {
  readonly uses: readonly PackageUse[];
  readonly stage: number;
  readonly copy: Site;
}

/** Copies from where the development dependencies are left out or taken away: in the stage itself if nobody else uses it. */
export function prunedSource(context: CheckContext, { uses, stage, copy }: Copied): readonly Fix[] {
  const [use] = uses;
  const { model } = context;
  const target = copy.stage?.index ?? -1;
  const edge = model.edges.find((each) => each.step === copy.step && each.kind === "copy");
  if (use === undefined || edge?.from.kind !== "stage") return [];
  const source = edge.from.stage;
  const users = allUsers(model)[source] ?? new Set();
  const isAlone = users.size === 1 && source !== context.target;
  const direct = isAlone && source === stage ? leaveOut(context, uses) : [];
  if (direct.length > 0) return direct;
  const pruning = PRUNING.get(use.manager.id);
  const folder = settingsOf(context).atEnd[source]?.directory;
  // With another working directory the command would look in the wrong place.
  if (pruning === undefined || use.directory !== folder) return [];
  const own = context.sites.filter((site) => site.stage?.index === source);
  const last = own.findLast(({ instruction: { name } }) =>
    /^(?:RUN|COPY|ADD|WORKDIR|ENV|ARG)$/.test(name ?? ""),
  );
  const run = inCaseOf(copy.instruction.keyword, "RUN");
  if (isAlone && last !== undefined && !last.item.isOpen) {
    const lastRun = runAt(context, last);
    const command = lastRun?.script.commands.findLast(({ nesting }) => nesting.length === 0);
    const joined =
      lastRun === undefined || command === undefined
        ? null
        : commandBehind(context, lastRun, { command, text: pruning });
    const edits = [joined ?? linesBelow(context, last, [`${run} ${pruning}`])];
    return [
      {
        title: `Take development dependencies away once the build is done`,
        safety: "review",
        edits,
      },
    ];
  }
  return inOwnStage(context, copy, { target, source, commands: [`${run} ${pruning}`] });
}

interface OwnStage {
  readonly target: number;
  readonly source: number;
  readonly commands: readonly string[];
}

/** A stage on top of the source without them, from which alone the copy takes. */
function inOwnStage(
  context: CheckContext,
  copy: Site,
  { target, source, commands }: OwnStage,
): Fix[] {
  const { model } = context;
  const from = context.siteOfItem.get(model.stageItems[target] ?? -1);
  const name = model.stages[source]?.writtenName ?? null;
  const flag = copy.instruction.flags.find((each) => each.name === "from")?.valueSpan ?? null;
  if (from === undefined || name === null || flag === null || source >= target) return [];
  const newName = freeName(context, "production-deps");
  const { keyword } = from.instruction;
  const end = lineEndOf(model.tree);
  const lines = [`${keyword.text} ${name} ${inCaseOf(keyword, "AS")} ${newName}`, ...commands, ""];
  const start = startWithComments(context, from);
  const newText = lines.map((line) => line + end).join("");
  const edits = [
    { span: { start, end: start }, newText },
    replacement(context, copy, flag, newName),
  ];
  return [{ title: `Copy from a stage without development dependencies`, safety: "review", edits }];
}
