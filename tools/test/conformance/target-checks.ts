import { createAnalyzer } from "@stagemap/analysis";
import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { checker, difference, firstOf } from "./check.ts";
import type { Checks } from "./check.ts";

export interface RecordedTarget {
  readonly name?: string;
  readonly base?: string;
  readonly platform?: string;
  readonly default?: boolean;
  readonly line: number;
}

/** The stages that one can build, as BuildKit lists them; Stagemap has no descriptions. */
export function differenceOfTargets(
  text: string,
  targets: readonly RecordedTarget[],
): string | null {
  const { stages, stageItems, tree } = buildModel(parse(text), { target: null });
  const ours = stages.map((stage) => [
    stage.name ?? "",
    stage.baseWord?.text ?? "",
    stage.platform ?? "",
    stage.index === stages.length - 1,
    tree.lines[stageItems[stage.index] ?? 0],
  ]);
  const theirs = targets.map(({ name, base, platform, line, default: isDefault }) => [
    name ?? "",
    base ?? "",
    platform ?? "",
    isDefault ?? false,
    line,
  ]);
  return difference(ours, theirs);
}

interface RecordedOutline {
  readonly dockerfile: string;
  readonly frontendAttrs: Readonly<Record<string, string>>;
  readonly actual: {
    readonly args: readonly {
      readonly name: string;
      readonly value?: string;
      readonly line: number;
    }[];
  };
}

/** BuildKit lists the arguments that the target uses; Stagemap lists all, and these with the same value and place. */
const checkOutline = checker(({ dockerfile, frontendAttrs, actual }: RecordedOutline) => {
  const given = Object.entries(frontendAttrs).flatMap(([key, value]) =>
    key.startsWith("build-arg:") ? [[key.slice("build-arg:".length), value]] : [],
  );
  const analysis = createAnalyzer().analyze({
    dockerfile,
    target: frontendAttrs["target"] ?? null,
    buildArguments: Object.fromEntries(given),
  });
  const known = new Map(analysis.arguments.map((argument) => [argument.key, argument]));
  return firstOf(
    ...actual.args.map(({ name, value = "", line }) => {
      const argument = known.get(name);
      const lines = argument?.declarations.map((place) => place.line) ?? [];
      return difference([name, argument?.value ?? "", lines.includes(line)], [name, value, true]);
    }),
  );
});

export const targetChecks: Checks = {
  outline: checkOutline,
  targets: checker(
    ({
      dockerfile,
      actual,
    }: {
      dockerfile: string;
      actual: { targets: readonly RecordedTarget[] };
    }) => differenceOfTargets(dockerfile, actual.targets),
  ),
};
