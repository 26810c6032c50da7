import type { RuleSettings } from "@stagemap/analysis";
import { changedFields } from "../../state/rule-settings.ts";

const severities = ["error", "warning", "info", "style"] as const;

/** The text of a `.hadolint.yaml` that says the same; empty when everything is at its default. */
export function writeSettings(settings: RuleSettings): string {
  const changed = changedFields(settings);
  const { ignored = [], trustedRegistries = [], overrides = [], labelSchema = [] } = changed;
  const byName = new Map(overrides.map(({ rule, severity }) => [rule, severity]));
  return [
    ...list("ignored", ignored),
    ...block(
      "override",
      severities.flatMap((severity) => {
        const rules = [...byName].filter(([, each]) => each === severity);
        return list(
          severity,
          rules.map(([rule]) => rule),
        );
      }),
    ),
    ...list("trustedRegistries", trustedRegistries),
    ...block(
      "label-schema",
      labelSchema.map(({ name, type }) => `${scalar(name)}: ${type}`),
    ),
    ...field("strict-labels", changed.isLabelSchemaStrict),
    ...field("disable-ignore-pragma", changed.isIgnorePragmaOff),
    ...field("pinning", changed.isPinningOff === true ? false : undefined),
    ...field("failure-threshold", changed.failureThreshold),
    ...field("no-fail", changed.isNeverFailing),
    ...field("format", typeof changed.format === "string" ? scalar(changed.format) : undefined),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function list(name: string, entries: readonly string[]): readonly string[] {
  return block(
    name,
    entries.map((entry) => `- ${scalar(entry)}`),
  );
}

/** Indented below its name; nothing at all when there is nothing in it. */
function block(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${name}:`, ...lines.map((line) => `  ${line}`)];
}

function field(name: string, value: string | boolean | undefined): readonly string[] {
  return value === undefined ? [] : [`${name}: ${value}`];
}

/** Plain where no reader of YAML could take it for anything but this text; a JSON string is one of YAML's too. */
function scalar(text: string): string {
  const isPlain =
    /^[A-Za-z][\w./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
