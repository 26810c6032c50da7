import { loadFormatter } from "@stagemap/analysis";
import type { Formatter } from "@stagemap/analysis";
import { applyEdits } from "@stagemap/text";
import { EXIT } from "../command.ts";
import type { CliCommand } from "../command.ts";
import type { Machine } from "../machine.ts";
import { readFormatOptions } from "./format-options.ts";
import type { FormatOptions } from "./format-options.ts";

export const format: CliCommand = {
  name: "format",
  summary: "Lays Dockerfiles out by fixed rules, without changing anything that BuildKit reads",
  help: `Usage: stagemap format [options] FILE…

Prints Dockerfiles laid out: keywords in capitals, one space between words, four before continued lines, one empty line
between stages. What BuildKit reads stays as it is, so nothing is rebuilt: the command of a RUN in particular keeps every blank.
A text that BuildKit refuses keeps its lines. “-” stands for standard input. docs/format.md has all the rules.

Options:
  --check      Prints the names of the files that are not laid out so, and nothing else
  --write      Writes files back, and prints the names of those that changed; the text of “-” is printed
  --canonical  Also writes AS and CMD in capitals and sorts flags. BuildKit’s syntax tree shows them so, its stages stay

With both --check and --write, files are written and the exit code still says that they were not laid out so.

Exit codes: 0 done, 1 with --check when a file is not laid out so, 2 wrong use, or a file that cannot be read or written.
`,
  async run(args, machine) {
    const read = readFormatOptions(args);
    if (!read.ok) {
      machine.complain(
        `stagemap format: ${read.message}.\n“stagemap help format” lists the options.\n`,
      );
      return EXIT.wrongUse;
    }
    return await runFormat(read.options, machine);
  },
};

async function runFormat(options: FormatOptions, machine: Machine): Promise<number> {
  const formatter = await loadFormatter();
  let isFailed = false;
  let isChanged = false;
  for (const file of options.files) {
    // One after the other: what is printed has the order of the files.
    const read = file === "-" ? await machine.readInput() : machine.readFile(file);
    const outcome = read.ok ? treat(file, read.text, { options, formatter, machine }) : read;
    if (outcome.ok) isChanged ||= outcome.isChanged;
    else {
      isFailed = true;
      machine.complain(`stagemap format: ${file}: ${outcome.message}.\n`);
    }
  }
  if (isFailed) return EXIT.wrongUse;
  return options.isCheck && isChanged ? EXIT.found : EXIT.clean;
}

type Outcome =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly message: string };

interface Tools {
  readonly options: FormatOptions;
  readonly formatter: Formatter;
  readonly machine: Machine;
}

function treat(file: string, text: string, { options, formatter, machine }: Tools): Outcome {
  const edits = formatter.format(text, { isCanonical: options.isCanonical });
  const isChanged = edits.length > 0;
  const formatted = applyEdits(text, edits);
  const { isCheck, isWritten } = options;
  const isPrinted = isWritten ? file === "-" : !isCheck;
  if (isPrinted) machine.print(formatted);
  else if (isChanged) {
    const fault = isWritten ? machine.writeFile(file, formatted) : null;
    if (fault !== null) return { ok: false, message: fault };
    machine.print(`${file}\n`);
  }
  return { ok: true, isChanged };
}
