import { checkedWith } from "../../check-commands.ts";
import { commandBehind } from "../../command-edits.ts";
import { freeName } from "../../free-name.ts";
import { insertion, linesBelow, replacement } from "../../edits.ts";
import { joinPath } from "../../paths.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { runAt } from "../../run-commands.ts";
import { settingsOf } from "../../step-settings.ts";
import { isUnbroken } from "../../written.ts";

/** With more ends than this a file is one of many targets, each built by its name. */
const MOST_ENDS = 3;

export const checkStageNotBuilt = defineRule({
  id: "CheckStageNotBuilt",
  origin: "stagemap",
  severity: "warning",
  isAboutLeftOutStages: true,
  summary: "Stages that test or scan are part of the build.",
  rationale:
    "BuildKit builds the stages that the target needs and no others. A stage that runs tests, a linter or a scanner, and that nothing takes anything from, is skipped without a word: the image is built though the tests would fail. Let the target copy something from that stage, or build it with `--target` in a step of its own.",
  source:
    "https://docs.docker.com/build/building/multi-stage/#differences-between-legacy-builder-and-buildkit",
  examples: [
    {
      bad: "FROM golang:1.24 AS builder\nRUN go build -o /app .\nFROM aquasec/trivy AS «scanner»\nCOPY --from=builder /app /scan/app\nRUN trivy filesystem --exit-code 1 /scan\nFROM scratch AS final\nCOPY --from=builder /app /app\n",
      fixed:
        "FROM golang:1.24 AS builder\nRUN go build -o /app .\nFROM aquasec/trivy AS scanner\nCOPY --from=builder /app /scan/app\nRUN trivy filesystem --exit-code 1 /scan\nFROM scratch AS final\nCOPY --from=scanner /scan/app /app\n",
    },
    {
      bad: 'FROM node:22 AS deps\nRUN npm ci\nFROM deps AS «tester»\nRUN npm test\nFROM deps\nRUN npm run build\nCMD ["node", "a.js"]\n',
      fixed:
        'FROM node:22 AS deps\nRUN npm ci\nFROM deps AS tester\nRUN npm test && touch /tmp/tester.ok\nFROM deps\nRUN npm run build\nCOPY --from=tester /tmp/tester.ok /tmp/\nCMD ["node", "a.js"]\n',
    },
  ],
  good: [
    "FROM node:22 AS tester\nRUN npm test\nFROM node:22\nCOPY --from=tester /app /app\n",
    "FROM node:22 AS debug\nRUN npm ci\nFROM node:22\nRUN npm ci --omit=dev\n",
  ],
  *check(context) {
    const { model, needed, target } = context;
    if (target === null || needed.size === model.stages.length) return;
    if (endsLeftOut(context) > MOST_ENDS) return;
    const seen = new Set<number>();
    for (const run of context.runs) {
      const stage = run.site.stage;
      if (stage === null || needed.has(stage.index) || seen.has(stage.index)) continue;
      if (run.instruction.name !== "RUN" || run.isTrigger) continue;
      const command = run.script.commands.find((each) => checkedWith(each) !== null);
      const by = command === undefined ? null : checkedWith(command);
      if (by === null) continue;
      const from = context.siteOfItem.get(model.stageItems[stage.index] ?? -1);
      if (from === undefined) continue;
      seen.add(stage.index);
      const [base = from.instruction.keyword, , name] = from.instruction.args;
      const title =
        stage.writtenName === null ? `Stage ${stage.index}` : `Stage "${stage.writtenName}"`;
      const goal = model.stages[target]?.writtenName ?? null;
      const image = goal === null ? "the last stage" : `"${goal}"`;
      const message = `${title} runs ${by}, but ${image} takes nothing from it, so a build of ${image} never runs it`;
      yield {
        ...findingAt(context, from, name ?? base, message),
        fixes: () => depending(context, { from, stage: stage.index, target }),
      };
    }
  },
});

/** How many of the stages that the target does not need are needed by no other. */
function endsLeftOut({ model, needed }: CheckContext): number {
  const used = new Set(
    model.edges.flatMap(({ from }) => (from.kind === "stage" ? [from.stage] : [])),
  );
  return model.stages.filter(({ index }) => !needed.has(index) && !used.has(index)).length;
}

interface Ends {
  readonly from: Site;
  readonly stage: number;
  readonly target: number;
}

/** Lets the target take from the stage what both have, or else a file made for that. */
function* depending(context: CheckContext, { from, stage, target }: Ends): Iterable<Fix> {
  if (stage >= target) return;
  const [base, ...more] = from.instruction.args;
  const { writtenName } = context.model.stages[stage] ?? { writtenName: null };
  if (base === undefined || (writtenName === null && (more.length > 0 || !isUnbroken(from, base))))
    return;
  const name = writtenName ?? freeName(context, "check");
  const naming = writtenName === null ? [insertion(context, from, base.to, ` AS ${name}`)] : [];
  const goal = context.model.stages[target]?.writtenName ?? "the last stage";
  const same = sameCopy(context, stage, target);
  if (same !== null) {
    const { site, path } = same;
    const [flag] = site.instruction.flags;
    const [source] = site.instruction.args;
    const named = flag?.valueSpan ?? null;
    if (named !== null && source !== undefined) {
      const edits = [
        ...naming,
        replacement(context, site, named, name),
        replacement(context, site, source, path),
      ];
      yield {
        title: `Let ${goal} copy from ${name} what was checked there`,
        safety: "review",
        edits,
      };
    }
  }
  const last = lastFileStep(context, stage);
  const goalLast = lastFileStep(context, target);
  if (last === null || goalLast === null || last.item.isOpen || goalLast.item.isOpen) return;
  const file = `/tmp/${name}.ok`;
  const lastRun = runAt(context, last);
  const command = lastRun?.script.commands.findLast(({ nesting }) => nesting.length === 0);
  const marking =
    lastRun === undefined || command === undefined
      ? null
      : commandBehind(context, lastRun, { command, text: `touch ${file}` });
  const edits = [
    ...naming,
    marking ?? linesBelow(context, last, [`RUN touch ${file}`]),
    linesBelow(context, goalLast, [`COPY --from=${name} ${file} /tmp/`]),
  ];
  yield {
    title: `Let ${goal} copy a file from ${name} that is there once it went well`,
    safety: "review",
    edits,
  };
}

/** A line of the target that copies the very file that the stage copied to check it, with the place where it has it. */
function sameCopy(
  context: CheckContext,
  stage: number,
  target: number,
): { readonly site: Site; readonly path: string } | null {
  // With sources of its own the stage checks more than what it copied.
  const isOfContext = context.sites.some(
    (site) => site.stage?.index === stage && (site.step?.contextPaths ?? null) !== null,
  );
  const checked = isOfContext ? [] : plainCopies(context, stage);
  for (const site of plainCopies(context, target)) {
    const [source] = site.instruction.args;
    const [flag] = site.instruction.flags;
    const twin = checked.find(
      ({ instruction: { args, flags } }) =>
        args[0]?.text === source?.text &&
        !/node_modules|vendor|site-packages|venv/.test(source?.text ?? "") &&
        flags[0]?.value === flag?.value,
    );
    const destination = twin?.instruction.args[1]?.text;
    const directory = twin === undefined ? undefined : settingsOf(context).at.get(twin)?.directory;
    if (source === undefined || destination === undefined || directory === undefined) continue;
    const end = /(?:^|\/)\.?$/.test(destination) ? `/${source.text.split("/").at(-1) ?? ""}` : "";
    return { site, path: joinPath(directory, destination + end) };
  }
  return null;
}

/** COPY lines of a stage with --from= alone and one source, without variables and wildcards. */
function plainCopies({ sites }: CheckContext, stage: number): readonly Site[] {
  return sites.filter(({ stage: own, instruction: { name, flags, args, isJson }, item }) => {
    if (own?.index !== stage || name !== "COPY" || isJson || item.heredocs.length > 0) return false;
    const [flag, ...others] = flags;
    const isPlain = args.length === 2 && args.every(({ text }) => /^[\w./-]+$/.test(text));
    return isPlain && flag?.name === "from" && others.length === 0;
  });
}

/** The last step of a stage that changes files, or its FROM. */
function lastFileStep({ sites }: CheckContext, stage: number): Site | null {
  const own = sites.filter((site) => site.stage?.index === stage);
  return (
    own.findLast(
      ({ instruction: { name } }) => name === "COPY" || name === "ADD" || name === "RUN",
    ) ??
    own[0] ??
    null
  );
}
