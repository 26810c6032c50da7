import type { Checks, RuleSettings } from "@stagemap/analysis";
import { parseDocument } from "yaml";
import type { FileResult, Machine } from "../machine.ts";
import type { Threshold } from "./check-options.ts";

/** What a configuration file says, or why it cannot be used. */
export type Configuration =
  | {
      readonly ok: true;
      readonly settings: RuleSettings;
      /** Null when no file says it. */
      readonly failOn: Threshold | null;
      /** A sentence for each setting that makes no sense; the others count. */
      readonly problems: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

const NAMES = [".hadolint.yaml", ".hadolint.yml"];

/** Reads the named configuration file, else the one in the current folder, if there is one. */
export function readConfiguration(
  named: string | null,
  checks: Checks,
  machine: Machine,
): Configuration {
  const file = named ?? NAMES.find((name) => machine.exists(name)) ?? null;
  const read: FileResult = file === null ? { ok: true, text: "" } : machine.readFile(file);
  if (!read.ok) return { ok: false, message: `${file}: ${read.message}.` };
  const document = parseDocument(read.text);
  const [fault] = document.errors;
  if (fault !== undefined) return { ok: false, message: `${file} is no YAML: ${fault.message}` };
  const plain = plainOf(document);
  if (plain instanceof Error) return { ok: false, message: `${file}: ${plain.message}.` };
  const { settings, problems } = checks.parseSettings(plain);
  return {
    ok: true,
    settings,
    failOn: failOnOf(plain, settings),
    problems: problems.map((problem) => `${file}: ${problem}`),
  };
}

/** The library throws at aliases that lead nowhere, or to more copies than a computer could hold. */
function plainOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function failOnOf(plain: unknown, settings: RuleSettings): Threshold | null {
  if (settings.isNeverFailing) return "none";
  const isSaid = typeof plain === "object" && plain !== null && "failure-threshold" in plain;
  return isSaid ? settings.failureThreshold : null;
}
