import { createAnalyzer, loadCache, loadContext } from "@stagemap/analysis";
import type { CacheAnswer, ContextReport } from "@stagemap/analysis";
import { basename, dirname, relative, resolve } from "node:path";
import { EXIT } from "../command.ts";
import type { CliCommand } from "../command.ts";
import { findIgnoreFile } from "../ignore-file.ts";
import type { Machine } from "../machine.ts";
import { namedChanges, readContextList } from "./context-list.ts";
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
  --files LIST          A file with the context's paths, one a line, as “git ls-files” or “find . -type f” print them;
                        without it they are inferred from the Dockerfile
  --change PATH         A file of the context whose content changed, or a folder; may be given several times
  --base-changed IMAGE  An image that holds something else than before; may be given several times
  --build-arg K=V       A build argument that has this value now; may be given several times
  --target STAGE        The stage that is built, by its name or number; the last one by default
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
  const context = await loadContext();
  const files = listed === null ? null : readContextList(listed, context.readFileList);
  for (const note of files?.notes ?? []) complain(machine, `${list ?? ""}: ${note}`);
  const { changes, unlisted, outside } = namedChanges(options.changed, {
    files: files?.paths ?? null,
    folder: resolve(machine.folder, file === "-" ? "." : dirname(file)),
  });
  for (const name of unlisted) {
    complain(machine, `${name} is not in ${list ?? ""}; it is taken as a new file.`);
  }
  for (const name of outside) {
    complain(
      machine,
      `${name} lies outside of the build context, ${dirname(file)}; no step can take it.`,
    );
  }
  const ignore = file === "-" ? null : findIgnoreFile(file, machine);
  const project = {
    dockerfile,
    target: targetKey(dockerfile, target),
    dockerignore: ignore?.text ?? null,
    dockerfilePath: file === "-" ? null : basename(file),
  };
  const cache = await loadCache();
  const answer = cache.simulate({
    ...project,
    ignorePath: ignore === null ? null : relative(dirname(file), ignore.path),
    files: files?.paths ?? null,
    changes: {
      files: changes,
      images: options.images,
      buildArguments: options.buildArguments,
    },
  });
  const fault = faultOf(answer, project.target, target);
  if (fault !== null) {
    complain(machine, `${file}: ${fault}.`);
    return EXIT.wrongUse;
  }
  if (files !== null) {
    const known = files.paths.map((path) => ({ path, size: null }));
    sayMissing(context.report({ ...project, files: known }), machine);
  }
  if (format === "text") machine.print(textReport(file, answer, machine.hasColors));
  else {
    machine.print(jsonReport(answer.report));
    for (const note of answer.report.notes) complain(machine, `${note}.`);
  }
  return EXIT.clean;
}

function complain(machine: Machine, sentence: string): void {
  machine.complain(`stagemap impact: ${sentence}\n`);
}

/** The key of the stage that --target names: its name, or as Docker takes it, too, its number. */
function targetKey(dockerfile: string, target: string | null): string | null {
  if (target === null) return null;
  const { stages } = createAnalyzer().analyze({ dockerfile, target: null }).picture;
  const key = target.toLowerCase();
  if (stages.some((stage) => stage.key === key) || !/^\d+$/.test(target)) return key;
  return stages[Number(target)]?.key ?? key;
}

/** A build after the change would fail on these, whatever it finds in its cache. */
function sayMissing({ steps }: ContextReport, machine: Machine): void {
  for (const { line, instruction, missing, isBuilt } of steps) {
    if (!isBuilt || missing.length === 0) continue;
    const names = missing.map((name) => `“${name}”`).join(", ");
    complain(
      machine,
      `line ${line}: ${instruction} finds no ${names} in the build context, and the build fails.`,
    );
  }
}

/** Null when it cannot be read, which is said. */
async function readNamed(file: string, machine: Machine): Promise<string | null> {
  const read = file === "-" ? await machine.readInput() : machine.readFile(file);
  if (read.ok) return read.text;
  machine.complain(`stagemap impact: ${file}: ${read.message}.\n`);
  return null;
}

function faultOf(
  { report }: CacheAnswer,
  key: string | null,
  target: string | null,
): string | null {
  if (report.target === null) return "there is no FROM, so nothing is built";
  if (key === null || report.target === key) return null;
  return `there is no stage “${target ?? ""}” to build`;
}
