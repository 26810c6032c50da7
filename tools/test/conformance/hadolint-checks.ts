import { checkText, DEFAULT_SETTINGS, parseSettings, rules } from "@stagemap/checks";
import type { RuleFinding, RuleSettings } from "@stagemap/checks";
import { parse } from "@stagemap/syntax";
import { checker } from "./check.ts";
import type { Checks } from "./check.ts";

/** A case of hadolint's own tests. */
interface HadolintCase {
  /** "SC*" stands for any of ShellCheck's, "*" for any at all. */
  readonly rule: string;
  readonly dockerfile: string;
  readonly expect: boolean;
  /** True for the same text with ONBUILD before each RUN. */
  readonly onbuild: boolean;
  readonly config: HadolintConfig | null;
}

interface HadolintConfig {
  readonly ignoreRules?: readonly string[];
  readonly allowedRegistries?: readonly string[];
  readonly labelSchema?: Readonly<Record<string, string>>;
  readonly strictLabels?: boolean;
  readonly disableIgnorePragma?: boolean;
}

const ids: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/** Whether a rule, under its own id or merged with another, finds something where hadolint does, and nothing where it does not. */
export const hadolintChecks: Checks = {
  file: checker((row: HadolintCase) => {
    const { rule, expect, dockerfile, onbuild } = row;
    if (!rule.endsWith("*") && !ids.has(rule)) return `there is no rule ${rule}`;
    const text = `${onbuild ? withOnbuild(dockerfile) : dockerfile}\n`;
    const runOptions = { isAll: true, settings: settingsOf(row) };
    const { findings } = checkText(text, { modelOptions: { target: null }, runOptions });
    const found = findings.filter((finding) => isOf(finding, rule));
    if (found.length > 0 === expect) return null;
    const lines = found.map((each) => `${each.line} ${each.rule.id}`).join(", ");
    return `${rule} should find ${expect ? "something" : `nothing, but does at ${lines}`} in ${JSON.stringify(text)}`;
  }),
};

function withOnbuild(dockerfile: string): string {
  const { items } = parse(dockerfile);
  return items
    .map((item) => {
      const isRun = item.kind === "instruction" && item.instruction.name === "RUN";
      return isRun ? `ONBUILD ${item.raw.trimStart()}` : item.raw;
    })
    .join("");
}

function isOf({ rule, aliases }: RuleFinding, wanted: string): boolean {
  if (wanted === "*") return true;
  const all = [rule.id, ...aliases];
  return wanted === "SC*" ? all.some((id) => /^SC\d/.test(id)) : all.includes(wanted);
}

function settingsOf({ config }: HadolintCase): RuleSettings {
  if (config === null) return DEFAULT_SETTINGS;
  const { settings } = parseSettings({
    ignored: config.ignoreRules,
    trustedRegistries: config.allowedRegistries,
    "label-schema": config.labelSchema,
    "strict-labels": config.strictLabels,
    "disable-ignore-pragma": config.disableIgnorePragma,
  });
  return settings;
}
