import type { Checks, FileReport, RuleSettings } from "@stagemap/analysis";
import { findIgnoreFile } from "../ignore-file.ts";
import type { Machine } from "../machine.ts";
import type { CheckOptions } from "./check-options.ts";

/** A file with the report on it, or why there is none. */
export type CheckedFile =
  | { readonly ok: true; readonly file: string; readonly report: FileReport }
  | { readonly ok: false; readonly file: string; readonly message: string };

/** Checks files one after the other, each as soon as it is asked for. */
export async function* checkFiles(
  { files, isAll, isFixed, target }: CheckOptions,
  { checks, ruleSettings }: { readonly checks: Checks; readonly ruleSettings: RuleSettings },
  machine: Machine,
): AsyncGenerator<CheckedFile> {
  for (const file of files) {
    const read = file === "-" ? await machine.readInput() : machine.readFile(file);
    if (!read.ok) {
      yield { ok: false, file, message: read.message };
      continue;
    }
    const dockerignore = file === "-" ? null : (findIgnoreFile(file, machine)?.text ?? null);
    const report = checks.reportOn({
      dockerfile: read.text,
      target: target?.toLowerCase() ?? null,
      dockerignore,
      ruleSettings,
      isAll,
      isFixed,
    });
    const message =
      isFixed && file !== "-" && report.text !== read.text
        ? machine.writeFile(file, report.text)
        : null;
    yield message === null ? { ok: true, file, report } : { ok: false, file, message };
  }
}
