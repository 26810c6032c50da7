import { loadSplit } from "@stagemap/analysis";
import type { SplitAnswer } from "@stagemap/analysis";
import { EXIT } from "../command.ts";
import type { CliCommand } from "../command.ts";
import type { Machine } from "../machine.ts";
import { diffReport } from "../order/report-diff.ts";
import { jsonReport, remarks } from "./report.ts";
import { readSplitOptions } from "./split-options.ts";
import type { SplitOptions } from "./split-options.ts";

export const split: CliCommand = {
  name: "split",
  summary: "Makes two stages of one: one that builds, and a small one that runs what was built",
  help: `Usage: stagemap split [options] Dockerfile

Prints the Dockerfile with its last stage split into one that builds and one that runs, for Python, Node, Go, Rust, Java, .NET,
PHP, Ruby, C and C++. What it takes for granted and what it comes to goes to standard error, as do the reasons where it
cannot be done or would save nothing. “-” stands for standard input. docs/split.md says what is recognised.

Options:
  --assume ID=CHOICE       Answers one of the questions that it asks; may be given several times
  --target STAGE           The stage that is split; the last one by default
  --write                  Writes the file back instead of printing it
  --format text|json|diff  How to report; json is one line with everything

Exit codes: 0 split, 1 refused or nothing gained, 2 wrong use, or a file that cannot be read or written.
`,
  async run(args, machine) {
    const read = readSplitOptions(args);
    if (!read.ok) {
      machine.complain(
        `stagemap split: ${read.message}.\n“stagemap help split” lists the options.\n`,
      );
      return EXIT.wrongUse;
    }
    return await runSplit(read.options, machine);
  },
};

async function runSplit(options: SplitOptions, machine: Machine): Promise<number> {
  const { file, format, target, answers } = options;
  const read = file === "-" ? await machine.readInput() : machine.readFile(file);
  if (!read.ok) {
    machine.complain(`stagemap split: ${file}: ${read.message}.\n`);
    return EXIT.wrongUse;
  }
  const splitter = await loadSplit();
  const answer = splitter.split({
    dockerfile: read.text,
    target: target?.toLowerCase() ?? null,
    answers,
  });
  for (const problem of unheard(answers, answer)) {
    machine.complain(`stagemap split: ${problem}.\n“stagemap help split” lists the options.\n`);
    return EXIT.wrongUse;
  }
  if (format === "json") machine.print(jsonReport(answer));
  if (!answer.ok) {
    const what = answer.kind === "refused" ? "not split" : "nothing gained";
    if (format !== "json") {
      for (const { message } of answer.reasons) {
        machine.complain(`stagemap split: ${file}: ${what}: ${message}\n`);
      }
    }
    return EXIT.found;
  }
  if (format === "diff") machine.print(diffReport(file, read.text, answer.text));
  if (format === "text" && !options.isWritten) machine.print(answer.text);
  const fault = options.isWritten ? machine.writeFile(file, answer.text) : null;
  if (fault !== null) {
    machine.complain(`stagemap split: ${file}: ${fault}.\n`);
    return EXIT.wrongUse;
  }
  if (format !== "json") machine.complain(remarks(answer));
  return EXIT.clean;
}

/** A sentence for each answer to what was not asked, or that is no choice there. */
function unheard(
  answers: Readonly<Record<string, string>>,
  { assumptions }: SplitAnswer,
): readonly string[] {
  return Object.entries(answers).flatMap(([id, value]) => {
    const asked = assumptions.find((each) => each.id === id);
    if (asked === undefined) {
      const ids = assumptions.map((each) => each.id).join(", ");
      return [`nothing asks for “${id}” here${ids === "" ? "" : `; it is one of ${ids}`}`];
    }
    const values = asked.choices.map((each) => each.value);
    return values.includes(value)
      ? []
      : [`--assume ${id} is “${value}”; it is one of ${values.join(", ")}`];
  });
}
