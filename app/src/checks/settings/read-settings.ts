import { loadChecks } from "@stagemap/analysis";
import type { RuleSettings } from "@stagemap/analysis";

export type ReadSettings =
  | {
      readonly ok: true;
      readonly settings: RuleSettings;
      /** A sentence for each thing that makes no sense; the rest counts. */
      readonly problems: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** More than any such file has. */
const mostCharacters = 200_000;

/** The settings in the text of a `.hadolint.yaml`. Loads what reads YAML, which nothing else needs. */
export async function readSettings(text: string): Promise<ReadSettings> {
  if (text.trim() === "") return failure("There is nothing in it.");
  if (text.length > mostCharacters) return failure("It is far too long for a list of settings.");
  const loaded = await Promise.all([import("yaml"), loadChecks()]).catch(() => null);
  if (loaded === null) {
    return failure("What reads YAML could not be loaded. Reload the page to try again.");
  }
  const [{ parseDocument }, checks] = loaded;
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault !== undefined) return failure(`It is no YAML: ${firstLine(fault.message)}.`);
  const plain = plainOf(() => document.toJS());
  if (!plain.ok) return plain;
  const { settings, problems } = checks.parseSettings(plain.value);
  return { ok: true, settings, problems };
}

/** The library throws at aliases that lead nowhere, or to so many copies that no page could hold them. */
function plainOf(
  convert: () => unknown,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; message: string } {
  try {
    return { ok: true, value: convert() };
  } catch (error) {
    return failure(`It is no YAML: ${firstLine(error instanceof Error ? error.message : "")}.`);
  }
}

/** Without the lines of the text that the library quotes below. */
function firstLine(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/[:.]$/, "");
}

function failure(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
