import type { Bar, CacheReport, Picture, Status } from "@stagemap/analysis";
import { saySeconds } from "../cache/seconds-words.ts";

/** What a timeline draws: the build after the change, the one without a cache, or one above the other. */
export type TimelineMode = "both" | "change" | "cold";

export interface TimelineBar {
  readonly step: string;
  readonly line: number;
  /** In shares of the axis, 0 to 1. */
  readonly left: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
  readonly isCritical: boolean;
  readonly isMaybe: boolean;
  /** "line 10, RUN npm run build: 8 s, from 1 s to 9 s, on the critical path" */
  readonly title: string;
}

export interface TimelineRow {
  readonly stage: string;
  readonly title: string;
  /** 0 to 7 */
  readonly color: number;
  readonly warm: readonly TimelineBar[];
  readonly cold: readonly TimelineBar[];
  /** True when both builds are shown and this stage has nothing to do after the change. */
  readonly isAllCached: boolean;
  /** True when the end of the build waits for one of its steps. */
  readonly isCritical: boolean;
  /** The row in words. */
  readonly sentence: string;
}

export interface TimelineView {
  /** In the order in which they begin. Stages in which no step takes time have none. */
  readonly rows: readonly TimelineRow[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** How the build ends, in seconds from its start. */
  readonly seconds: number;
  readonly coldSeconds: number;
  /** Titles of stages that the target does not need. */
  readonly skipped: readonly string[];
}

interface Options {
  readonly mode: TimelineMode;
  /** What a step is called, by its key: "RUN npm ci". */
  readonly labels: ReadonlyMap<string, string>;
  /** At most so many ticks. */
  readonly most?: number;
}

export function timelineOf(report: CacheReport, picture: Picture, options: Options): TimelineView {
  const { mode, labels, most = 7 } = options;
  const warm = mode === "cold" ? [] : report.timeline.bars;
  const cold = mode === "change" ? [] : report.cold.timeline.bars;
  const seconds = report.timeline.seconds;
  const coldSeconds = report.cold.timeline.seconds;
  const length =
    mode === "change" ? seconds : mode === "cold" ? coldSeconds : Math.max(seconds, coldSeconds);
  const { ticks, end } = axisOf(length, most);
  const statuses = new Map(report.steps.map(({ key, status }) => [key, status]));
  const place = (bar: Bar): TimelineBar =>
    placed(bar, { end, labels, status: statuses.get(bar.step) });
  const warmOf = groupBars(warm);
  const coldOf = groupBars(cold);
  const rows = picture.stages.flatMap(({ key, title, color }) => {
    const its = (warmOf.get(key) ?? []).map(place);
    const former = (coldOf.get(key) ?? []).map(place);
    if (its.length + former.length === 0) return [];
    return [rowOf({ stage: key, title, color, warm: its, cold: former }, mode)];
  });
  const skipped = picture.stages.filter(({ role }) => role === "unbuilt").map(({ title }) => title);
  return { rows: rows.toSorted(byStart), ticks, seconds, coldSeconds, skipped };
}

function rowOf(
  row: Omit<TimelineRow, "isAllCached" | "isCritical" | "sentence">,
  mode: TimelineMode,
): TimelineRow {
  const shown = mode === "cold" ? row.cold : row.warm;
  const isCritical = shown.some((bar) => bar.isCritical);
  const isAllCached = mode === "both" && shown.length === 0;
  return { ...row, isAllCached, isCritical, sentence: sentenceOf(row.title, shown, isCritical) };
}

function sentenceOf(title: string, bars: readonly TimelineBar[], isCritical: boolean): string {
  const [first] = bars;
  if (first === undefined) return `${title}: all cached`;
  const end = Math.max(...bars.map((bar) => bar.end));
  const critical = isCritical ? ", on the critical path" : "";
  return `${title}: from ${saySeconds(first.start)} to ${saySeconds(end)}${critical}`;
}

function byStart(a: TimelineRow, b: TimelineRow): number {
  return startOf(a) - startOf(b);
}

function startOf({ warm, cold }: TimelineRow): number {
  return (cold[0] ?? warm[0])?.start ?? 0;
}

function groupBars(bars: readonly Bar[]): ReadonlyMap<string, readonly Bar[]> {
  const groups = new Map<string, Bar[]>();
  for (const bar of bars) {
    const group = groups.get(bar.stage);
    if (group === undefined) groups.set(bar.stage, [bar]);
    else group.push(bar);
  }
  return groups;
}

interface PlaceOptions {
  readonly end: number;
  readonly labels: ReadonlyMap<string, string>;
  readonly status: Status | undefined;
}

function placed(bar: Bar, { end: axis, labels, status }: PlaceOptions): TimelineBar {
  const { step, line, start, end, isCritical } = bar;
  const name = labels.get(step);
  const what = name === undefined ? `line ${line}` : `line ${line}, ${name}`;
  const critical = isCritical ? ", on the critical path" : "";
  const isMaybe = status === "maybe";
  const maybe = isMaybe ? ", if it is rebuilt" : "";
  return {
    step,
    line,
    start,
    end,
    isCritical,
    isMaybe,
    left: start / axis,
    width: (end - start) / axis,
    title: `${what}: ${saySeconds(end - start)}, from ${saySeconds(start)} to ${saySeconds(end)}${critical}${maybe}`,
  };
}

const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** Round marks along so many seconds, and where the axis ends. */
export function axisOf(
  seconds: number,
  most: number,
): { readonly ticks: TimelineView["ticks"]; readonly end: number } {
  const length = Math.max(seconds, 0.1);
  const step =
    steps.find((each) => length / each <= most) ?? Math.ceil(length / most / 3600) * 3600;
  const ticks: { at: number; label: string }[] = [];
  for (let index = 0; index * step <= length * 1.0001; index++) {
    const at = index * step;
    ticks.push({ at: at / length, label: at === 0 ? "0" : saySeconds(at) });
  }
  return { ticks, end: length };
}
