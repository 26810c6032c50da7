import { loadCompare } from "@stagemap/analysis";
import { EXIT } from "../command.ts";
import type { CliCommand } from "../command.ts";
import type { Machine } from "../machine.ts";
import { readCompareOptions } from "./compare-options.ts";
import type { CompareOptions } from "./compare-options.ts";
import { jsonReport, textReport } from "./report.ts";

export const compare: CliCommand = {
  name: "compare",
  summary: "Says what lies between two Dockerfiles: stages, steps, findings, cache and size",
  help: `Usage: stagemap compare [options] OLD NEW

Says what a change of a Dockerfile does: stages and steps that are added, removed, renamed, moved or changed, findings that are gone
or new, what runs again with the earlier build in the cache, and what ships. “-” stands for standard input. docs/compare.md says
what counts as the same.

Options:
  --target STAGE  The stage to build; the last one by default
  --json          One line with everything

Exit codes: 0 the build stays as it is, 1 it differs, 2 wrong use, or a file that cannot be read.
`,
  async run(args, machine) {
    const read = readCompareOptions(args);
    if (read.ok) return await runCompare(read.options, machine);
    machine.complain(
      `stagemap compare: ${read.message}.\n“stagemap help compare” lists the options.\n`,
    );
    return EXIT.wrongUse;
  },
};

async function runCompare(options: CompareOptions, machine: Machine): Promise<number> {
  const texts: string[] = [];
  for (const file of [options.before, options.after]) {
    const read = file === "-" ? await machine.readInput() : machine.readFile(file);
    if (!read.ok) {
      machine.complain(`stagemap compare: ${file}: ${read.message}.\n`);
      return EXIT.wrongUse;
    }
    texts.push(read.text);
  }
  const [before = "", dockerfile = ""] = texts;
  const { compare: ask } = await loadCompare();
  const target = options.target?.toLowerCase() ?? null;
  const comparison = ask({ before, dockerfile, target, files: null });
  machine.print(options.isJson ? jsonReport(comparison) : textReport(comparison));
  return comparison.isSameBuild ? EXIT.clean : EXIT.found;
}
