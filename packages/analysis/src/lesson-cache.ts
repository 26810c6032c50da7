import type { StepReport } from "@stagemap/cache";
import type { GoalCheck } from "@stagemap/lessons";
import { commandSites, sayFound, sayNothingRuns } from "./lesson-commands.ts";
import type { CommandSite } from "./lesson-commands.ts";
import { sayStage, spanOfSite } from "./lesson-scene.ts";
import type { Scene } from "./lesson-scene.ts";
import { MET, misses } from "./lesson-verdict.ts";
import type { Verdict } from "./lesson-verdict.ts";

type Keeps = Extract<GoalCheck, { readonly kind: "change-keeps" }>;
type Reruns = Extract<GoalCheck, { readonly kind: "change-reruns" }>;

export function judgeKeeps(scene: Scene, { file, commands }: Keeps): Verdict {
  const found = commandSites(scene, commands);
  if (found.length === 0) return misses(sayNothingRuns(scene, commands));
  const { steps } = scene.changed(file);
  for (const each of found) {
    const step = stepOf(steps, each);
    if (step === undefined || step.status === "cached" || step.status === "skipped") continue;
    const again = step.status === "maybe" ? "may run again" : "runs again";
    const where = `${sayFound(each)} in ${sayStage(scene, each.stage)}`;
    const root = rootLine(step);
    const culprit = scene.context.sites.find(({ line }) => line === root);
    const place = culprit ?? each.site;
    return misses(
      `${where} ${again} when \`${file}\` changes, because ${sayRoot(scene, root, each.site.line)}.`,
      spanOfSite(scene, place),
    );
  }
  return MET;
}

export function judgeReruns(scene: Scene, { file, commands }: Reruns): Verdict {
  const found = commandSites(scene, commands);
  const [first] = found;
  if (first === undefined) return misses(sayNothingRuns(scene, commands));
  const { steps } = scene.changed(file);
  const isReached = found.some((each) => {
    const status = stepOf(steps, each)?.status;
    return status === "rebuilt" || status === "maybe";
  });
  if (isReached) return MET;
  const why = scene.matcher.decide(file).isIgnored
    ? `the .dockerignore keeps \`${file}\` out, so no step ever sees it`
    : "nothing above it in its stage takes the file";
  return misses(
    `A change of \`${file}\` does not reach ${sayFound(first)} on line ${first.site.line}: ${why}.`,
    spanOfSite(scene, first.site),
  );
}

function stepOf(steps: readonly StepReport[], { site }: CommandSite): StepReport | undefined {
  return steps.find(({ key, line }) => key === site.step?.key && line === site.line);
}

/** The line at which the change comes in. */
function rootLine({ causes, line }: StepReport): number {
  return causes.find(({ kind, line: at }) => kind === "file" && at !== null)?.line ?? line;
}

function sayRoot(scene: Scene, line: number, ownLine: number): string {
  if (line === ownLine) return `it reads the file itself on line ${line}`;
  const site = scene.context.sites.find((each) => each.line === line);
  const text = site === undefined ? "" : firstLine(site.item.raw);
  return `\`${text}\` on line ${line} comes before it`;
}

function firstLine(raw: string): string {
  const [line = ""] = raw.trim().split(/\r?\n/);
  const text = line.replaceAll("`", "'");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
