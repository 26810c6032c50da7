import type { Analysis } from "@stagemap/analysis";
import { carrySubject } from "../state/subjects.ts";
import type { Scenario } from "../state/scenario.ts";

interface Drawn {
  readonly text: string;
  readonly analysis: Analysis;
}

/** The scenario after an edit: what it says of a step stays with that step while its line is edited. */
export function carryScenario(scenario: Scenario, before: Drawn, after: Drawn): Scenario {
  const { changes, seconds } = scenario;
  const { lines = [], outputOf = {} } = changes;
  const now = new Set(after.analysis.places.rows.map(({ key }) => key));
  const said = [...lines, ...Object.keys(seconds), ...Object.keys(outputOf)];
  const lost = [...new Set(said.filter((key) => !now.has(key)))];
  if (lost.length === 0) return scenario;
  const moves = new Map(lost.map((key) => [key, movedKey(key, before, after)]));
  if ([...moves].every(([from, to]) => from === to)) return scenario;
  const carried = (key: string): string => moves.get(key) ?? key;
  const rekeyed = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [carried(key), value]));
  return {
    changes: {
      ...changes,
      ...(changes.lines !== undefined && { lines: [...new Set(lines.map(carried))] }),
      ...(changes.outputOf !== undefined && { outputOf: rekeyed(outputOf) }),
    },
    seconds: rekeyed(seconds),
  };
}

/** The key itself where nothing has taken its place: the line may come back. */
function movedKey(key: string, before: Drawn, after: Drawn): string {
  const row = before.analysis.places.rows.find((each) => each.key === key);
  if (row === undefined) return key;
  const subject = carrySubject({ kind: row.isFrom ? "stage" : "step", key }, before, after);
  return subject === null || (subject.kind === "stage") !== row.isFrom ? key : subject.key;
}
