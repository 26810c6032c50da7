import { count, sayList, saySeconds } from "./sentences.ts";
import type { CacheReport, Status, StepReport } from "./types.ts";

/** What a change comes to and why, in a few sentences. */
export function explain(report: CacheReport): string {
  const { steps, notes, totalSeconds, leastSeconds, timeline, cold } = report;
  const rebuilt = steps.filter(({ status }) => status === "rebuilt");
  const maybe = steps.filter(({ status }) => status === "maybe");
  if (rebuilt.length === 0 && maybe.length === 0) {
    const why = notes.map((note) => `${note}.`).join(" ");
    return `Nothing is rebuilt: every step that the target needs is in the cache.${why === "" ? "" : ` ${why}`}`;
  }
  const cached = steps.filter(({ status }) => status === "cached").length;
  const [first = maybe[0]] = rebuilt;
  // What lies at the bottom of the first one is what the whole chain comes from.
  const reason = first?.causes.at(-1)?.text ?? "";
  const lines = [...sayLines(rebuilt, "rebuilt"), ...sayLines(maybe, "maybe")].join("; ");
  const range =
    leastSeconds === totalSeconds
      ? `about ${saySeconds(totalSeconds)}`
      : `about ${saySeconds(leastSeconds)} to ${saySeconds(totalSeconds)}`;
  const wall = saySeconds(timeline.seconds);
  const isParallel = wall !== saySeconds(totalSeconds);
  return `${reason}. So ${lines}; ${sayCached(cached)}. That is ${range} of work${isParallel ? `, ${wall} side by side` : ""}, where a build without any cache has ${saySeconds(cold.totalSeconds)}.`;
}

function sayCached(cached: number): string {
  if (cached === 0) return "nothing stays cached";
  return `${count(cached, "step")} ${cached === 1 ? "stays" : "stay"} cached`;
}

/** "line 9 and 10 of builder are rebuilt", one part for each status. */
function sayLines(steps: readonly StepReport[], status: Status): readonly string[] {
  if (steps.length === 0) return [];
  const stages = new Map<string, number[]>();
  for (const { stage, line } of steps) {
    const lines = stages.get(stage);
    if (lines === undefined) stages.set(stage, [line]);
    else lines.push(line);
  }
  // Nobody reads the lines of twenty stages: the list of steps has them.
  if (stages.size > MOST_STAGES) return [saySum(steps.length, stages.size, status)];
  const parts = [...stages].map(
    ([stage, lines]) =>
      `line${lines.length === 1 ? "" : "s"} ${sayRange(lines)} of ${stage.startsWith("#") ? `stage ${stage.slice(1)}` : stage}`,
  );
  return [`${sayList(parts)} ${sayVerb(status, steps.length === 1)}`];
}

const MOST_STAGES = 4;

function saySum(steps: number, stages: number, status: Status): string {
  return `${count(steps, "step")} of ${count(stages, "stage")} ${sayVerb(status, steps === 1)}`;
}

function sayVerb(status: Status, isOne: boolean): string {
  const are = isOne ? "is" : "are";
  if (status === "rebuilt") return `${are} rebuilt`;
  return `${are} rebuilt only if what ${isOne ? "it takes" : "they take"} comes out different`;
}

function sayRange(lines: readonly number[]): string {
  const [first = 0] = lines;
  return lines.length > 4 ? `${first} to ${lines.at(-1) ?? first}` : sayList(lines.map(String));
}
