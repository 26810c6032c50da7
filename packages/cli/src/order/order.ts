import { loadBestOrder } from "@stagemap/analysis";
import type { BestOrder, BestOrderAnswer } from "@stagemap/analysis";
import { EXIT } from "../command.ts";
import type { CliCommand } from "../command.ts";
import { findIgnoreFile } from "../ignore-file.ts";
import { readList } from "../impact/context-list.ts";
import type { Machine } from "../machine.ts";
import { readOrderOptions } from "./order-options.ts";
import type { OrderOptions } from "./order-options.ts";
import { diffReport } from "./report-diff.ts";
import { jsonReport } from "./report-json.ts";
import { textReport } from "./report-text.ts";

export const order: CliCommand = {
  name: "order",
  summary: "Puts steps into the order in which builds take least, without changing the image",
  help: `Usage: stagemap order [options] Dockerfile…

Finds the order of each stage's steps in which a build takes least time on average, among those that keep the image as it is.
Where all sources are copied before an install, the manifests are copied first. “-” stands for standard input. What the
.dockerignore beside the Dockerfile (or Dockerfile.dockerignore) leaves out rebuilds nothing.

Options:
  --format text|json|diff  How to report: the moves with their reasons, one line of JSON a file, or a unified diff
  --write                  Writes the better Dockerfile into the file; with “-” prints it, and the report to standard error
  --files LIST             A file with the build context's paths, one a line, as “git ls-files” prints them: the manifests of
                           workspaces are then copied by their names
  --log FILE               What “git log --name-only” printed, to weigh changes as they happened in place of the usual weights
  --target STAGE           The stage that is built; the last one by default

JSON: {before: {expectedSeconds}, after: {expectedSeconds, dockerfile}, moves: [{line, to, reason}], proven}. “line” counts in the
Dockerfile as it is and “to” in the better one; “proven” is true when no order of the steps is better. Seconds are estimates.

Exit codes: 0 answered, whether or not there is something to gain; 2 wrong use or a file that cannot be read or written.
`,
  async run(args, machine) {
    const read = readOrderOptions(args);
    if (!read.ok) {
      machine.complain(
        `stagemap order: ${read.message}.\n“stagemap help order” lists the options.\n`,
      );
      return EXIT.wrongUse;
    }
    return await runOrder(read.options, machine);
  },
};

async function runOrder(options: OrderOptions, machine: Machine): Promise<number> {
  const list = await readOptional(options.list, machine);
  const log = await readOptional(options.log, machine);
  if (list === undefined || log === undefined) return EXIT.wrongUse;
  const given = { files: list === null ? null : readList(list), log };
  const bestOrder = await loadBestOrder();
  let code: number = EXIT.clean;
  for (const file of options.files) {
    const isDone = await orderFile(file, { options, given, bestOrder }, machine);
    if (!isDone) code = EXIT.wrongUse;
  }
  return code;
}

interface Ordering {
  readonly options: OrderOptions;
  readonly given: { readonly files: readonly string[] | null; readonly log: string | null };
  readonly bestOrder: BestOrder;
}

/** False when it went wrong, which is said. */
async function orderFile(
  file: string,
  { options, given, bestOrder }: Ordering,
  machine: Machine,
): Promise<boolean> {
  const text = await readNamed(file, machine);
  if (text === null) return false;
  const target = options.target?.toLowerCase() ?? null;
  const dockerignore = file === "-" ? null : (findIgnoreFile(file, machine)?.text ?? null);
  const answer = bestOrder.find({ dockerfile: text, target, dockerignore, ...given });
  const fault = faultOf(answer, options.target);
  if (fault !== null) {
    machine.complain(`stagemap order: ${file}: ${fault}.\n`);
    return false;
  }
  const isFilter = options.isWritten && file === "-";
  if (options.isWritten && !isFilter && answer.dockerfile !== text) {
    const message = machine.writeFile(file, answer.dockerfile);
    if (message !== null) {
      machine.complain(`stagemap order: ${file}: ${message}.\n`);
      return false;
    }
  }
  if (isFilter) machine.print(answer.dockerfile);
  const say = isFilter ? machine.complain : machine.print;
  if (options.format === "json") say(jsonReport(answer));
  else if (options.format === "diff") say(diffReport(file, text, answer.dockerfile));
  else {
    const hasColors = machine.hasColors && !isFilter;
    say(textReport(file, answer, { hasColors, isWritten: options.isWritten && !isFilter }));
  }
  return true;
}

/** Null without a name, undefined when it cannot be read, which is said. */
async function readOptional(
  file: string | null,
  machine: Machine,
): Promise<string | null | undefined> {
  return file === null ? null : ((await readNamed(file, machine)) ?? undefined);
}

/** Null when it cannot be read, which is said. */
async function readNamed(file: string, machine: Machine): Promise<string | null> {
  const read = file === "-" ? await machine.readInput() : machine.readFile(file);
  if (read.ok) return read.text;
  machine.complain(`stagemap order: ${file}: ${read.message}.\n`);
  return null;
}

function faultOf(
  { stageCount, target, log }: BestOrderAnswer,
  wanted: string | null,
): string | null {
  if (log?.ok === false) return `the log cannot be used: ${log.message.replace(/\.$/, "")}`;
  if (stageCount === 0) return "there is no FROM, so nothing is built";
  if (wanted === null || target === wanted.toLowerCase()) return null;
  return `there is no stage “${wanted}” to build`;
}
