import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import type { LabelType, RuleSettings, Severity } from "@stagemap/analysis";
import { Copy } from "lucide-react";
import { useId, useMemo } from "react";
import { useApp, useRun } from "../../app-context.ts";
import { hasCommandLineSettings } from "../../state/rule-settings.ts";
import { Button } from "../../ui/Button.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { NameField } from "./NameField.tsx";
import { PairField } from "./PairField.tsx";
import styles from "./SettingsDrawer.module.css";
import { SettingsFile } from "./SettingsFile.tsx";

const severities: readonly Severity[] = ["error", "warning", "info", "style"];
const labelTypes: readonly LabelType[] = [
  "text",
  "url",
  "spdx",
  "hash",
  "rfc3339",
  "semver",
  "email",
];

/** Everything that a `.hadolint.yaml` says, to see and to change. */
export function SettingsDrawer() {
  const settings = useApp((state) => state.ruleSettings);
  const change = useApp((state) => state.changeRuleSettings);
  const rules = useApp((state) => state.rules);
  const listId = useId();
  const summaries = useMemo(() => new Map(rules.map(({ id, summary }) => [id, summary])), [rules]);
  const idOf = useMemo(() => {
    const known = new Map(rules.map(({ id }) => [id.toLowerCase(), id]));
    return (typed: string) => known.get(typed.toLowerCase()) ?? typed;
  }, [rules]);

  return (
    <div className={styles["drawer"]}>
      <SettingsFile />
      <NameField
        label="Ignored checks"
        names={settings.ignored}
        placeholder="DL3008"
        list={listId}
        describe={(id) => summaries.get(id) ?? "No check here has this name"}
        normalize={idOf}
        onChange={(ignored) => change({ ignored })}
      />
      <PairField
        label="Severities"
        what="check"
        pairs={settings.overrides.map(({ rule, severity }) => ({ name: rule, choice: severity }))}
        choices={severities}
        placeholder="DL3006"
        list={listId}
        normalize={idOf}
        onChange={(pairs) =>
          change({ overrides: pairs.map(({ name, choice }) => ({ rule: name, severity: choice })) })
        }
      />
      <NameField
        label="Trusted registries"
        names={settings.trustedRegistries}
        placeholder="any: docker.io, *.example.com"
        onChange={(trustedRegistries) => change({ trustedRegistries })}
      />
      <PairField
        label="Required labels"
        what="label"
        pairs={settings.labelSchema.map(({ name, type }) => ({ name, choice: type }))}
        choices={labelTypes}
        placeholder="maintainer"
        onChange={(pairs) =>
          change({ labelSchema: pairs.map(({ name, choice }) => ({ name, type: choice })) })
        }
      />
      <div className={styles["switches"]}>
        <Switch
          label="No other labels than these"
          isOn={settings.isLabelSchemaStrict}
          onToggle={() => change({ isLabelSchemaStrict: !settings.isLabelSchemaStrict })}
        />
        <Switch
          label="Honour hadolint’s ignore comments"
          title="Comments such as “# hadolint ignore=DL3008”"
          isOn={!settings.isIgnorePragmaOff}
          onToggle={() => change({ isIgnorePragmaOff: !settings.isIgnorePragmaOff })}
        />
      </div>
      <CommandLineNote settings={settings} />
      <Actions isChanged={settings !== DEFAULT_SETTINGS} />
      <datalist id={listId}>
        {rules.map(({ id, summary }) => (
          <option key={id} value={id}>
            {summary}
          </option>
        ))}
      </datalist>
    </div>
  );
}

/** What a file brought that has no effect here is kept, and said. */
function CommandLineNote({ settings }: { readonly settings: RuleSettings }) {
  if (!hasCommandLineSettings(settings)) return null;
  const { failureThreshold, isNeverFailing, format } = settings;
  const parts = [
    failureThreshold === DEFAULT_SETTINGS.failureThreshold
      ? []
      : `failure-threshold: ${failureThreshold}`,
    isNeverFailing ? "no-fail: true" : [],
    format === null ? [] : `format: ${format}`,
  ].flat();
  return (
    <p className={styles["note"]}>
      Kept for the command line: <code>{parts.join(", ")}</code>
    </p>
  );
}

function Actions({ isChanged }: { readonly isChanged: boolean }) {
  const run = useRun();
  return (
    <div className={styles["actions"]}>
      <Button
        look="framed"
        disabled={!isChanged}
        title={isChanged ? undefined : "Everything is at its default"}
        onClick={() => run("copy-rule-settings")}
      >
        <Copy size={14} aria-hidden />
        Copy as .hadolint.yaml
      </Button>
      <Button disabled={!isChanged} onClick={() => run("reset-rule-settings")}>
        Reset
      </Button>
    </div>
  );
}
