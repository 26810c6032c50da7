import { loadCache } from "@stagemap/analysis";
import type { CacheAnswer } from "@stagemap/analysis";
import { basename, dirname, relative } from "node:path";
import { EXIT } from "../command.ts";
import type { CliCommand } from "../command.ts";
import { findIgnoreFile } from "../ignore-file.ts";
import type { Machine } from "../machine.ts";
import { namedChanges, readList } from "./context-list.ts";
import { readImpactOptions } from "./impact-options.ts";
import type { ImpactOptions } from "./impact-options.ts";
import { jsonReport } from "./report-json.ts";
import { textReport } from "./report-text.ts";

export const impact: CliCommand = {
  name: "impact",
  summary:
    "Says what a change would rebuild and why, by BuildKit’s cache keys, before anything is built",
  help: `Usage: stagemap impact [options] Dockerfile

Says for every step whether a build after a change takes it from the cache, rebuilds it, may rebuild it (when that depends on
what a rebuilt step puts out) or skips it, and why. “-” stands for standard input. The context is the Dockerfile's folder; the
.dockerignore in it (or Dockerfile.dockerignore) counts.

Options:
  --files LIST          A file with the context's paths, one a line, as “git ls-files” prints them; without it they are
                        inferred from the Dockerfile
  --change PATH         A file of the context whose content changed, or a folder; may be given several times
  --base-changed IMAGE  An image that holds something else than before; may be given several times
  --build-arg K=V       A build argument that has this value now; may be given several times
  --target STAGE        The stage that is built; the last one by default
  --format text|json    How to report

JSON is one line: {target, steps: [{stage, line, instruction, status, causes, seconds}], totalSeconds}. Seconds are estimates.

Exit codes: 0 answered, 2 wrong use or a file that cannot be read.
`,
  async run(args, machine) {
    const read = readImpactOptions(args);
    if (!read.ok) {
      machine.complain(
        `stagemap impact: ${read.message}.\n“stagemap help impact” lists the options.\n`,
      );
      return EXIT.wrongUse;
    }
    return await runImpact(read.options, machine);
  },
};

async function runImpact(options: ImpactOptions, machine: Machine): Promise<number> {
  const { file, list, target, format } = options;
  const dockerfile = await readNamed(file, machine);
  const listed = list === null ? null : ((await readNamed(list, machine)) ?? undefined);
  if (dockerfile === null || listed === undefined) return EXIT.wrongUse;
  const files = listed === null ? null : readList(listed);
  const { changes, unlisted } = namedChanges(options.changed, files);
  for (const name of unlisted) {
    machine.complain(
      `stagemap impact: ${name} is not in ${list ?? ""}; it is taken as a new file.\n`,
    );
  }
  const ignore = file === "-" ? null : findIgnoreFile(file, machine);
  const cache = await loadCache();
  const answer = cache.simulate({
    dockerfile,
    target: target?.toLowerCase() ?? null,
    dockerignore: ignore?.text ?? null,
    dockerfilePath: file === "-" ? null : basename(file),
    ignorePath: ignore === null ? null : relative(dirname(file), ignore.path),
    files,
    changes: {
      files: changes,
      images: options.images,
      buildArguments: options.buildArguments,
    },
  });
  const fault = faultOf(answer, target);
  if (fault !== null) {
    machine.complain(`stagemap impact: ${file}: ${fault}.\n`);
    return EXIT.wrongUse;
  }
  if (format === "text") machine.print(textReport(file, answer, machine.hasColors));
  else {
    machine.print(jsonReport(answer.report));
    for (const note of answer.report.notes) machine.complain(`stagemap impact: ${note}.\n`);
  }
  return EXIT.clean;
}

/** Null when it cannot be read, which is said. */
async function readNamed(file: string, machine: Machine): Promise<string | null> {
  const read = file === "-" ? await machine.readInput() : machine.readFile(file);
  if (read.ok) return read.text;
  machine.complain(`stagemap impact: ${file}: ${read.message}.\n`);
  return null;
}

function faultOf({ report }: CacheAnswer, target: string | null): string | null {
  if (report.target === null) return "there is no FROM, so nothing is built";
  if (target === null || report.target === target.toLowerCase()) return null;
  return `there is no stage “${target}” to build`;
}
