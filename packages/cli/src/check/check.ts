import { loadChecks } from "@stagemap/analysis";
import type { FileReport } from "@stagemap/analysis";
import { EXIT } from "../command.ts";
import type { CliCommand } from "../command.ts";
import type { Machine } from "../machine.ts";
import { readCheckOptions, thresholds } from "./check-options.ts";
import type { CheckOptions, Threshold } from "./check-options.ts";
import { checkFiles } from "./checked-file.ts";
import { readConfiguration } from "./configuration.ts";
import { jsonLine } from "./report-json.ts";
import { sarifReport } from "./report-sarif.ts";
import { textReport } from "./report-text.ts";

export const check: CliCommand = {
  name: "check",
  summary:
    "Checks Dockerfiles as BuildKit, hadolint and Stagemap do, and fixes what can be fixed safely",
  help: `Usage: stagemap check [options] FILE…

Checks Dockerfiles. “-” stands for standard input. A part of a Dockerfile without FROM is checked too. The .dockerignore
beside a file (or FILE.dockerignore) is looked at as well.

Options:
  --format text|json|sarif  How to report; json is one line a file
  --all-rules               Also runs rules that are off by default, and weighs findings alike in every stage
  --config FILE             A configuration in the form of .hadolint.yaml, which is also read from the current folder
  --fix                     Applies all safe fixes; with “-” prints the fixed text, and the report to standard error
  --fail-on SEVERITY        error, warning (the default), info, style or none
  --target STAGE            The stage that is built; the last one by default

Exit codes: 0 nothing at or above the severity of --fail-on, 1 findings, 2 wrong use or a file that cannot be read.
`,
  async run(args, machine) {
    const read = readCheckOptions(args);
    if (!read.ok) {
      machine.complain(
        `stagemap check: ${read.message}.\n“stagemap help check” lists the options.\n`,
      );
      return EXIT.wrongUse;
    }
    return await runCheck(read.options, machine);
  },
};

async function runCheck(options: CheckOptions, machine: Machine): Promise<number> {
  const checks = await loadChecks();
  const configuration = readConfiguration(options.config, checks, machine);
  if (!configuration.ok) {
    machine.complain(`stagemap check: ${configuration.message}\n`);
    return EXIT.wrongUse;
  }
  for (const problem of configuration.problems) machine.complain(`stagemap check: ${problem}\n`);
  const ruleSettings = configuration.settings;
  const failOn = options.failOn ?? configuration.failOn ?? "warning";
  const reports: { file: string; report: FileReport }[] = [];
  let isUnread = false;
  for await (const checked of checkFiles(options, { checks, ruleSettings }, machine)) {
    if (!checked.ok) {
      isUnread = true;
      machine.complain(`stagemap check: ${checked.file}: ${checked.message}.\n`);
      continue;
    }
    reports.push(checked);
    print(checked, options, machine);
  }
  if (options.format === "sarif") machine.print(sarifReport(reports));
  if (isUnread) return EXIT.wrongUse;
  return reports.some(({ report }) => fails(report, failOn)) ? EXIT.found : EXIT.clean;
}

function print(
  { file, report }: { readonly file: string; readonly report: FileReport },
  { format, isFixed }: CheckOptions,
  machine: Machine,
): void {
  const isFilter = isFixed && file === "-";
  if (isFilter) machine.print(report.text);
  const say = isFilter ? machine.complain : machine.print;
  if (format === "json") say(jsonLine(file, report));
  if (format === "text") say(textReport(file, report, machine.hasColors && !isFilter));
}

function fails({ findings }: FileReport, threshold: Threshold): boolean {
  if (threshold === "none") return false;
  const limit = thresholds.indexOf(threshold);
  return findings.some(({ severity }) => thresholds.indexOf(severity) <= limit);
}
